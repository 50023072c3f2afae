import { addMonths, type Day } from './calendar.ts';
import type { CampaignRhythm, CampaignState } from './method-vocabulary.ts';
import { type Condition, meets, type Meeting, type TriggerFacts } from './trigger-rule.ts';

export interface CampaignCalendar {
  state: CampaignState;
  rhythm: CampaignRhythm | null;
  startsOn: Day | null;
  endsOn: Day | null;
}

const months: Record<Exclude<CampaignRhythm, 'once'>, number> = {
  monthly: 1,
  quarterly: 3,
  half_yearly: 6,
  yearly: 12,
};

/**
 * I4. The round of a campaign that is under way: its first day. Null before it starts, after it ended and while it is
 * no more than a draft. Rounds that were slept through are not made up for: only the latest one counts.
 */
export function campaignRound({ state, rhythm, startsOn, endsOn }: CampaignCalendar, today: Day): Day | null {
  if (state !== 'running' || rhythm === null || startsOn === null || startsOn > today) return null;
  if (endsOn !== null && endsOn < today) return null;
  if (rhythm === 'once') return startsOn;
  let round = startsOn;
  for (let count = 1; ; count += 1) {
    const next = addMonths(startsOn, count * months[rhythm]);
    if (next > today) return round;
    round = next;
  }
}

/** When the next round begins; null for a campaign that comes once, ended, or goes by behaviour. */
export function nextCampaignRound(calendar: CampaignCalendar, today: Day): Day | null {
  const { state, rhythm, startsOn, endsOn } = calendar;
  if (state === 'ended' || rhythm === null || startsOn === null) return null;
  if (startsOn > today) return startsOn;
  if (rhythm === 'once') return null;
  for (let count = 1; ; count += 1) {
    const next = addMonths(startsOn, count * months[rhythm]);
    if (next > today) return endsOn !== null && next > endsOn ? null : next;
  }
}

/** I4. Whether a campaign speaks to an account; without conditions to every one that was not lost. */
export function inAudience(facts: TriggerFacts, conditions: readonly Condition[], today: Day): Meeting | null {
  if (conditions.length > 0) return meets(facts, conditions, today);
  return facts.status === 'lost' ? null : { occurrence: null, values: [] };
}

/** Two laptops that reach an account in the same round start one run. */
export const campaignKey = (campaignId: string, round: Day): string => `campaign:${campaignId}:${round}`;
