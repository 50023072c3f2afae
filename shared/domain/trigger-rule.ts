import type { AccountFacts } from './account-facts.ts';
import { type Day, isoWeek } from './calendar.ts';
import type { RuleAction, RuleRepeat } from './method-vocabulary.ts';
import { type Reading, type TriggerFactKey, readingsOf, triggerFacts } from './trigger-facts.ts';
import type { Band, StayReason, TurnoverLevel } from './vocabulary.ts';

/** What a rule may look at (I2): the picture of the account, and what is known beside it. Left out: not known. */
export interface TriggerFacts extends AccountFacts {
  health?: { shownScore: number | null; band: Band | null };
  stayReason?: StayReason | null;
  turnover?: TurnoverLevel | null;
}

/** Of numbers `at_least` and `at_most`; of choices `one_of` and `none_of`; of yes and no `is`. */
export const operators = ['at_least', 'at_most', 'one_of', 'none_of', 'is'] as const;
export type Operator = (typeof operators)[number];

export type ConditionValue = number | boolean | string[];

/** One part of a rule. All conditions of a rule must hold; `fact` is a key of `triggerFacts`. */
export interface Condition {
  fact: string;
  op: Operator;
  value: ConditionValue;
}

/** A fact as it was when it met a condition: what a firing explains itself with. */
export interface MetValue {
  fact: string;
  value: number | string | boolean;
  op: Operator;
  wanted: ConditionValue;
}

/** `occurrence`: the thing that met the conditions; null where it is a state and no thing. */
export interface Meeting {
  occurrence: string | null;
  values: MetValue[];
}

/** A rule as the engine takes it. */
export interface TriggerRule {
  id: string;
  conditions: readonly Condition[];
  action: RuleAction;
  playbookId: string | null;
  campaignId: string | null;
  repeat: RuleRepeat;
  repeatDays: number;
  active: boolean;
}

/** A rule that an account meets today. */
export interface MetRule {
  ruleId: string;
  occurrence: string;
  values: MetValue[];
}

/** Operators that a kind of fact takes. */
export const operatorsOf = (fact: TriggerFactKey): readonly Operator[] => {
  const { kind } = triggerFacts[fact];
  if (kind === 'number') return ['at_least', 'at_most'];
  return kind === 'choice' ? ['one_of', 'none_of'] : ['is'];
};

export const isKnownFact = (key: string): key is TriggerFactKey => Object.hasOwn(triggerFacts, key);

/** Whether a reading satisfies a condition; a value of another kind never does. */
const holds = ({ value }: Reading, { op, value: wanted }: Condition): boolean => {
  if (typeof wanted === 'number' && typeof value === 'number')
    return op === 'at_least' ? value >= wanted : op === 'at_most' && value <= wanted;
  if (typeof wanted === 'boolean') return op === 'is' && value === wanted;
  if (typeof wanted === 'object' && typeof value === 'string')
    return op === 'one_of' ? wanted.includes(value) : op === 'none_of' && !wanted.includes(value);
  return false;
};

/** A threshold on what is left until a day is a mark of that day: another one is another occurrence (sync.md 2.2). */
const named = ({ occurrence, isCountdown }: Reading, conditions: readonly Condition[]): string | null => {
  const mark = isCountdown ? conditions.find(({ op }) => op === 'at_most')?.value : undefined;
  return occurrence !== null && typeof mark === 'number' ? `${occurrence}:${mark}` : occurrence;
};

/**
 * Every way in which an account meets the conditions: one for each thing (each overdue goal, each case) that does.
 * Conditions on one fact hold for the same thing. No condition at all is met by nobody; what this app does not know
 * (a rule of a newer one) is not met. An account that was lost is met only by rules that ask for the status.
 */
export function meetings(facts: TriggerFacts, conditions: readonly Condition[], today: Day): Meeting[] {
  if (conditions.length === 0) return [];
  if (facts.status === 'lost' && !conditions.some(({ fact }) => fact === 'status')) return [];
  const found: { fact: string; conditions: Condition[]; readings: Reading[] }[] = [];
  for (const { fact } of conditions) {
    if (!isKnownFact(fact)) return [];
    if (found.some((known) => known.fact === fact)) continue;
    const asked = conditions.filter((condition) => condition.fact === fact);
    const all = readingsOf(facts, fact, today);
    const readings = all.filter((reading) => asked.every((condition) => holds(reading, condition)));
    // Of several readings (tags, flags) `none_of` speaks of all of them; of none, it holds.
    const isRefused = asked.some(
      (condition) => condition.op === 'none_of' && all.some((reading) => !holds(reading, condition)),
    );
    const isEmptySet =
      all.length === 0 && triggerFacts[fact].isSet === true && asked.every(({ op }) => op === 'none_of');
    if (isRefused || (readings.length === 0 && !isEmptySet)) return [];
    found.push({ fact, conditions: asked, readings });
  }
  const anchor = found.find(({ readings }) => readings.some(({ occurrence }) => occurrence !== null));
  const values = (chosen: Reading | null) =>
    found.flatMap(({ fact, conditions: asked, readings }) => {
      const reading = chosen !== null && fact === anchor?.fact ? chosen : readings[0];
      return reading ? asked.map(({ op, value: wanted }) => ({ fact, value: reading.value, op, wanted })) : [];
    });
  if (!anchor) return [{ occurrence: null, values: values(null) }];
  return anchor.readings.map((reading) => ({
    occurrence: named(reading, anchor.conditions),
    values: values(reading),
  }));
}

/** The first way in which an account meets the conditions; null when it does not. */
export const meets = (facts: TriggerFacts, conditions: readonly Condition[], today: Day): Meeting | null =>
  meetings(facts, conditions, today)[0] ?? null;

const WEEK = /^\d{4}-W\d{2}$/;

export const weekName = (day: Day): string => {
  const { year, week } = isoWeek(day);
  return `${year}-W${String(week).padStart(2, '0')}`;
};

/** Whether an occurrence names a state that became true in a week, and no thing. */
export const isWeekOccurrence = (occurrence: string): boolean => WEEK.test(occurrence);

/** `kind:` and the id of a row, of which the first digit of the third group tells how it was made (UUIDv5: imported). */
const ROW = /^[a-z]+:[\da-f]{8}-[\da-f]{4}-([\da-f])[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/;

/** Whether an occurrence names a row that somebody wrote here, and none that an import brought. */
export const isWrittenByHand = (occurrence: string): boolean => {
  const version = ROW.exec(occurrence)?.[1];
  return version !== undefined && version !== '5';
};

/**
 * The name under which a rule fires once (sync.md 2.2): the thing that met it, else the ISO week in which it became
 * true, which is `before`'s as long as it has held since.
 */
export const occurrenceOf = (meeting: Meeting, before: MetRule | undefined, today: Day): string => {
  if (meeting.occurrence !== null) return meeting.occurrence;
  return before && isWeekOccurrence(before.occurrence) ? before.occurrence : weekName(today);
};

/**
 * The active rules that an account meets today, with the values that met them (I2). `before`: what it met when it was
 * computed last, so that a state that lasts keeps the week in which it began.
 */
export function metRules(
  facts: TriggerFacts,
  rules: readonly Pick<TriggerRule, 'id' | 'conditions' | 'active'>[],
  today: Day,
  before: readonly MetRule[] = [],
): MetRule[] {
  return rules.flatMap(({ id, conditions, active }) => {
    if (!active) return [];
    const last = before.find(({ ruleId, occurrence }) => ruleId === id && isWeekOccurrence(occurrence));
    return meetings(facts, conditions, today).map((meeting) => ({
      ruleId: id,
      occurrence: occurrenceOf(meeting, last, today),
      values: meeting.values,
    }));
  });
}

/** Conditions as they are stored; what cannot be read is no condition, so that the rule is met by nobody. */
export const readConditions = (json: string | null): Condition[] => {
  if (json === null) return [];
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) && read.every(isCondition) ? read : [];
  } catch {
    return [];
  }
};

/** The values of a firing as they are stored; what cannot be read says nothing. */
export const readMetValues = (json: string): MetValue[] => {
  try {
    const values: unknown = JSON.parse(json);
    return Array.isArray(values) ? (values as MetValue[]) : [];
  } catch {
    return [];
  }
};

const isCondition = (value: unknown): value is Condition => {
  if (typeof value !== 'object' || value === null) return false;
  const { fact, op, value: wanted } = value as Record<string, unknown>;
  const isWanted =
    typeof wanted === 'number' ||
    typeof wanted === 'boolean' ||
    (Array.isArray(wanted) && wanted.every((item) => typeof item === 'string'));
  return typeof fact === 'string' && operators.some((known) => known === op) && isWanted;
};
