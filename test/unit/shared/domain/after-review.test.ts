import { expect, it } from 'vitest';
import { afterStates } from '#shared/domain/after-review.ts';

const nothing = {
  feelings: 0,
  criteria: 5,
  rated: 0,
  recapSent: false,
  commitments: 0,
  tasks: 0,
  agreed: 0,
  drafted: 0,
  nextPlanned: false,
  followedUp: false,
};

it('F9: asks for everything after a meeting, but for tasks and goals only where some were agreed', () => {
  expect(afterStates(nothing)).toEqual({
    feeling: 'open',
    rating: 'open',
    recap: 'open',
    tasks: 'none',
    goals: 'none',
    next_review: 'open',
    journey: 'open',
  });
});

it('F9: is through once each of them happened', () => {
  const all = {
    feelings: 1,
    criteria: 5,
    rated: 5,
    recapSent: true,
    commitments: 2,
    tasks: 2,
    agreed: 1,
    drafted: 1,
    nextPlanned: true,
    followedUp: true,
  };
  expect(new Set(Object.values(afterStates(all)))).toEqual(new Set(['done']));
});

it('F9: keeps a step open while one of its parts is', () => {
  const states = afterStates({ ...nothing, rated: 4, commitments: 2, tasks: 1, agreed: 3, drafted: 2 });
  expect([states.rating, states.tasks, states.goals]).toEqual(['open', 'open', 'open']);
});
