import { dayInZone } from '#shared/domain/calendar.ts';

/** The one clock of core (architecture.md, Days): instants for what happened, a day for every rule. */
export interface Clock {
  /** Milliseconds since 1970, by the system clock corrected from the server. */
  nowMs(): number;
  /** UTC ISO text. */
  now(): string;
  /** The day in the workspace's time zone. */
  today(): string;
}

export const systemClock = (timeZone: () => string, nowMs: () => number = Date.now): Clock => ({
  nowMs,
  now: () => new Date(nowMs()).toISOString(),
  today: () => dayInZone(new Date(nowMs()).toISOString(), timeZone()),
});

/** Who writes, on which device, in which workspace. */
export interface Actor {
  workspaceId: string;
  teamId: string;
  memberId: string;
  deviceId: string;
}
