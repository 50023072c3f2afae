import type { Outgoing, Send } from '#shared/contract/communication.ts';
import type { SendResult } from '#shared/domain/method-vocabulary.ts';
import { runStepOf } from '#shared/domain/communication.ts';
import { variantFor } from '#shared/domain/content-variants.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { settleRun } from '../playbooks/run-service.ts';
import { liveVariants } from './content-repository.ts';
import { saveMailDrafts } from './mail-draft.ts';
import { readSends, waitingFor } from './send-repository.ts';

/** Contents on their way to clients (H4, H5). The app drafts and keeps account; it sends nothing itself. */
export class SendService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async waiting(): Promise<{ drafts: Send[]; proposed: Send[] }> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const sends = await unitOfWork.read((db) =>
      readSends(db, { today: clock.today(), which: waitingFor(actor.memberId) }),
    );
    return {
      drafts: sends.filter(({ state }) => state === 'draft'),
      proposed: sends.filter(({ state }) => state === 'proposed'),
    };
  }

  ofAccount({ accountId }: { accountId: string }) {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read(async (db) => ({
      sends: await readSends(db, {
        today: clock.today(),
        which: (query) =>
          query
            .where('s.account_id', '=', accountId)
            .where('s.state', '<>', 'skipped')
            .orderBy((eb) => eb('s.sent_on', 'is not', null))
            .orderBy('s.sent_on', 'desc')
            .orderBy('s.due_on'),
      }),
      tracks: await db
        .selectFrom('track_enrollment as e')
        .innerJoin('communication_track as t', 't.id', 'e.track_id')
        .select(['e.track_id as trackId', 't.content_key as contentKey', 't.name', 'e.started_on as startedOn'])
        .where('e.account_id', '=', accountId)
        .where('e.stopped_on', 'is', null)
        .where('e.deleted_at', 'is', null)
        .where('t.deleted_at', 'is', null)
        .where('t.active', '=', 1)
        .execute(),
    }));
  }

  propose({ accountId, contentId }: { accountId: string; contentId: string }): Promise<{ id: string }> {
    const { unitOfWork, clock, newId } = this.#kernel;
    return unitOfWork.write('communication.propose', async ({ db, rows }) => {
      const variants = (await liveVariants(db)).filter(({ content_id }) => content_id === contentId);
      return rows.insert('content_sent', {
        account_id: accountId,
        send_key: `hand:${newId()}`,
        content_id: contentId,
        variant_id: variantFor(
          contentId,
          accountId,
          variants.map(({ id }) => id),
        ),
        due_on: clock.today(),
        state: 'proposed',
        result: 'none',
      });
    });
  }

  /** A text that was confirmed before, here or on another laptop, is not logged twice. */
  confirm({ sends }: { sends: readonly Outgoing[] }): Promise<{ sent: number }> {
    return this.#kernel.unitOfWork.write('communication.confirm', async (context) => {
      let sent = 0;
      for (const outgoing of sends) if (await this.#confirmOne(context, outgoing)) sent += 1;
      return { sent };
    });
  }

  async #confirmOne(context: WriteContext, { id, subject, body, contactId }: Outgoing): Promise<boolean> {
    const { db, rows } = context;
    const { actor, clock } = this.#kernel;
    const found = await db.selectFrom('content_sent').selectAll().where('id', '=', id).executeTakeFirst();
    if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'content_sent' });
    if (found.state === 'sent') return false;
    const interaction = rows.insert('interaction', {
      account_id: found.account_id,
      author_id: actor.memberId,
      channel: 'email',
      direction: 'outbound',
      happened_at: clock.now(),
      subject,
      body,
      // Of the batch the app prepared the text unasked; a proposal was somebody's own work.
      automated: found.state === 'draft' ? 1 : 0,
      planned: 1,
      audience: 'client',
    });
    if (contactId !== null) {
      rows.insert('interaction_participant', {
        account_id: found.account_id,
        interaction_id: interaction.id,
        contact_id: contactId,
      });
    }
    rows.update('content_sent', id, {
      state: 'sent',
      sent_on: clock.today(),
      contact_id: contactId,
      interaction_id: interaction.id,
    });
    await this.#doStep(context, found.send_key);
    return true;
  }

  /** I1. What a step of a playbook asked to send is sent: the step is done. */
  async #doStep(context: WriteContext, sendKey: string): Promise<void> {
    const step = runStepOf(sendKey);
    if (step === null) return;
    const { clock } = this.#kernel;
    const task = await context.db
      .selectFrom('task')
      .select('id')
      .where('source', '=', 'playbook')
      .where('source_id', '=', step.runId)
      .where('source_key', '=', step.stepId)
      .where('step_kind', '=', 'content')
      .where('done_at', 'is', null)
      .where('canceled_at', 'is', null)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!task) return;
    context.rows.update('task', task.id, { done_at: clock.now() });
    await settleRun(context, step.runId, clock.today());
  }

  async skip({ ids }: { ids: readonly string[] }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('communication.skip', ({ rows }) => {
      for (const id of ids) rows.update('content_sent', id, { state: 'skipped' });
    });
    return {};
  }

  async setResult({ id, result }: { id: string; result: SendResult }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('communication.result', ({ rows }) =>
      rows.update('content_sent', id, { result }),
    );
    return {};
  }

  saveMail(input: {
    sends: readonly Outgoing[];
    token: string;
    place: 'file' | 'folder';
  }): Promise<{ files: string[] }> {
    return saveMailDrafts(this.#kernel, input);
  }
}
