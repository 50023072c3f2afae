import { type NeedsAnswer, type NeedsTopic, needsTopics, type TurnoverLevel } from './vocabulary.ts';

/**
 * F4. The shipped topics; their words and the proposed follow-up are content of the language files under the key.
 * Every topic, shipped or a workspace's own, is worded so that *yes* means "taken care of" ("gets the training it
 * needs"): then no and partly always ask for a follow-up, and answers compare over time.
 */
export const shippedTopics: readonly NeedsTopic[] = needsTopics;

/** F4. The follow-up proposed for a shipped topic. */
export const followUps: Record<NeedsTopic, 'task' | 'communication_track'> = {
  training: 'task',
  technical_support: 'task',
  periodic_meetings: 'task',
  all_features: 'communication_track',
  daily_resources: 'task',
  expected_results: 'task',
};

/** F4. */
export function needsFollowUp(answer: NeedsAnswer | null): boolean {
  return answer === 'no' || answer === 'partly';
}

/** F4. Training is worth a word of its own where people come and go, whatever the answer was. */
export function isTopicStressed(topic: NeedsTopic, turnover: TurnoverLevel | null): boolean {
  return topic === 'training' && turnover === 'high';
}

export type ChecklistSummary = { answered: number; total: number; followUps: number };

/** How far the checklist is, and how many needs came out of it. */
export function checklistSummary(answers: readonly (NeedsAnswer | null)[]): ChecklistSummary {
  return {
    answered: answers.filter((answer) => answer !== null).length,
    total: answers.length,
    followUps: answers.filter(needsFollowUp).length,
  };
}
