import { dayInZone } from './calendar.ts';

/** F6. One time box of the agenda with the seconds it took before the present visit. */
export type LiveBox = { id: string; minutes: number; spentSeconds: number };

/** F6. Where the meeting stands, and since when; `since` null: the clock rests. */
export type LiveClock = { itemId: string | null; since: string | null };

export type BoxTime = { id: string; spent: number; planned: number; over: boolean };

export type AgendaTime = {
  boxes: BoxTime[];
  /** Seconds of the whole meeting so far, and by plan. */
  spent: number;
  planned: number;
  /** Seconds still planned: what is left of the present box, and all that follow. */
  left: number;
  /** Seconds later than planned; negative: earlier. Of what is behind and the present box only. */
  late: number;
};

/** A laptop that slept or crashed during a meeting adds no more than this to a box. */
const LONGEST_VISIT = 4 * 3600;

/** P8. Seconds between two readings of a clock that may have been set: never negative, never a night. */
export function elapsedSeconds(since: string, now: string): number {
  const seconds = Math.round((Date.parse(now) - Date.parse(since)) / 1000);
  return Math.min(Math.max(seconds, 0), LONGEST_VISIT);
}

/** In hours: no meeting begins so long before its time. */
const LOOK_AHEAD = 6;

/**
 * F6. Live mode that was opened long before the meeting, and not today, was a look at it and not its beginning. A
 * meeting over midnight goes on, and one that nobody concluded on its day stays what it was. `zone`: the workspace's.
 */
export function isLookAhead(times: { startedAt: string; startsAt: string; now: string }, zone: string): boolean {
  const { startedAt, startsAt, now } = times;
  const hoursBefore = (Date.parse(startsAt) - Date.parse(startedAt)) / 3_600_000;
  return hoursBefore > LOOK_AHEAD && dayInZone(startedAt, zone) !== dayInZone(now, zone);
}

/** Seconds in one box up to now. */
export function secondsIn(box: LiveBox, clock: LiveClock, now: string): number {
  const visiting = clock.itemId === box.id && clock.since !== null;
  return box.spentSeconds + (visiting && clock.since !== null ? elapsedSeconds(clock.since, now) : 0);
}

/** F6. The agenda against its timer. */
export function agendaTime(boxes: readonly LiveBox[], clock: LiveClock, now: string): AgendaTime {
  const current = boxes.findIndex(({ id }) => id === clock.itemId);
  const times = boxes.map((box): BoxTime => {
    const spent = secondsIn(box, clock, now);
    const planned = box.minutes * 60;
    return { id: box.id, spent, planned, over: spent > planned };
  });
  let left = 0;
  let late = 0;
  for (const [index, { spent, planned }] of times.entries()) {
    if (index < current) late += spent - planned;
    else if (index === current) {
      late += Math.max(spent - planned, 0);
      left += Math.max(planned - spent, 0);
    } else left += Math.max(planned - spent, 0);
  }
  return {
    boxes: times,
    spent: times.reduce((sum, { spent }) => sum + spent, 0),
    planned: times.reduce((sum, { planned }) => sum + planned, 0),
    left,
    late,
  };
}

/** F6. What a highlighted text can become. */
export const highlightKinds = ['task', 'goal', 'action'] as const;
export type HighlightKind = (typeof highlightKinds)[number];

/** F6. By what a review is rated until a workspace says otherwise; the words used are kept with each score. */
export const ratingCriteria = ['objectives', 'client_voice', 'value_shown', 'next_steps', 'time'] as const;
export type RatingCriterion = (typeof ratingCriteria)[number];

export const HIGHEST_RATING = 5;
