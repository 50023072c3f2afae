import { addDays, type Day, daysBetween } from './calendar.ts';
import type { FiringState } from './method-vocabulary.ts';
import {
  isWeekOccurrence,
  isWrittenByHand,
  type MetRule,
  type MetValue,
  type TriggerRule,
  weekName,
} from './trigger-rule.ts';
import type { TouchModelKey } from './vocabulary.ts';

/** A firing that stands already. */
export interface StandingFiring {
  id: string;
  ruleId: string;
  occurrence: string;
  firedOn: Day;
  state: FiringState;
  /** Nobody dealt with it: its cause went away by itself. */
  closedItself: boolean;
}

/** What the engine must know of an account beside the rules it meets. */
export interface TriggerState {
  ownerId: string | null;
  touchModel: TouchModelKey;
  firings: readonly StandingFiring[];
  /** Playbooks at work on it. */
  runningPlaybooks: readonly string[];
  /** An import has just brought it: what holds now held before, and is no news. */
  arriving: boolean;
}

/** `start`: the playbook begins with it; `propose`: a person is asked; `alert`: it only says so; `know`: not even that. */
export type FiringStart = 'start' | 'propose' | 'alert' | 'know';

/** An account is looked at as it arrives for so long; files of one portfolio come one after the other. */
export const ARRIVING_HOURS = 24;

export interface NewFiring {
  ruleId: string;
  occurrence: string;
  values: readonly MetValue[];
  playbookId: string | null;
  campaignId: string | null;
  start: FiringStart;
}

export interface TriggerOutcome {
  fire: NewFiring[];
  /** Alerts whose cause is gone. */
  close: string[];
  /** Alerts that closed by themselves and whose cause is back. */
  reopen: string[];
}

/** A state that comes and goes within this time, in days, is one alert and not several. */
export const FLAPPING_DAYS = 28;

const nothing: TriggerOutcome = { fire: [], close: [], reopen: [] };

/** The thing a firing was about, without the week in which a rule fired for it again. */
const thingOf = (occurrence: string): string => occurrence.split('/')[0] ?? occurrence;

/**
 * State, rules and day → firings (I2). A pure function: the same knowledge on two laptops gives the same firings under
 * the same names, which sync makes one. An account without owner, or with another one than `memberId`, fires nothing.
 * Whatever was slept through, each rule fires at most once for what is true today; of an account that an import has just
 * brought everything that holds is only known, save what somebody has written by hand since.
 */
export function triggerOutcome(
  state: TriggerState,
  met: readonly MetRule[],
  rules: readonly TriggerRule[],
  { today, memberId }: { today: Day; memberId: string },
): TriggerOutcome {
  if (state.ownerId === null || state.ownerId !== memberId) return nothing;
  const outcome: TriggerOutcome = { fire: [], close: [], reopen: [] };
  const byRule = Map.groupBy(met, ({ ruleId }) => ruleId);
  const busy = new Set(state.runningPlaybooks);
  const open = new Set<string>();
  const ruleOf = (ruleId: string) => rules.find(({ id }) => id === ruleId);
  const occupy = (ruleId: string) => {
    open.add(ruleId);
    const playbookId = ruleOf(ruleId)?.playbookId;
    if (playbookId) busy.add(playbookId);
  };
  for (const firing of state.firings) {
    if (firing.state !== 'open' && firing.state !== 'known') continue;
    const isAtWork = ruleOf(firing.ruleId)?.active === true;
    // Of a rule that was switched off or is not known here the alert stays: whoever reads it decides.
    if (isAtWork && !isStillMet(firing, byRule.get(firing.ruleId) ?? [])) outcome.close.push(firing.id);
    else if (firing.state === 'open') occupy(firing.ruleId);
  }
  for (const rule of rules) {
    let candidates = byRule.get(rule.id) ?? [];
    if (!rule.active || open.has(rule.id) || candidates.length === 0) continue;
    const own = state.firings.filter(({ ruleId }) => ruleId === rule.id);
    const back = own.find((firing) => firing.closedItself && comesBack(firing, candidates, today));
    if (back) {
      outcome.reopen.push(back.id);
      occupy(rule.id);
      continue;
    }
    if (state.arriving) {
      const came = candidates.filter(({ occurrence }) => !isWrittenByHand(occurrence));
      outcome.fire.push(...came.flatMap((candidate) => knownOf(rule, candidate, own, today)));
      candidates = candidates.filter(({ occurrence }) => isWrittenByHand(occurrence));
    }
    if (rule.playbookId !== null && busy.has(rule.playbookId)) continue;
    const next = candidates.map((candidate) => nameOf(rule, candidate, own, today)).find((found) => found !== null);
    if (!next) continue;
    outcome.fire.push({
      ruleId: rule.id,
      occurrence: next.occurrence,
      values: next.values,
      playbookId: rule.playbookId,
      campaignId: rule.campaignId,
      start: startOf(rule, state.touchModel),
    });
    // What was only known until now is told by the alert.
    outcome.close.push(...own.filter((firing) => firing.state === 'known').map(({ id }) => id));
    occupy(rule.id);
  }
  outcome.close = [...new Set(outcome.close)];
  return outcome;
}

/** All that holds as an account arrives is known at once, or the rest of it would be told as news the day after. */
const knownOf = (rule: TriggerRule, candidate: MetRule, own: readonly StandingFiring[], today: Day): NewFiring[] => {
  const next = nameOf(rule, candidate, own, today);
  const { id: ruleId, playbookId, campaignId } = rule;
  return next === null ? [] : [{ ruleId, ...next, playbookId, campaignId, start: 'know' }];
};

/** B, H4. For exclusive touch nothing starts by itself: it is proposed. */
const startOf = ({ action, playbookId }: TriggerRule, touchModel: TouchModelKey): FiringStart => {
  if (action === 'alert' || playbookId === null) return 'alert';
  return action === 'start' && touchModel !== 'exclusive' ? 'start' : 'propose';
};

/** A state that holds is the same one whatever the week; a thing must be the same thing. */
const isStillMet = ({ occurrence }: StandingFiring, met: readonly MetRule[]): boolean => {
  const thing = thingOf(occurrence);
  return met.some((candidate) =>
    isWeekOccurrence(thing) ? isWeekOccurrence(candidate.occurrence) : candidate.occurrence === thing,
  );
};

const comesBack = (firing: StandingFiring, met: readonly MetRule[], today: Day): boolean =>
  isStillMet(firing, met) &&
  (!isWeekOccurrence(thingOf(firing.occurrence)) || daysBetween(firing.firedOn, today) < FLAPPING_DAYS);

/** The name under which a rule may fire for this thing today; null when it may not. */
const nameOf = (
  rule: TriggerRule,
  candidate: MetRule,
  own: readonly StandingFiring[],
  today: Day,
): { occurrence: string; values: readonly MetValue[] } | null => {
  const { occurrence, values } = candidate;
  const lasts = isWeekOccurrence(occurrence);
  if (rule.repeat === 'once') {
    const isKnown = own.some((firing) => thingOf(firing.occurrence) === occurrence);
    const isRecent = lasts && own.some(({ firedOn }) => daysBetween(firedOn, today) < FLAPPING_DAYS);
    return isKnown || isRecent ? null : { occurrence, values };
  }
  const last = own.map(({ firedOn }) => firedOn).reduce<Day | null>((a, b) => (a === null || b > a ? b : a), null);
  if (last !== null && addDays(last, rule.repeatDays) > today) return null;
  const taken = new Set(own.map((firing) => firing.occurrence));
  const name = [occurrence, `${occurrence}/${weekName(today)}`].find((wanted) => !taken.has(wanted));
  return name === undefined ? null : { occurrence: name, values };
};
