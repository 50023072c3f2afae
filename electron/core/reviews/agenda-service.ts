import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { MeetingStage } from '#shared/domain/vocabulary.ts';
import type { RowAudience } from '#shared/sync/tables/account-tables.ts';
import { agendaTemplates, insertAgenda } from './agenda-content.ts';
import { accountOfReview } from './review-repository.ts';
import { changePart, type Done, lastKey, type Partly, prepare } from './review-writing.ts';

interface AgendaFields {
  stage: MeetingStage;
  title: string;
  minutes: number;
  clientTalks: boolean;
  notes: string | null;
  notesAudience: RowAudience;
  audience: RowAudience;
}

/** Time boxes and what is decided in them (F5). */
export class AgendaService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  applyAgenda({ reviewId, templateId }: { reviewId: string; templateId: string }): Promise<Done> {
    const { actor } = this.#kernel;
    return prepare(this.#kernel, reviewId, 'reviews.agenda', async (context, review) => {
      const template = (await agendaTemplates(context.db, actor.workspaceId)).find(({ id }) => id === templateId);
      const account = await accountOfReview(context.db, review.account_id);
      if (!template || !account) throw new DomainError('ROW_NOT_FOUND', { what: 'agenda_template' });
      const old = await context.db
        .selectFrom('agenda_item')
        .select('id')
        .where('review_id', '=', reviewId)
        .where('deleted_at', 'is', null)
        .execute();
      for (const { id } of old) context.rows.trash('agenda_item', id);
      insertAgenda(context, template, {
        reviewId,
        accountId: account.id,
        durationMinutes: review.duration_minutes,
        language: account.language,
        actor,
      });
      return {};
    });
  }

  addAgendaItem(
    input: { reviewId: string } & Partly<AgendaFields> &
      Pick<AgendaFields, 'stage' | 'title' | 'minutes' | 'clientTalks'>,
  ): Promise<{ id: string }> {
    const { reviewId, ...fields } = input;
    return prepare(this.#kernel, reviewId, 'reviews.agendaItem', async (context, review) => ({
      id: context.rows.insert('agenda_item', {
        account_id: review.account_id,
        review_id: reviewId,
        audience: 'client',
        ...agendaColumns(fields),
        stage: fields.stage,
        title: fields.title,
        minutes: fields.minutes,
        client_talks: fields.clientTalks ? 1 : 0,
        position: await lastKey(context, this.#kernel, 'agenda_item', reviewId),
      }).id,
    }));
  }

  saveAgendaItem({ id, ...fields }: { id: string } & Partly<AgendaFields>): Promise<Done> {
    return changePart(this.#kernel, { table: 'agenda_item', id }, ({ rows }) =>
      rows.update('agenda_item', id, agendaColumns(fields)),
    );
  }

  moveAgendaItem({ id, afterId }: { id: string; afterId: string | null }): Promise<Done> {
    const { actor } = this.#kernel;
    return changePart(this.#kernel, { table: 'agenda_item', id }, async ({ db, rows }, reviewId) => {
      const others = (
        await db
          .selectFrom('agenda_item')
          .select(['id', 'position'])
          .where('review_id', '=', reviewId)
          .where('deleted_at', 'is', null)
          .orderBy('position')
          .orderBy('id')
          .execute()
      ).filter((row) => row.id !== id);
      const at = others.findIndex((row) => row.id === afterId);
      const position = keyBetween(
        others[at]?.position ?? null,
        others[at + 1]?.position ?? null,
        deviceSuffix(actor.deviceId),
      );
      rows.update('agenda_item', id, { position });
    });
  }

  addDecision({ reviewId, body }: { reviewId: string; body: string }): Promise<{ id: string }> {
    return prepare(this.#kernel, reviewId, 'reviews.decision', async (context, review) => ({
      id: context.rows.insert('decision', {
        account_id: review.account_id,
        review_id: reviewId,
        body,
        audience: 'client',
        position: await lastKey(context, this.#kernel, 'decision', reviewId),
      }).id,
    }));
  }

  saveDecision({
    id,
    ...patch
  }: {
    id: string;
    body?: string | undefined;
    audience?: RowAudience | undefined;
  }): Promise<Done> {
    return changePart(this.#kernel, { table: 'decision', id }, ({ rows }) =>
      rows.update('decision', id, {
        ...(patch.body !== undefined && { body: patch.body }),
        ...(patch.audience !== undefined && { audience: patch.audience }),
      }),
    );
  }
}

const agendaColumns = (fields: Partly<AgendaFields>) => ({
  ...(fields.stage !== undefined && { stage: fields.stage }),
  ...(fields.title !== undefined && { title: fields.title }),
  ...(fields.minutes !== undefined && { minutes: fields.minutes }),
  ...(fields.clientTalks !== undefined && { client_talks: fields.clientTalks ? (1 as const) : (0 as const) }),
  ...(fields.notes !== undefined && { notes: fields.notes }),
  ...(fields.notesAudience !== undefined && { notes_audience: fields.notesAudience }),
  ...(fields.audience !== undefined && { audience: fields.audience }),
});
