import type { Day } from './calendar.ts';
import type { TodayFacts } from './today-facts.ts';
import {
  caseReason,
  commitmentReason,
  contactReason,
  feelingReason,
  goalReason,
  renewalReason,
  reviewReason,
  taskReason,
  type TodayReason,
} from './today-reasons.ts';

/** H3. One lane for each kind of reason. */
export const todayLanes = [
  'reviews',
  'alerts',
  'commitments',
  'contacts',
  'renewals',
  'tasks',
  'goals',
  'feelings',
] as const;
export type TodayLaneKey = (typeof todayLanes)[number];

export type TodayTargetKind = 'account' | 'review' | 'case' | 'commitment' | 'contract' | 'task' | 'goal' | 'feeling';

export type TodayLine = TodayReason & {
  lane: TodayLaneKey;
  accountId: string | null;
  target: { kind: TodayTargetKind; id: string };
};

export type TodayLane = { key: TodayLaneKey; lines: TodayLine[] };

export type Today = {
  /** What to do first; null on a day with nothing waiting. */
  first: TodayLine | null;
  /** Lanes with something in them, the one with the most urgent line on top. */
  lanes: TodayLane[];
};

function linesOf<Fact extends { accountId: string | null }>(
  facts: readonly Fact[],
  lane: TodayLaneKey,
  reasonOf: (fact: Fact) => TodayReason | null,
  targetOf: (fact: Fact) => TodayLine['target'],
): TodayLine[] {
  return facts.flatMap((fact) => {
    const reason = reasonOf(fact);
    return reason ? [{ ...reason, lane, accountId: fact.accountId, target: targetOf(fact) }] : [];
  });
}

// Equal urgency: what has waited longer comes first; ids last, so that the order never jumps between two readings.
function byUrgency(a: TodayLine, b: TodayLine): number {
  if (a.urgency !== b.urgency) return b.urgency - a.urgency;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.target.id < b.target.id ? -1 : Number(a.target.id > b.target.id);
}

/** H3. Everything that waits for the consultant on a day, each line with the reason why it is there. */
export function todayOf(facts: TodayFacts, today: Day): Today {
  const target = (kind: TodayTargetKind) => (fact: { id: string }) => ({ kind, id: fact.id });
  const lines = [
    ...linesOf(facts.reviews, 'reviews', (fact) => reviewReason(fact, today), target('review')),
    ...linesOf(facts.cases, 'alerts', (fact) => caseReason(fact, today), target('case')),
    ...linesOf(facts.commitments, 'commitments', (fact) => commitmentReason(fact, today), target('commitment')),
    ...linesOf(
      facts.contacts,
      'contacts',
      (fact) => contactReason(fact, today),
      ({ accountId }) => ({ kind: 'account', id: accountId }),
    ),
    ...linesOf(
      facts.renewals,
      'renewals',
      (fact) => renewalReason(fact, today),
      ({ contractId }) => ({ kind: 'contract', id: contractId }),
    ),
    ...linesOf(facts.tasks, 'tasks', (fact) => taskReason(fact, today), target('task')),
    ...linesOf(facts.goals, 'goals', (fact) => goalReason(fact, today), target('goal')),
    ...linesOf(facts.feelings, 'feelings', (fact) => feelingReason(fact, today), target('feeling')),
  ].toSorted(byUrgency);
  // A map keeps the order of first insertion, which here is the order of the most urgent line.
  const lanes = [...Map.groupBy(lines, ({ lane }) => lane)].map(([key, laneLines]) => ({ key, lines: laneLines }));
  return { first: lines[0] ?? null, lanes };
}
