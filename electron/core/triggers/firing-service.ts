import type { Kysely } from 'kysely';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Database } from '#database/schema.ts';
import { campaignKey, campaignRound, inAudience } from '#shared/domain/campaign.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { type NewFiring, type TriggerOutcome, triggerOutcome } from '#shared/domain/trigger-engine.ts';
import {
  type Condition,
  type MetRule,
  type MetValue,
  isWrittenByHand,
  readConditions,
  type TriggerFacts,
} from '#shared/domain/trigger-rule.ts';
import { naturalId } from '#shared/sync/ids.ts';
import { RunWriter } from '../playbooks/run-writer.ts';
import {
  arrivingAccounts,
  campaignRows,
  firingsOf,
  keepWatched,
  runningPlaybooksOf,
  triggerRules,
} from './trigger-repository.ts';

/** An account as it was computed: its picture and the rules that it meets. */
export interface Computed {
  facts: TriggerFacts;
  met: readonly MetRule[];
}

/** A round of a campaign that reaches an account today (I4). */
interface Reached {
  campaignId: string;
  playbookId: string;
  round: Day;
  values: MetValue[];
}

interface Decided {
  facts: TriggerFacts;
  /** Firings that are only known when their cause is back: of an account that has just come, and not of what was written by hand. */
  quiet: ReadonlySet<string>;
  outcome: TriggerOutcome;
  reached: Reached[];
}

interface Round {
  id: string;
  playbookId: string;
  conditions: readonly Condition[];
  on: Day;
}

/** Rows of one mutation (sync.md 2.17), with room for the largest playbook. */
const ROWS = 350;

type Kept = Pick<Kernel, 'unitOfWork' | 'clock' | 'actor'>;

/**
 * Writes what rules decide (I2): firings, the playbooks they start, and the rounds of campaigns (I4). Only for accounts
 * of the member at work, after each change and daily; the ids make two laptops of one owner meet on the same rows.
 */
export class FiringService {
  readonly #kernel: Kept;
  /** Accounts that are known to have been looked at: a change of one is not to cost another commit. */
  readonly #watched = new Set<string>();

  constructor(kernel: Kept) {
    this.#kernel = kernel;
  }

  async afterComputed(computed: readonly Computed[]): Promise<void> {
    const { actor, unitOfWork, clock } = this.#kernel;
    const own = computed.filter(({ facts }) => facts.ownerId === actor.memberId);
    if (own.length === 0) return;
    const today = clock.today();
    const who = { today, now: clock.now(), memberId: actor.memberId };
    const decided = await unitOfWork.read((db) => decide(db, own, who));
    if (decided.length > 0) await unitOfWork.write(null, (context) => this.#write(context, decided, today));
    const first = own.map(({ facts }) => facts.accountId).filter((id) => !this.#watched.has(id));
    if (first.length === 0) return;
    await unitOfWork.derive((sqlite) => keepWatched(sqlite, first, today));
    for (const id of first) this.#watched.add(id);
  }

  async #write(context: WriteContext, decided: readonly Decided[], today: Day): Promise<void> {
    const { memberId, deviceId } = this.#kernel.actor;
    const runs = new RunWriter(context, { today, memberId, deviceId });
    let written = 0;
    for (const { facts, quiet, outcome, reached } of decided) {
      for (const id of outcome.close) {
        context.rows.update('firing', id, { state: 'dealt_with', dealt_by: null, dealt_on: today });
      }
      for (const id of outcome.reopen)
        context.rows.update('firing', id, { state: quiet.has(id) ? 'known' : 'open', dealt_on: null });
      written += outcome.close.length + outcome.reopen.length;
      for (const firing of outcome.fire) written += await fire(context, runs, facts, firing, today);
      for (const round of reached) written += await reach(context, runs, facts, round, today);
      if (written < ROWS) continue;
      context.endMutation();
      written = 0;
    }
  }
}

const asAccount = ({ accountId, ownerId, touchModel }: TriggerFacts) => ({ id: accountId, ownerId, touchModel });

const addFiring = (
  { rows }: WriteContext,
  key: { rule_id: string; account_id: string; occurrence: string },
  values: readonly MetValue[],
  today: Day,
  state: 'open' | 'known' = 'open',
): string | null => {
  const id = naturalId('firing', '', [key.rule_id, key.account_id, key.occurrence]);
  // It came from another laptop since the decision was read, or somebody trashed it.
  if (rows.has('firing', id)) return null;
  rows.insert('firing', { ...key, fired_on: today, facts: JSON.stringify(values), state }, id);
  return id;
};

async function fire(
  context: WriteContext,
  runs: RunWriter,
  facts: TriggerFacts,
  { ruleId, occurrence, values, playbookId, campaignId, start }: NewFiring,
  today: Day,
): Promise<number> {
  const key = { rule_id: ruleId, account_id: facts.accountId, occurrence };
  const firingId = addFiring(context, key, values, today, start === 'know' ? 'known' : 'open');
  if (firingId === null) return 0;
  if (start !== 'start' || playbookId === null) return 1;
  return 1 + (await runs.start({ playbookId, account: asAccount(facts), startKey: firingId, firingId, campaignId }));
}

/** A campaign starts its playbook without an alert each; for exclusive touch it only asks (H4). */
async function reach(
  context: WriteContext,
  runs: RunWriter,
  facts: TriggerFacts,
  { campaignId, playbookId, round, values }: Reached,
  today: Day,
): Promise<number> {
  if (facts.touchModel === 'exclusive') {
    const key = { rule_id: campaignId, account_id: facts.accountId, occurrence: `round:${round}` };
    return addFiring(context, key, values, today) === null ? 0 : 1;
  }
  return runs.start({ playbookId, account: asAccount(facts), startKey: campaignKey(campaignId, round), campaignId });
}

async function decide(
  db: Kysely<Database>,
  own: readonly Computed[],
  who: { today: Day; now: string; memberId: string },
): Promise<Decided[]> {
  const ids = own.map(({ facts }) => facts.accountId);
  const [rules, rounds, firings, running, come] = await Promise.all([
    triggerRules(db),
    openRounds(db, who.today),
    firingsOf(db, ids),
    runningPlaybooksOf(db, ids),
    arrivingAccounts(db, ids, who),
  ]);
  const started = await startedRounds(db, rounds);
  return own.flatMap(({ facts, met }): Decided[] => {
    const { accountId, ownerId, touchModel } = facts;
    const known = firings.get(accountId) ?? [];
    const runningPlaybooks = running.get(accountId) ?? [];
    const arriving = come.has(accountId);
    const state = { ownerId, touchModel, firings: known, runningPlaybooks, arriving };
    const outcome = triggerOutcome(state, met, rules, who);
    const busy = new Set([...runningPlaybooks, ...outcome.fire.map(({ playbookId }) => playbookId)]);
    const reached = rounds.flatMap(({ id, playbookId, conditions, on }): Reached[] => {
      const isKnown =
        started.has(`${accountId} ${campaignKey(id, on)}`) ||
        known.some(({ ruleId, occurrence }) => ruleId === id && occurrence === `round:${on}`);
      const meeting = isKnown || busy.has(playbookId) ? null : inAudience(facts, conditions, who.today);
      return meeting ? [{ campaignId: id, playbookId, round: on, values: meeting.values }] : [];
    });
    const changes = outcome.fire.length + outcome.close.length + outcome.reopen.length + reached.length;
    const came = arriving ? known.filter(({ occurrence }) => !isWrittenByHand(occurrence)) : [];
    return changes === 0 ? [] : [{ facts, quiet: new Set(came.map(({ id }) => id)), outcome, reached }];
  });
}

/** Campaigns by calendar whose round is under way. */
async function openRounds(db: Kysely<Database>, today: Day): Promise<Round[]> {
  const rows = await campaignRows(db);
  return rows.flatMap(({ id, playbook_id, conditions, state, rhythm, starts_on, ends_on }) => {
    const on = campaignRound({ state, rhythm, startsOn: starts_on, endsOn: ends_on }, today);
    return on === null || playbook_id === null
      ? []
      : [{ id, playbookId: playbook_id, conditions: readConditions(conditions), on }];
  });
}

/** `account start_key` of the rounds that were started. */
async function startedRounds(db: Kysely<Database>, rounds: readonly Round[]): Promise<Set<string>> {
  if (rounds.length === 0) return new Set();
  const keys = rounds.map(({ id, on }) => campaignKey(id, on));
  const rows = await db
    .selectFrom('playbook_run')
    .select(['account_id', 'start_key'])
    .where('start_key', 'in', keys)
    .execute();
  return new Set(rows.map(({ account_id, start_key }) => `${account_id} ${start_key}`));
}
