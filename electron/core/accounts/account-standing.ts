import type { PortfolioRow } from '#shared/contract/accounts.ts';
import type { HealthNow } from '#shared/contract/health.ts';
import { type ContactStatus, contactStatus } from '#shared/domain/cadence.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { annualRevenueOn, monthlyRevenueOn, nextRenewal } from '#shared/domain/contract.ts';
import { feelingTrend, isStale, type StaleDays } from '#shared/domain/feeling.ts';
import { defaultJourney, ongoingStartFor } from '#shared/domain/journey.ts';
import type { AccountFlag } from '#shared/domain/method-vocabulary.ts';
import { contactInterval } from '#shared/domain/touch-model.ts';
import type { RuledContract } from '../contracts/contract-repository.ts';
import type { JourneyFinder } from '../journeys/journey-repository.ts';
import type { AppliedTouchModel } from '../touch-models/touch-model-repository.ts';
import type { StandingParts, StandingRow } from './standing-repository.ts';
import type { DayOf } from './workspace-days.ts';

export interface StandingContext {
  today: Day;
  dayOf: DayOf;
  members: ReadonlyMap<string, string>;
  modelOf: (account: Pick<StandingRow, 'touch_model_id' | 'segment_id'>) => AppliedTouchModel;
  journeys: Pick<JourneyFinder, 'stageOf'>;
  contracts: ReadonlyMap<string, readonly RuledContract[]>;
  parts: StandingParts;
  health: ReadonlyMap<string, HealthNow>;
  /** B4. Only of accounts whose model asks for plans. */
  unplanned: ReadonlyMap<string, number>;
  /** D5. */
  flags: ReadonlyMap<string, readonly AccountFlag[]>;
  /** C1. By account, since when nothing is planned after onboarding. */
  gaps: ReadonlyMap<string, Day>;
  /** G3. */
  staleDays: StaleDays;
}

/** The day ongoing begins (D1): as written, else 30 days after the client came; null when neither is known. */
export const ongoingStartOf = ({ ongoing_start, client_since }: Pick<StandingRow, 'ongoing_start' | 'client_since'>) =>
  ongoing_start ?? (client_since === null ? null : ongoingStartFor(defaultJourney, client_since));

/** H2. The cadence counts from the start of ongoing, or from the day the account was added where that came later. */
export const cadenceOf = (
  account: Pick<
    StandingRow,
    | 'status'
    | 'autonomy'
    | 'client_since'
    | 'ongoing_start'
    | 'created_at'
    | 'last_contact_at'
    | 'last_human_contact_at'
  >,
  model: AppliedTouchModel,
  { today, dayOf }: Pick<StandingContext, 'today' | 'dayOf'>,
): (ContactStatus & { intervalDays: number }) | null => {
  if (account.status === 'lost') return null;
  const { rules } = model;
  const last = rules.automatedCounts ? account.last_contact_at : account.last_human_contact_at;
  const intervalDays = contactInterval(rules, account.autonomy);
  const start = ongoingStartOf(account);
  const since = start !== null && start <= today ? start : dayOf(account.created_at);
  const lastContactOn = last === null ? null : dayOf(last);
  return { ...contactStatus({ lastContactOn, since, intervalDays }, today), intervalDays };
};

/** What the list and the header say of an account today (A6). */
export const standingOf = (account: StandingRow, context: StandingContext): PortfolioRow => {
  const { today, dayOf, members, parts } = context;
  const model = context.modelOf(account);
  const contracts = context.contracts.get(account.id) ?? [];
  const renewal = nextRenewal(contracts, today);
  const review = parts.reviews.get(account.id);
  return {
    id: account.id,
    name: account.name,
    status: account.status,
    ownerId: account.owner_id,
    ownerName: members.get(account.owner_id ?? '') ?? null,
    segmentId: account.segment_id,
    touchModelId: model.id,
    touchModelKey: model.rules.key,
    touchModelFrom: model.assumed ? 'default' : account.touch_model_id !== null ? 'account' : 'segment',
    postSaleStage: account.post_sale_stage ?? account.rule_stage,
    tags: parts.tags.get(account.id) ?? [],
    feeling: feelingNow(account, context),
    stage: context.journeys.stageOf(account, today),
    mrr: monthlyRevenueOn(contracts, today),
    arr: annualRevenueOn(contracts, today),
    renewal: renewal && {
      contractId: renewal.contract.id,
      endsOn: renewal.endsOn,
      noticeOn: renewal.noticeOn,
      daysLeft: renewal.daysLeft,
      noticePassed: renewal.noticePassed,
      autoRenew: renewal.autoRenew,
    },
    contact: cadenceOf(account, model, { today, dayOf }),
    nextStep: nextStepOf(account, parts),
    health: context.health.get(account.id) ?? null,
    unplanned: context.unplanned.get(account.id) ?? 0,
    flags: [...(context.flags.get(account.id) ?? [])],
    gapSince: context.gaps.get(account.id) ?? null,
    nextReview: review ? { id: review.id, kind: review.kind, stage: review.stage, startsAt: review.starts_at } : null,
  };
};

const feelingNow = (
  account: StandingRow,
  { parts, dayOf, today, staleDays }: StandingContext,
): PortfolioRow['feeling'] => {
  const history = (parts.feelings.get(account.id) ?? []).map(({ felt_at, ...feeling }) => ({
    ...feeling,
    feltOn: dayOf(felt_at),
    felt_at,
  }));
  const [latest] = history;
  if (!latest) return null;
  const { id, moment, satisfaction, trust, feltOn } = latest;
  const emotions = parts.emotions.get(id) ?? [];
  const stale = isStale(latest, today, staleDays);
  return { id, moment, satisfaction, trust, emotions, feltOn, stale, trend: feelingTrend(history) };
};

/** The earliest open task, else what the latest interaction said comes next. */
const nextStepOf = (account: StandingRow, parts: StandingParts): PortfolioRow['nextStep'] => {
  const task = parts.tasks.get(account.id);
  if (task) return { text: task.title, dueOn: task.due_on, source: 'task' };
  const { next_step: text, next_step_on: dueOn } = account;
  return text ? { text, dueOn, source: 'interaction' } : null;
};
