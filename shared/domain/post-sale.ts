import { addDays, type Day } from './calendar.ts';
import type { AccountStatus, PostSaleStage } from './vocabulary.ts';

/** A8. What the rule looks at; null: not known. */
export interface PostSaleFacts {
  status: AccountStatus;
  ongoingStart: Day | null;
  /** Features used ÷ contracted, in percent (J). */
  breadthPercent: number | null;
  /** An open cross-sell or up-sell; a renewal is no expansion. */
  openExpansion: boolean;
  /** The latest NPS answer is 9 or 10. */
  promoter: boolean;
  /** Agreed to be a reference or a success case, or recommended (L3). */
  reference: boolean;
}

export interface PostSaleLimits {
  /** Days of ongoing that are adoption by themselves. */
  adoptionDays: number;
  /** Breadth of use below which it is adoption still. */
  lowAdoptionPercent: number;
}

export const defaultPostSaleLimits: PostSaleLimits = { adoptionDays: 180, lowAdoptionPercent: 50 };

/** Why the rule placed an account where it did: a sentence of the language files. */
export type PostSaleWhy = 'onboarding' | 'young' | 'low_adoption' | 'opportunity' | 'advocate' | 'stays';

/**
 * A8. The stage of the funnel by rule: adoption until it is fine, then the furthest one that the data shows. A lost
 * account stands nowhere.
 */
export function postSaleByRule(
  facts: PostSaleFacts,
  today: Day,
  limits: PostSaleLimits = defaultPostSaleLimits,
): { stage: PostSaleStage; why: PostSaleWhy } | null {
  if (facts.status === 'lost') return null;
  if (facts.status === 'onboarding') return { stage: 'adoption', why: 'onboarding' };
  if (facts.ongoingStart === null || facts.ongoingStart > addDays(today, -limits.adoptionDays))
    return { stage: 'adoption', why: 'young' };
  if (facts.breadthPercent !== null && facts.breadthPercent < limits.lowAdoptionPercent)
    return { stage: 'adoption', why: 'low_adoption' };
  if (facts.promoter && facts.reference) return { stage: 'evangelisation', why: 'advocate' };
  if (facts.openExpansion) return { stage: 'expansion', why: 'opportunity' };
  return { stage: 'retention', why: 'stays' };
}

/** K7, A8. Somebody's word stands; files from before the rule hold stages without the mark, which were set by hand. */
export function placedByHand(account: {
  post_sale_stage: PostSaleStage | null;
  post_sale_by_hand: 0 | 1 | null;
}): boolean {
  return account.post_sale_stage !== null && account.post_sale_by_hand !== 0;
}
