import { expect, it } from 'vitest';
import { datesOfStatus } from '#core/cases/case-status.ts';

const NOW = '2026-03-16T12:00:00.000Z';
const EARLIER = '2026-03-01T12:00:00.000Z';
const none = { solved_at: null, told_at: null, closed_at: null };

it('dates a step when it is reached', () => {
  expect(datesOfStatus('solved', none, NOW)).toEqual({ ...none, solved_at: NOW });
  expect(datesOfStatus('client_told', none, NOW)).toEqual({ ...none, solved_at: NOW, told_at: NOW });
});

it('keeps the first date of a step that was reached before', () => {
  const solved = { ...none, solved_at: EARLIER };
  expect(datesOfStatus('client_told', solved, NOW)).toEqual({ ...none, solved_at: EARLIER, told_at: NOW });
});

it('never makes up that the client was told when a case is closed', () => {
  expect(datesOfStatus('closed', { ...none, solved_at: EARLIER }, NOW)).toEqual({
    solved_at: EARLIER,
    told_at: null,
    closed_at: NOW,
  });
  expect(datesOfStatus('closed', { solved_at: EARLIER, told_at: EARLIER, closed_at: null }, NOW).told_at).toBe(EARLIER);
});

it('clears the dates of steps that are open again', () => {
  expect(datesOfStatus('with_product', { solved_at: EARLIER, told_at: EARLIER, closed_at: EARLIER }, NOW)).toEqual(
    none,
  );
});
