import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { JourneyThresholds } from '#shared/domain/journey.ts';
import { type JourneyPlan, journeyOf, stageOn } from '#shared/domain/journey-course.ts';
import { endStage, type StageChange } from '#shared/domain/journey-moves.ts';
import type { StageKind } from '#shared/domain/vocabulary.ts';
import { findAccount } from '../accounts/account-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { journeyFinder } from './journey-repository.ts';

type Context = Pick<WriteContext, 'db' | 'rows'>;

/** @throws DomainError ROW_NOT_FOUND, and VALUE_REFUSED where nobody knows when the relation began */
export const planForChange = async (
  db: Kysely<Database>,
  accountId: string,
): Promise<{ plan: JourneyPlan; thresholds: JourneyThresholds }> => {
  const account = await findAccount(db, accountId);
  if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
  const { planOf, thresholds } = await journeyFinder(db, accountId);
  const plan = planOf(account);
  if (!plan) throw new DomainError('VALUE_REFUSED', { field: 'ongoingStart', reason: 'missing' });
  return { plan, thresholds };
};

export const writeStages = ({ rows }: Context, accountId: string, changes: readonly StageChange[]): void => {
  for (const { number, startsOn, plannedEnd, endedOn } of changes) {
    rows.put('account_stage', {
      account_id: accountId,
      number: String(number),
      starts_on: startsOn,
      planned_end: plannedEnd,
      ended_on: endedOn,
    });
  }
};

/**
 * D3, F9. Something happened that ends a stage: the hand-over was accepted, the welcome review held or the account
 * activated, the QBR followed up. Inside the unit of work of what happened, so that one undo takes back both. An account
 * that stands in another stage is left as it is; a review followed up in the last days before its window ends both.
 */
export const endStageByFact = async (
  context: Context,
  { accountId, kind, on, today }: { accountId: string; kind: StageKind; on: Day; today: Day },
): Promise<void> => {
  const account = await findAccount(context.db, accountId);
  if (!account || account.status === 'lost') return;
  const plan = (await journeyFinder(context.db, accountId)).planOf(account);
  if (!plan) return;
  const { current, following } = journeyOf(plan, today);
  if (current.kind === kind) return writeStages(context, accountId, endStage(plan, today, on));
  const [next] = following;
  if (kind !== 'review_window' || next?.kind !== kind || current.daysLeft >= EARLY_DAYS) return;
  const endedOn = on < current.startsOn ? current.startsOn : on;
  writeStages(context, accountId, [
    { number: current.position, startsOn: current.startsOn, endedOn },
    { number: next.position, startsOn: endedOn, endedOn: today },
    { number: next.position + 1, startsOn: today },
  ]);
};

/** A review held so shortly before its window opens is the one of that window. */
const EARLY_DAYS = 30;

/**
 * D3. From now on somebody follows this account's first stages: a client that was entered here and stands in its
 * hand-over or welcome can be behind there. Imported clients whose first days lie behind them are left to the calendar.
 */
export const followFirstStage = async (context: Context, accountId: string, today: Day): Promise<void> => {
  const account = await findAccount(context.db, accountId);
  if (!account || account.status === 'lost') return;
  const { planOf, thresholds } = await journeyFinder(context.db, accountId);
  const plan = planOf(account);
  if (!plan || plan.overrides.length > 0) return;
  const stage = stageOn(plan, today, thresholds);
  if (stage.round > 0) return;
  writeStages(context, accountId, [{ number: stage.position, startsOn: stage.startsOn }]);
};
