import { describe, expect, it } from 'vitest';
import {
  checklistSummary,
  followUps,
  isTopicStressed,
  needsFollowUp,
  shippedTopics,
} from '#shared/domain/needs-checklist.ts';

describe('needs checklist', () => {
  it('F4: ships six topics, each with a follow-up', () => {
    expect(shippedTopics).toHaveLength(6);
    expect(shippedTopics.map((topic) => followUps[topic])).toEqual([
      'task',
      'task',
      'task',
      'communication_track',
      'task',
      'task',
    ]);
  });

  it('asks for a follow-up unless the need is met', () => {
    expect((['yes', 'partly', 'no', null] as const).map(needsFollowUp)).toEqual([false, true, true, false]);
  });

  it('stresses training where people come and go', () => {
    expect(isTopicStressed('training', 'high')).toBe(true);
    expect(isTopicStressed('training', 'low')).toBe(false);
    expect(isTopicStressed('all_features', 'high')).toBe(false);
    expect(isTopicStressed('training', null)).toBe(false);
  });

  it('counts what is answered and what follows from it', () => {
    expect(checklistSummary(['yes', 'no', null, 'partly'])).toEqual({ answered: 3, total: 4, followUps: 2 });
  });
});
