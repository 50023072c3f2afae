import type { AccountFacts } from './account-facts.ts';
import { addDays, type Day } from './calendar.ts';
import type { AdvocacyState } from './method-vocabulary.ts';
import type { Band } from './vocabulary.ts';

/** L3. How often one client may be asked for something. */
export type AskLimits = { betweenDays: number; mostAYear: number };

export const defaultAskLimits: AskLimits = { betweenDays: 180, mostAYear: 2 };

export type AskAnswer = {
  allowed: boolean;
  /** Null while it is allowed. */
  reason: 'asked_lately' | 'asked_often' | null;
  lastAskedOn: Day | null;
  askedInYear: number;
  /** The first day on which it is allowed again; today while it is. */
  allowedFrom: Day;
};

/** L3. Whether a client may be asked on a day, by the days on which it was asked before; days after `today` do not count. */
export function mayAsk(askedOn: readonly Day[], today: Day, limits: AskLimits = defaultAskLimits): AskAnswer {
  const past = askedOn.filter((day) => day <= today).toSorted();
  const lastAskedOn = past.at(-1) ?? null;
  const inYear = past.filter((day) => day > addDays(today, -365));
  const afterLast = lastAskedOn === null ? today : addDays(lastAskedOn, limits.betweenDays);
  const oldest = inYear.at(-limits.mostAYear);
  const afterMany = oldest === undefined ? today : addDays(oldest, 365);
  const lately = afterLast > today;
  const often = afterMany > today;
  return {
    allowed: !lately && !often,
    reason: lately ? 'asked_lately' : often ? 'asked_often' : null,
    lastAskedOn,
    askedInYear: inYear.length,
    allowedFrom: [today, afterLast, afterMany].toSorted().at(-1) ?? today,
  };
}

/** States in which the client was asked. */
export const isAsked = (state: AdvocacyState): boolean => state !== 'idea';

/**
 * I3 (brand advocate), L3. Who could be asked: the consultant reads them as well, and either a promoter or good health
 * says so too; never one with an urgent case open.
 */
export function isAdvocate(
  facts: Pick<AccountFacts, 'status' | 'feeling' | 'survey' | 'cases'>,
  health: Band | null,
): boolean {
  const { feeling, survey, cases } = facts;
  if (facts.status !== 'ongoing' || cases.urgentOpen > 0 || feeling === null) return false;
  const isWell = feeling.moment === 'delighted' || feeling.moment === 'satisfied';
  const promoter = survey.nps !== null && survey.nps.score >= 9;
  return isWell && (promoter || (health === 'good' && survey.nps === null));
}
