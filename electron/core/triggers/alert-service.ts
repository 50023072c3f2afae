import type { Kysely } from 'kysely';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { Database } from '#database/schema.ts';
import type { Alert } from '#shared/contract/triggers.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { readMetValues } from '#shared/domain/trigger-rule.ts';

/** Of an account, closed alerts of so many days are shown with the open ones. */
const KEPT_DAYS = 365;

/** Alerts: firings that nobody dealt with yet (I2). */
export class AlertService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({
    accountId,
    known = false,
  }: {
    accountId?: string | undefined;
    known?: boolean | undefined;
  }): Promise<Alert[]> {
    const { unitOfWork, clock } = this.#kernel;
    const since = addDays(clock.today(), -KEPT_DAYS);
    return unitOfWork.read((db) =>
      alerts(db, accountId === undefined ? (known ? 'known' : 'open') : { accountId, since }),
    );
  }

  /** @throws DomainError VALUE_REFUSED: dismissed without a reason */
  close({
    ids,
    state,
    note,
  }: {
    ids: readonly string[];
    state: 'dealt_with' | 'dismissed';
    note: string | null;
  }): Promise<{ closed: number }> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const reason = note?.trim() ? note.trim() : null;
    if (state === 'dismissed' && reason === null)
      throw new DomainError('VALUE_REFUSED', { field: 'note', reason: 'required' });
    const label = state === 'dismissed' ? 'triggers.dismiss' : 'triggers.deal';
    return unitOfWork.write(label, async ({ db, rows }) => {
      const open = await db
        .selectFrom('firing')
        .select('id')
        .where('id', 'in', ids)
        .where('state', 'in', ['open', 'known'])
        .where('deleted_at', 'is', null)
        .execute();
      const patch = { state, note: reason, dealt_by: actor.memberId, dealt_on: clock.today() };
      for (const { id } of open) rows.update('firing', id, patch);
      return { closed: open.length };
    });
  }
}

/** Of the portfolio what stands so, or of one account all with what was closed since a day; the latest first. */
export async function alerts(
  db: Kysely<Database>,
  of: 'open' | 'known' | { accountId: string; since: string },
): Promise<Alert[]> {
  let query = db
    .selectFrom('firing')
    .innerJoin('account', 'account.id', 'firing.account_id')
    .leftJoin('trigger_rule', 'trigger_rule.id', 'firing.rule_id')
    .leftJoin('campaign', 'campaign.id', 'firing.rule_id')
    .leftJoin('playbook_run', (join) =>
      join.onRef('playbook_run.firing_id', '=', 'firing.id').on('playbook_run.deleted_at', 'is', null),
    )
    .select(['firing.id', 'firing.rule_id', 'firing.account_id', 'firing.fired_on', 'firing.state', 'firing.facts'])
    .select(['firing.dealt_on', 'firing.note', 'account.name', 'account.owner_id', 'playbook_run.id as run_id'])
    .select(['trigger_rule.playbook_id', 'campaign.id as campaign_id', 'campaign.playbook_id as campaign_playbook'])
    .where('firing.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null);
  query =
    typeof of === 'string'
      ? query.where('firing.state', '=', of)
      : query
          .where('firing.account_id', '=', of.accountId)
          .where((eb) => eb.or([eb('firing.state', 'in', ['open', 'known']), eb('firing.fired_on', '>=', of.since)]));
  const rows = await query.orderBy('firing.fired_on', 'desc').orderBy('account.name').orderBy('firing.id').execute();
  return rows.map((row) => ({
    id: row.id,
    ruleId: row.rule_id,
    campaignId: row.campaign_id,
    accountId: row.account_id,
    accountName: row.name,
    ownerId: row.owner_id,
    firedOn: row.fired_on,
    state: row.state,
    values: readMetValues(row.facts),
    playbookId: row.playbook_id ?? row.campaign_playbook,
    runId: row.run_id,
    dealtOn: row.dealt_on,
    note: row.note,
  }));
}
