import type { Day } from './calendar.ts';
import type { FoundFact, SendFact, TodayFacts } from './today-facts.ts';
import {
  alertReason,
  batchReason,
  caseReason,
  commitmentReason,
  contactReason,
  feelingReason,
  foundReason,
  goalReason,
  renewalReason,
  reviewReason,
  sendReason,
  taskReason,
  type TodayReason,
} from './today-reasons.ts';
import { alertThing, thingOf, type TodayTarget } from './today-things.ts';

/** H3. One lane for each kind of reason. */
export const todayLanes = [
  'reviews',
  'alerts',
  'commitments',
  'contacts',
  'renewals',
  'tasks',
  'goals',
  'contents',
  'feelings',
] as const;
export type TodayLaneKey = (typeof todayLanes)[number];

/** One reason with what it is about. */
export type TodayPart = TodayReason & { lane: TodayLaneKey; target: TodayTarget };

export type TodayLine = TodayPart & {
  accountId: string | null;
  /** What it is about, once on the whole page: `goal:<id>`, `contact:<account>`. */
  thing: string;
  /** Other reasons for the same thing: an alert on the goal that is overdue. */
  also: TodayPart[];
};

export type TodayLane = { key: TodayLaneKey; lines: TodayLine[] };

export type Today = {
  /** What to do first; null on a day with nothing waiting. */
  first: TodayLine | null;
  /** Lanes with something in them, the one with the most urgent line on top. */
  lanes: TodayLane[];
  /** Put off by the member until a day that is still to come; counted, never lost. */
  snoozed: (TodayLine & { until: Day })[];
};

type Found = TodayPart & { accountId: string | null; thing: string };

function linesOf<Fact extends { accountId: string | null }>(
  facts: readonly Fact[],
  lane: TodayLaneKey,
  reasonOf: (fact: Fact) => TodayReason | null,
  aboutOf: (fact: Fact) => { target: TodayTarget; thing?: string },
): Found[] {
  return facts.flatMap((fact) => {
    const reason = reasonOf(fact);
    if (!reason) return [];
    const { target, thing } = aboutOf(fact);
    return [{ ...reason, lane, accountId: fact.accountId, target, thing: thing ?? thingOf(target) }];
  });
}

// Equal urgency: what has waited longer comes first; ids last, so that the order never jumps between two readings.
function byUrgency(a: TodayLine, b: TodayLine): number {
  if (a.urgency !== b.urgency) return b.urgency - a.urgency;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.target.id < b.target.id ? -1 : Number(a.target.id > b.target.id);
}

/** A thing says itself why it waits; an alert on it, or the task of doing it, stands beside. */
function rankOf({ target }: Found): number {
  if (target.kind === 'firing') return 2;
  return target.kind === 'task' ? 1 : 0;
}

/** H3. What several reasons are about stands there once, in the lane of the thing itself, as urgent as the most urgent. */
function once(found: readonly Found[]): TodayLine[] {
  return [...Map.groupBy(found, ({ thing }) => thing).values()].flatMap((parts) => {
    const [main, ...also] = parts.toSorted((a, b) => rankOf(a) - rankOf(b) || b.urgency - a.urgency);
    if (!main) return [];
    return {
      ...main,
      urgency: Math.max(...parts.map(({ urgency }) => urgency)),
      since: parts.reduce((first, { since }) => (since < first ? since : first), main.since),
      also: also.map(({ accountId: _account, thing: _thing, ...part }) => part),
    };
  });
}

function batchLine(sends: readonly SendFact[], today: Day): Found[] {
  const drafts = sends.filter(({ mode }) => mode === 'draft');
  const reason = batchReason(drafts, today);
  const [first] = drafts;
  if (!reason || !first) return [];
  return [{ ...reason, lane: 'contents', accountId: null, target: { kind: 'batch', id: first.id }, thing: 'batch' }];
}

function foundLine(found: readonly FoundFact[]): Found[] {
  const reason = foundReason(found);
  const [first] = found;
  if (!reason || !first) return [];
  return [{ ...reason, lane: 'alerts', accountId: null, target: { kind: 'found', id: first.id }, thing: 'found' }];
}

/** A meeting of today and an answer owed for yesterday's cannot be put off. */
export function canSnooze({ key }: Pick<TodayReason, 'key'>): boolean {
  return key !== 'review_today' && key !== 'review_recap';
}

const nothingSnoozed: ReadonlyMap<string, Day> = new Map();

/**
 * H3. Everything that waits for the consultant on a day, each line with the reason why it is there. `snoozed` has the
 * day until which a thing was put off.
 */
export function todayOf(facts: TodayFacts, today: Day, snoozed: ReadonlyMap<string, Day> = nothingSnoozed): Today {
  const about =
    (kind: TodayTarget['kind']) =>
    ({ id }: { id: string }) => ({ target: { kind, id } });
  const proposed = facts.sends.filter(({ mode }) => mode === 'proposed');
  const lines = once([
    ...linesOf(facts.reviews, 'reviews', (fact) => reviewReason(fact, today), about('review')),
    ...linesOf(facts.cases, 'alerts', (fact) => caseReason(fact, today), about('case')),
    ...linesOf(
      facts.alerts,
      'alerts',
      (fact) => alertReason(fact, today),
      (fact) => ({ target: { kind: 'firing', id: fact.id }, thing: alertThing(fact) }),
    ),
    ...linesOf(facts.commitments, 'commitments', (fact) => commitmentReason(fact, today), about('commitment')),
    ...linesOf(
      facts.contacts,
      'contacts',
      (fact) => contactReason(fact, today),
      ({ accountId }) => ({ target: { kind: 'account', id: accountId } }),
    ),
    ...linesOf(
      facts.renewals,
      'renewals',
      (fact) => renewalReason(fact, today),
      ({ contractId }) => ({ target: { kind: 'contract', id: contractId } }),
    ),
    ...linesOf(
      facts.tasks,
      'tasks',
      (fact) => taskReason(fact, today),
      ({ id, commitmentId }) => ({
        target: { kind: 'task', id },
        ...(commitmentId !== null && { thing: thingOf({ kind: 'commitment', id: commitmentId }) }),
      }),
    ),
    ...linesOf(facts.goals, 'goals', (fact) => goalReason(fact, today), about('goal')),
    ...linesOf(facts.feelings, 'feelings', (fact) => feelingReason(fact, today), about('feeling')),
    ...linesOf(proposed, 'contents', (fact) => sendReason(fact, today), about('send')),
    ...batchLine(facts.sends, today),
    ...foundLine(facts.found),
  ]).toSorted(byUrgency);
  const untilOf = (line: TodayLine): Day | null => {
    const until = snoozed.get(line.thing) ?? null;
    return until !== null && until > today && canSnooze(line) ? until : null;
  };
  const shown = lines.filter((line) => untilOf(line) === null);
  // A map keeps the order of first insertion, which here is the order of the most urgent line.
  const lanes = [...Map.groupBy(shown, ({ lane }) => lane)].map(([key, laneLines]) => ({ key, lines: laneLines }));
  return {
    first: shown[0] ?? null,
    lanes,
    snoozed: lines.flatMap((line) => {
      const until = untilOf(line);
      return until === null ? [] : [{ ...line, until }];
    }),
  };
}
