import { type Day, addDays, daysBetween } from './calendar.ts';
import { accountFlags } from './method-vocabulary.ts';
import { minorDigits } from './money.ts';
import { npsGroup } from './survey.ts';
import type { TriggerFacts } from './trigger-rule.ts';
import {
  accountStatuses,
  autonomyLevels,
  bands,
  contactRoles,
  journeyStatuses,
  moments,
  npsGroups,
  opportunityKinds,
  postSaleStages,
  stageKinds,
  stayReasons,
  touchModelKeys,
  trends,
  turnoverLevels,
} from './vocabulary.ts';

/** One value that a fact has on a day; `occurrence` names the thing it is of, null where it is a state. */
export interface Reading {
  value: number | string | boolean;
  occurrence: string | null;
  /** It counts down to a day, so that each threshold is a mark of its own. */
  isCountdown?: boolean;
}

export type FactUnit = 'days' | 'percent' | 'count' | 'points' | 'score' | 'money';

/** What a condition may ask (I2): the kind of its value, and where the choices come from. */
export interface TriggerFactKind {
  kind: 'number' | 'choice' | 'yes_no';
  unit?: FactUnit;
  /** Of a choice. `segments` and `tags` are the workspace's own. */
  options?: readonly string[] | 'segments' | 'tags';
  /** It may have several values or none; `none_of` holds for none. */
  isSet?: boolean;
  read: (facts: TriggerFacts, today: Day) => readonly Reading[];
}

type ReadValue = number | string | boolean | null | undefined;

/** A single value, left out while it is not known. */
const one = (value: ReadValue, occurrence: string | null = null): Reading[] =>
  value === null || value === undefined ? [] : [{ value, occurrence }];

const number = (unit: FactUnit, read: TriggerFactKind['read']): TriggerFactKind => ({ kind: 'number', unit, read });
const choice = (options: TriggerFactKind['options'], read: TriggerFactKind['read']): TriggerFactKind => ({
  kind: 'choice',
  ...(options && { options }),
  read,
});
const yesNo = (read: TriggerFactKind['read']): TriggerFactKind => ({ kind: 'yes_no', read });

/** Each thing with the days since it happened. */
const ages = (name: string, list: readonly { id: string; on: Day }[], today: Day): Reading[] =>
  list.map(({ id, on }) => ({ value: daysBetween(on, today), occurrence: `${name}:${id}` }));

const age = (name: string, on: Day | null, today: Day): Reading[] =>
  on === null ? [] : one(daysBetween(on, today), `${name}:${on}`);

/** L2. Days before the end of a contract at which it is looked at. */
export const renewalMarks = [180, 90, 60] as const;

/** The tightest mark that a contract has passed; null before the first and after its end. */
const markOf = (daysLeft: number): string | null => {
  const mark = renewalMarks.findLast((days) => daysLeft <= days);
  return mark === undefined || daysLeft < 0 ? null : String(mark);
};

/** A person who left longer ago than this is no news. */
const NEWS_DAYS = 90;

/** Silence begins with the last contact, else where the cadence began to count. */
const silentSince = ({ contact }: TriggerFacts): Day | null =>
  contact === null ? null : (contact.lastOn ?? addDays(contact.dueOn, -contact.intervalDays));

/** The catalogue of facts (I2), in the order in which an editor lists them. Keys are stored in rules. */
export const triggerFacts = {
  days_since_contact: number('days', (facts, today) => age('contact', silentSince(facts), today)),
  days_contact_late: number('days', ({ contact }) => (contact ? one(contact.daysLate, `due:${contact.dueOn}`) : [])),

  usage_change_percent: number('percent', ({ usage }) => one(usage.changePercent)),
  usage_weekly: number('count', ({ usage }) => one(usage.weekly)),
  days_since_use: number('days', ({ usage }, today) => age('use', usage.lastUsedOn, today)),
  usage_breadth_percent: number('percent', ({ usage }) => one(usage.breadthPercent)),
  usage_depth_percent: number('percent', ({ usage }) => one(usage.depthPercent)),
  usage_frequency_percent: number('percent', ({ usage }) => one(usage.frequencyPercent)),

  feeling_moment: choice(moments, ({ feeling }) => (feeling ? one(feeling.moment, `feeling:${feeling.id}`) : [])),
  feeling_trend: choice(trends, ({ feeling }) => (feeling ? one(feeling.trend, `feeling:${feeling.id}`) : [])),
  feeling_age_days: number('days', ({ feeling }, today) => (feeling ? ages('feeling', [feeling], today) : [])),
  feeling_satisfaction: number('score', ({ feeling }) =>
    feeling ? one(feeling.satisfaction, `feeling:${feeling.id}`) : [],
  ),
  feeling_trust: number('score', ({ feeling }) => (feeling ? one(feeling.trust, `feeling:${feeling.id}`) : [])),

  health_band: choice(bands, ({ health }) => one(health?.band)),
  health_score: number('points', ({ health }) => one(health?.shownScore)),

  nps_group: choice(npsGroups, ({ survey: { nps } }) => (nps ? one(npsGroup(nps.score), `answer:${nps.id}`) : [])),
  nps_score: number('score', ({ survey: { nps } }) => (nps ? one(nps.score, `answer:${nps.id}`) : [])),
  csat_score: number('score', ({ survey: { csat } }) => (csat ? one(csat.score, `answer:${csat.id}`) : [])),
  answer_age_days: number('days', ({ survey: { nps } }, today) => (nps ? ages('answer', [nps], today) : [])),

  stage_kind: choice(stageKinds, ({ stage }) => (stage ? one(stage.kind, `stage:${stage.number}`) : [])),
  stage_status: choice(journeyStatuses, ({ stage }) => (stage ? one(stage.status, `stage:${stage.number}`) : [])),
  days_in_stage: number('days', ({ stage }, today) =>
    stage ? one(daysBetween(stage.startsOn, today), `stage:${stage.number}`) : [],
  ),
  onboarding_ended_days: number('days', ({ onboardingEndedOn }, today) => age('onboarding', onboardingEndedOn, today)),
  something_planned: yesNo(({ somethingPlanned }) => one(somethingPlanned)),
  flag: { ...choice(accountFlags, ({ flags }) => flags.flatMap((flag) => one(flag))), isSet: true },

  goal_overdue_days: number('days', ({ goals }, today) => ages('goal', goals.overdue, today)),
  goal_reached_days: number('days', ({ goals }, today) => ages('goal', goals.reached, today)),
  goals_behind_points: number('points', ({ goals: { progressPercent, expectedPercent } }) =>
    progressPercent === null || expectedPercent === null ? [] : one(Math.max(0, expectedPercent - progressPercent)),
  ),
  plan_alive: yesNo(({ goals }) => one(goals.planAlive)),

  case_untold_days: number('days', ({ cases }, today) => ages('case', cases.untold, today)),
  open_cases: number('count', ({ cases }) => one(cases.open)),
  urgent_cases: number('count', ({ cases }) => one(cases.urgentOpen)),
  oldest_case_days: number('days', ({ cases }) => one(cases.oldestOpenDays)),

  person_left_role: choice(contactRoles, ({ people }, today) =>
    people.left
      .filter(({ on }) => daysBetween(on, today) <= NEWS_DAYS)
      .flatMap(({ id, role }) => one(role, `person:${id}`)),
  ),
  has_sponsor: yesNo(({ people }) => one(people.hasSponsor)),
  has_champion: yesNo(({ people }) => one(people.hasChampion)),
  live_contacts: number('count', ({ people }) => one(people.live)),

  contract_mark: choice(renewalMarks.map(String), ({ contracts: { renewal } }) => {
    const mark = renewal && markOf(renewal.daysLeft);
    return renewal && mark !== null ? one(mark, `contract:${renewal.contractId}:${renewal.endsOn}:${mark}`) : [];
  }),
  contract_days_left: number('days', ({ contracts: { renewal } }) =>
    renewal
      ? [
          {
            value: renewal.daysLeft,
            occurrence: `contract:${renewal.contractId}:${renewal.endsOn}`,
            isCountdown: true,
          },
        ]
      : [],
  ),
  contract_renews_itself: yesNo(({ contracts: { renewal } }) => one(renewal?.autoRenew)),
  contract_started_days: number('days', ({ contracts }, today) => ages('contract', contracts.started, today)),

  review_window_days: number('days', ({ reviews }, today) => age('window', reviews.windowOpenedOn, today)),
  days_to_review: number('days', ({ reviews: { next } }, today) =>
    next ? [{ value: daysBetween(today, next.on), occurrence: `review:${next.id}`, isCountdown: true }] : [],
  ),
  review_ready: yesNo(({ reviews: { next } }) => one(next?.ready)),
  days_since_review: number('days', ({ reviews }, today) => age('review', reviews.lastHeldOn, today)),
  late_commitments: number('count', ({ reviews }) => one(reviews.lateCommitments)),

  opportunity_kind: {
    ...choice(opportunityKinds, ({ opportunities }) =>
      opportunities.flatMap(({ id, kind }) => one(kind, `opportunity:${id}`)),
    ),
    isSet: true,
  },
  monthly_revenue: number('money', ({ monthlyRevenue }) =>
    monthlyRevenue.map(({ amountMinor, currency }) => ({
      value: amountMinor / 10 ** minorDigits(currency),
      occurrence: null,
    })),
  ),
  touch_model: choice(touchModelKeys, ({ touchModel }) => one(touchModel)),
  segment: { ...choice('segments', ({ segmentId }) => one(segmentId)), isSet: true },
  tag: { ...choice('tags', ({ tags }) => tags.flatMap((tag) => one(tag))), isSet: true },
  status: choice(accountStatuses, ({ status }) => one(status)),
  autonomy: choice(autonomyLevels, ({ autonomy }) => one(autonomy)),
  post_sale_stage: choice(postSaleStages, ({ postSaleStage }) => one(postSaleStage)),
  client_days: number('days', ({ clientSince }, today) => age('client', clientSince, today)),
  stay_reason: choice(stayReasons, ({ stayReason }) => one(stayReason)),
  turnover: choice(turnoverLevels, ({ turnover }) => one(turnover)),
} as const satisfies Record<string, TriggerFactKind>;

export type TriggerFactKey = keyof typeof triggerFacts;

export const triggerFactKeys = Object.keys(triggerFacts) as TriggerFactKey[];

/** The same with the type of all of them, for who goes through the catalogue. */
export const triggerFactOf = (key: TriggerFactKey): TriggerFactKind => triggerFacts[key];

/** What a fact says of an account today; nothing while it is not known. */
export const readingsOf = (facts: TriggerFacts, key: TriggerFactKey, today: Day): readonly Reading[] =>
  triggerFactOf(key).read(facts, today);
