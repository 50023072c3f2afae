import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { PlaybookRun } from '#shared/contract/playbooks.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { isRunDone } from '#shared/domain/playbook.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { playbookRow, runsWithTasks } from './playbook-repository.ts';
import { RunWriter } from './run-writer.ts';
import { toRun } from './run-view.ts';

/** Rows of one mutation (sync.md 2.17), with room for the largest playbook. */
const ROWS = 350;

/** Playbooks at work on accounts (I1). */
export class RunService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async runsOfAccount({ accountId }: { accountId: string }): Promise<PlaybookRun[]> {
    const found = await this.#kernel.unitOfWork.read((db) => runsWithTasks(db, { accountId }));
    return found.map(toRun);
  }

  /** By hand, where it is not running already: all of it is written or none, and one undo takes it back. */
  start({
    playbookId,
    accountIds,
    firingId,
  }: {
    playbookId: string;
    accountIds: readonly string[];
    firingId?: string | undefined;
  }): Promise<{ started: number; running: number }> {
    const { unitOfWork, clock, actor, newId } = this.#kernel;
    const today = clock.today();
    return unitOfWork.write('playbooks.start', async (context) => {
      const { db, rows, endMutation } = context;
      if (!(await playbookRow(db, playbookId))) throw new DomainError('ROW_NOT_FOUND', { what: 'playbook' });
      const wanted = new Set(accountIds);
      const [all, modelOf, runs] = await Promise.all([
        db
          .selectFrom('account')
          .select(['id', 'owner_id', 'segment_id', 'touch_model_id'])
          .where('deleted_at', 'is', null)
          .execute(),
        touchModelFinder(db),
        runsWithTasks(db, { playbookId, runningOnly: true }),
      ]);
      const busy = new Set(runs.map(({ run }) => run.account_id));
      const accounts = all.filter(({ id }) => wanted.has(id));
      if (accounts.length === 0) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const writer = new RunWriter(context, { today, memberId: actor.memberId, deviceId: actor.deviceId });
      const campaignId = firingId === undefined ? null : await campaignOf(db, firingId);
      let [started, written] = [0, 0];
      for (const account of accounts) {
        if (busy.has(account.id)) continue;
        if (written >= ROWS) {
          endMutation();
          written = 0;
        }
        const { rules } = modelOf(account);
        written += await writer.start({
          playbookId,
          account: { id: account.id, ownerId: account.owner_id, touchModel: rules.key },
          startKey: firingId ?? newId(),
          firingId: firingId ?? null,
          campaignId,
        });
        started += 1;
      }
      if (firingId !== undefined) {
        rows.update('firing', firingId, { state: 'dealt_with', dealt_by: actor.memberId, dealt_on: today });
      }
      return { started, running: accounts.length - started };
    });
  }

  /** What is open of it is called off; what was done stays done. @throws DomainError ROW_NOT_FOUND */
  stop({ runId, reason }: { runId: string; reason: string }): Promise<Record<string, never>> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.write('playbooks.stop', async ({ db, rows }) => {
      const [found] = await runsWithTasks(db, { runId });
      if (found?.run.state !== 'running') throw new DomainError('ROW_NOT_FOUND', { what: 'playbook_run' });
      for (const task of found.tasks) {
        if (task.done_at === null && task.canceled_at === null)
          rows.update('task', task.id, { canceled_at: clock.now() });
      }
      rows.update('playbook_run', runId, { state: 'stopped', ended_on: clock.today(), outcome: reason });
      return {};
    });
  }
}

/** The campaign of the rule that fired, or the one whose round it was (I4). */
async function campaignOf(db: WriteContext['db'], firingId: string): Promise<string | null> {
  const found = await db
    .selectFrom('firing')
    .leftJoin('trigger_rule', 'trigger_rule.id', 'firing.rule_id')
    .leftJoin('campaign', 'campaign.id', 'firing.rule_id')
    .select(['trigger_rule.campaign_id', 'campaign.id as round_of'])
    .where('firing.id', '=', firingId)
    .executeTakeFirst();
  return found?.campaign_id ?? found?.round_of ?? null;
}

/** I1. A run ends by itself with its last step, and goes on when one of them is opened again. Inside a unit of work. */
export async function settleRun({ db, rows }: WriteContext, runId: string, today: Day): Promise<void> {
  const [found] = await runsWithTasks(db, { runId });
  if (!found || found.run.state === 'stopped') return;
  const steps = found.tasks.map(({ done_at, canceled_at }) => ({
    done: done_at !== null,
    canceled: canceled_at !== null,
  }));
  const isDone = isRunDone(steps);
  if (isDone === (found.run.state === 'done')) return;
  rows.update('playbook_run', runId, { state: isDone ? 'done' : 'running', ended_on: isDone ? today : null });
}
