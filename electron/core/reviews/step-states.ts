import type { ReviewCommitment } from '#shared/contract/review-steps.ts';
import type { ReviewStep } from '#shared/domain/vocabulary.ts';
import type { PreparationRows } from './preparation-repository.ts';

interface Written extends Pick<PreparationRows, 'participants' | 'items' | 'topics' | 'agenda'> {
  summary: string | null;
  valueText: string | null;
}

interface Around {
  lastCommitments: readonly ReviewCommitment[];
  commitments: readonly ReviewCommitment[];
  /** Documents made so far. */
  outputs: number;
}

/** Which steps hold something the consultant did: between untouched and done (F3). */
export function stepStates(written: Written, around: Around): Record<ReviewStep, boolean> {
  const has = (...sections: string[]) => written.items.some(({ section }) => sections.includes(section));
  return {
    period_and_people: written.participants.some(({ side }) => side === 'client'),
    what_happened: has('happened'),
    last_commitments: around.lastCommitments.some(({ answeredOn }) => answeredOn !== null),
    goals: written.items.some(({ section, sourceTable }) => section === 'value' && sourceTable === 'goal'),
    needs_checklist: written.topics.some(({ answer }) => answer !== null),
    value_delivered: Boolean(written.summary?.trim() || written.valueText?.trim()) || has('value'),
    risks_and_opportunities: has('risk', 'opportunity'),
    next_period: has('next_goal', 'ask_of_client', 'ask_of_us') || around.commitments.length > 0,
    agenda: written.agenda.length > 0,
    outputs: around.outputs > 0,
  };
}
