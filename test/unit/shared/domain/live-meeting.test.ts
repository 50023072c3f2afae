import { describe, expect, it } from 'vitest';
import { agendaTime, elapsedSeconds, secondsIn, isLookAhead } from '#shared/domain/live-meeting.ts';

const boxes = [
  { id: 'a', minutes: 5, spentSeconds: 360 },
  { id: 'b', minutes: 10, spentSeconds: 60 },
  { id: 'c', minutes: 15, spentSeconds: 0 },
];
const START = '2026-03-16T13:00:00.000Z';
const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString();

describe('the timer of the agenda', () => {
  it('F6: counts the present visit on top of the ones before it', () => {
    const clock = { itemId: 'b', since: START };
    expect(secondsIn(boxes[1] ?? boxes[0]!, clock, at(90))).toBe(150);
    expect(secondsIn(boxes[0]!, clock, at(90))).toBe(360);
  });

  it('F6: says how late the meeting runs, and what is left of the plan', () => {
    const time = agendaTime(boxes, { itemId: 'b', since: START }, at(90));
    expect(time).toMatchObject({ spent: 510, planned: 1800, late: 60, left: 450 + 900 });
    expect(time.boxes.map(({ over }) => over)).toEqual([true, false, false]);
  });

  it('F6: adds to the delay only what the present box takes beyond its minutes', () => {
    const time = agendaTime(boxes, { itemId: 'b', since: START }, at(600));
    expect(time.late).toBe(60 + 60);
    expect(time.left).toBe(900);
  });

  it('F6: stands still while it rests', () => {
    const clock = { itemId: 'b', since: null };
    expect(agendaTime(boxes, clock, at(0))).toEqual(agendaTime(boxes, clock, at(3000)));
  });

  it('P8: takes no harm from a clock that was set back, or from a laptop that slept', () => {
    expect(elapsedSeconds(START, at(-500))).toBe(0);
    expect(elapsedSeconds(START, at(30 * 3600))).toBe(4 * 3600);
  });
});

describe('a look ahead', () => {
  const zone = 'America/Sao_Paulo';
  const startsAt = '2026-03-16T13:00:00.000Z';
  const look = (startedAt: string, now: string) => isLookAhead({ startedAt, startsAt, now }, zone);

  it('F6: is live mode opened days before the meeting', () => {
    expect(look('2026-03-13T18:00:00.000Z', startsAt)).toBe(true);
    expect(look('2026-03-15T23:00:00.000Z', startsAt)).toBe(true);
  });

  it('F6: is not the meeting of today, nor one that was concluded the day after', () => {
    expect(look('2026-03-16T04:00:00.000Z', startsAt)).toBe(false);
    expect(look('2026-03-16T13:02:00.000Z', '2026-03-17T11:00:00.000Z')).toBe(false);
  });

  it('F6: is not a meeting that runs over midnight', () => {
    const midnight = { startsAt: '2026-03-17T03:00:00.000Z', startedAt: '2026-03-17T02:50:00.000Z' };
    expect(isLookAhead({ ...midnight, now: '2026-03-17T03:30:00.000Z' }, zone)).toBe(false);
  });
});
