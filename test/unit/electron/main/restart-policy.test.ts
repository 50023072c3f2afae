import { expect, it } from 'vitest';
import { RestartPolicy } from '#main/restart-policy.ts';

it('starts core again at once after its first death', () => {
  expect(new RestartPolicy().died(3_600_000)).toEqual({ do: 'restart', afterMs: 0 });
});

it('waits longer before each further quick death and asks at the fifth', () => {
  const policy = new RestartPolicy();
  const pauses = [1, 2, 3, 4].map(() => policy.died(50)).map((next) => (next.do === 'restart' ? next.afterMs : null));
  expect(pauses).toEqual([0, 400, 800, 1600]);
  expect(policy.died(50)).toEqual({ do: 'ask', deaths: 5 });
});

it('forgets the quick deaths once core has lived, and when the user wants another try', () => {
  const policy = new RestartPolicy();
  for (let death = 0; death < 4; death += 1) policy.died(50);
  expect(policy.died(10_000)).toEqual({ do: 'restart', afterMs: 0 });
  for (let death = 0; death < 4; death += 1) policy.died(50);
  policy.forgive();
  expect(policy.died(50)).toEqual({ do: 'restart', afterMs: 0 });
});
