import { addDays, type Day, daysBetween } from './calendar.ts';
import type { SendState } from './method-vocabulary.ts';
import type { AutomationLevel } from './vocabulary.ts';

/** H4. `draft` waits in the batch that is sent and confirmed at once; `proposed` is never more than a proposal. */
export type SendMode = 'draft' | 'proposed';

/** B. "Rare points": least days between two texts that were prepared unasked. */
export const RARE_POINT_DAYS = 90;

/** More would be a flood: what waits for one account at a time, over all its tracks. */
export const MOST_WAITING = 2;

export type SendPoint = {
  /** Somebody already talked to the client in person. */
  hadHumanContact: boolean;
  /** The first text of its track. */
  isFirst: boolean;
  /** The last text that went out of the batch. */
  lastDraftedOn: Day | null;
};

/** B, H4. What a touch model allows at this point; exclusive touch never more than a proposal. */
export function sendMode(automation: AutomationLevel, point: SendPoint, today: Day): SendMode {
  const may = (allowed: boolean): SendMode => (allowed ? 'draft' : 'proposed');
  switch (automation) {
    case 'all':
      return 'draft';
    case 'all_but_first_approach':
      return may(point.hadHumanContact);
    case 'first_contact':
      return may(point.isFirst);
    case 'rare_points':
      return may(point.lastDraftedOn === null || daysBetween(point.lastDraftedOn, today) >= RARE_POINT_DAYS);
    case 'proposals_only':
      return 'proposed';
  }
}

export type TrackStep = {
  id: string;
  contentId: string;
  offsetDays: number;
  /** The feature its content is about: whoever uses it already does not need the text. */
  feature: string | null;
};

/** H4. Without a segment and without conditions accounts are put on it by hand. */
export type Track = {
  id: string;
  active: boolean;
  segmentId: string | null;
  byNeed: boolean;
  /** In the order in which they are sent. */
  steps: readonly TrackStep[];
};

export type TrackAccount = {
  segmentId: string | null;
  automation: AutomationLevel;
  hadHumanContact: boolean;
  /** As `featureKey` writes them. */
  featuresUsed: ReadonlySet<string>;
  /** Nothing is prepared for a client that was lost, or put on hold. */
  paused: boolean;
};

/** A content of the account, whatever became of it. */
export type KnownSend = {
  sendKey: string;
  trackId: string | null;
  contentId: string;
  state: SendState;
  sentOn: Day | null;
};

export type PlannedSend = {
  sendKey: string;
  trackId: string;
  stepId: string;
  contentId: string;
  dueOn: Day;
  state: SendMode;
};

/** Two laptops that plan the same step write the same row (sync.md 2.2). */
export const sendKeyOf = (trackId: string, stepId: string): string => `track:${trackId}:${stepId}`;

/** Features are compared as people write them: case, accents and spaces aside. */
export const featureKey = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** H4. Whether a track is for an account; `needed`: the account meets the track's conditions today. */
export function isFor(track: Track, account: Pick<TrackAccount, 'segmentId'>, needed: boolean): boolean {
  if (track.segmentId === null && !track.byNeed) return false;
  return (track.segmentId === null || track.segmentId === account.segmentId) && (!track.byNeed || needed);
}

const isByHand = (track: Track): boolean => track.segmentId === null && !track.byNeed;

const isWaiting = ({ state }: KnownSend): boolean => state === 'proposed' || state === 'draft';

export type TrackQuestion = {
  track: Track;
  /** Null: not on the track. */
  enrollment: { startedOn: Day; stoppedOn: Day | null } | null;
  needed: boolean;
};

/**
 * H4. The next text of each track that is due for an account: one a track and at most `MOST_WAITING` in all, so that weeks
 * without the app bring the next step and not all that were missed. Pure: the same facts plan the same rows on every
 * laptop.
 */
export function plannedSends(
  questions: readonly TrackQuestion[],
  account: TrackAccount,
  known: readonly KnownSend[],
  today: Day,
): PlannedSend[] {
  if (account.paused) return [];
  const dealtWith = new Set(known.flatMap(({ sendKey, contentId }) => [sendKey, contentId]));
  let waiting = known.filter(isWaiting).length;
  let lastDraftedOn = known.reduce<Day | null>(
    (last, { sentOn, trackId }) =>
      trackId !== null && sentOn !== null && (last === null || sentOn > last) ? sentOn : last,
    null,
  );
  const planned: PlannedSend[] = [];
  for (const { track, enrollment, needed } of questions) {
    if (waiting >= MOST_WAITING) break;
    if (!track.active || enrollment === null || enrollment.stoppedOn !== null) continue;
    if (!isByHand(track) && !isFor(track, account, needed)) continue;
    if (known.some((send) => send.trackId === track.id && isWaiting(send))) continue;
    const step = nextStep(track, account, dealtWith);
    if (!step) continue;
    const dueOn = addDays(enrollment.startedOn, step.offsetDays);
    if (dueOn > today) continue;
    const isFirst = !known.some(({ trackId }) => trackId === track.id);
    const state = sendMode(
      account.automation,
      { hadHumanContact: account.hadHumanContact, isFirst, lastDraftedOn },
      today,
    );
    if (state === 'draft') lastDraftedOn = today;
    waiting += 1;
    dealtWith.add(step.contentId);
    planned.push({
      sendKey: sendKeyOf(track.id, step.id),
      trackId: track.id,
      stepId: step.id,
      contentId: step.contentId,
      dueOn,
      state,
    });
  }
  return planned;
}

/** No client gets one content twice, by whatever track it comes. */
const nextStep = (track: Track, account: TrackAccount, dealtWith: ReadonlySet<string>): TrackStep | undefined =>
  track.steps.find(
    ({ id, contentId, feature }) =>
      !dealtWith.has(sendKeyOf(track.id, id)) &&
      !dealtWith.has(contentId) &&
      (feature === null || !account.featuresUsed.has(featureKey(feature))),
  );

/** Names what a step of a playbook run asks to send. */
export const runSendKey = (runId: string, stepId: string): string => `run:${runId}:${stepId}`;

/** The step that asked for what is sent under this name; null where no playbook did. */
export function runStepOf(sendKey: string): { runId: string; stepId: string } | null {
  const [kind, runId, stepId] = sendKey.split(':');
  return kind === 'run' && runId && stepId ? { runId, stepId } : null;
}
