import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import {
  featureKey,
  isFor,
  type KnownSend,
  MOST_WAITING,
  plannedSends,
  runSendKey,
  runStepOf,
  sendKeyOf,
  sendMode,
  type Track,
  type TrackAccount,
} from '#shared/domain/communication.ts';
import { automationLevels } from '#shared/domain/vocabulary.ts';

const today = '2026-03-16';
const track = (id: string, fields: Partial<Track> = {}): Track => ({
  id,
  active: true,
  segmentId: null,
  byNeed: false,
  steps: [
    { id: `${id}1`, contentId: `c${id}1`, offsetDays: 0, feature: null },
    { id: `${id}2`, contentId: `c${id}2`, offsetDays: 7, feature: null },
    { id: `${id}3`, contentId: `c${id}3`, offsetDays: 21, feature: null },
  ],
  ...fields,
});
const account = (fields: Partial<TrackAccount> = {}): TrackAccount => ({
  segmentId: null,
  automation: 'all',
  hadHumanContact: true,
  featuresUsed: new Set(),
  paused: false,
  ...fields,
});
const on = (one: Track, startedOn: Day = today, needed = true) => ({
  track: one,
  enrollment: { startedOn, stoppedOn: null },
  needed,
});
const sent = (one: Track, step: number, sentOn: Day): KnownSend => ({
  sendKey: sendKeyOf(one.id, `${one.id}${step}`),
  trackId: one.id,
  contentId: `c${one.id}${step}`,
  state: 'sent',
  sentOn,
});

describe('What a touch model lets the app prepare', () => {
  const point = { hadHumanContact: true, isFirst: true, lastDraftedOn: null };
  it('H4: exclusive touch is never more than a proposal, whatever the moment', () => {
    for (const isFirst of [true, false])
      for (const hadHumanContact of [true, false])
        expect(sendMode('proposals_only', { isFirst, hadHumanContact, lastDraftedOn: null }, today)).toBe('proposed');
  });
  it('H4: tech drafts all, low all but the first approach, medium the first contact, high a few points', () => {
    expect(sendMode('all', { ...point, hadHumanContact: false, isFirst: false }, today)).toBe('draft');
    expect(sendMode('all_but_first_approach', { ...point, hadHumanContact: false }, today)).toBe('proposed');
    expect(sendMode('all_but_first_approach', { ...point, isFirst: false }, today)).toBe('draft');
    expect(sendMode('first_contact', point, today)).toBe('draft');
    expect(sendMode('first_contact', { ...point, isFirst: false }, today)).toBe('proposed');
    expect(sendMode('rare_points', point, today)).toBe('draft');
    expect(sendMode('rare_points', { ...point, lastDraftedOn: addDays(today, -89) }, today)).toBe('proposed');
    expect(sendMode('rare_points', { ...point, lastDraftedOn: addDays(today, -90) }, today)).toBe('draft');
  });
});

describe('Communication tracks', () => {
  it('H4: a track is for its segment, for who needs it, or for whom somebody put on it', () => {
    expect(isFor(track('a', { segmentId: 's' }), { segmentId: 's' }, false)).toBe(true);
    expect(isFor(track('a', { segmentId: 's' }), { segmentId: 'other' }, true)).toBe(false);
    expect(isFor(track('a', { byNeed: true }), { segmentId: 's' }, true)).toBe(true);
    expect(isFor(track('a', { byNeed: true, segmentId: 's' }), { segmentId: 's' }, false)).toBe(false);
    expect(isFor(track('a'), { segmentId: 's' }, true)).toBe(false);
  });

  it('H4: a step is planned from its day on, the next one after the one before is out of the way', () => {
    const one = track('a');
    expect(plannedSends([on(one, addDays(today, 1))], account(), [], today)).toEqual([]);
    const [first] = plannedSends([on(one)], account(), [], today);
    expect(first).toMatchObject({ sendKey: 'track:a:a1', contentId: 'ca1', dueOn: today, state: 'draft' });
    const waits: KnownSend = { sendKey: 'track:a:a1', trackId: 'a', contentId: 'ca1', state: 'draft', sentOn: null };
    expect(plannedSends([on(one, addDays(today, -30))], account(), [waits], today)).toEqual([]);
    const [second] = plannedSends(
      [on(one, addDays(today, -30))],
      account(),
      [sent(one, 1, addDays(today, -30))],
      today,
    );
    expect(second).toMatchObject({ sendKey: 'track:a:a2', dueOn: addDays(today, -23) });
  });

  it('H4: weeks without the app bring one text a track, and never a flood', () => {
    const tracks = ['a', 'b', 'c', 'd'].map((id) => on(track(id), addDays(today, -200)));
    expect(plannedSends(tracks, account(), [], today)).toHaveLength(MOST_WAITING);
  });

  it('H4: partial use asks for the contents of the unused features only', () => {
    const one = track('a', {
      byNeed: true,
      steps: [
        { id: 'a1', contentId: 'c1', offsetDays: 0, feature: 'Relatórios' },
        { id: 'a2', contentId: 'c2', offsetDays: 0, feature: 'Automação' },
      ],
    });
    const uses = account({ featuresUsed: new Set([featureKey('RELATORIOS ')]) });
    expect(plannedSends([on(one)], uses, [], today)).toMatchObject([{ contentId: 'c2' }]);
  });

  it('H4: stopped, inactive, no longer needed or on hold prepare nothing', () => {
    const one = track('a', { byNeed: true });
    const stopped = { track: one, enrollment: { startedOn: today, stoppedOn: today }, needed: true };
    for (const [question, who] of [
      [stopped, account()],
      [on({ ...one, active: false }), account()],
      [on(one, today, false), account()],
      [on(one), account({ paused: true })],
      [{ track: one, enrollment: null, needed: true }, account()],
    ] as const) {
      expect(plannedSends([question], who, [], today)).toEqual([]);
    }
  });

  it('H4: no client gets one content twice, by whatever track or hand', () => {
    const one = track('a');
    const two = { ...track('b'), steps: one.steps.map((step) => ({ ...step, id: `b${step.id}` })) };
    expect(plannedSends([on(one), on(two)], account(), [], today)).toHaveLength(1);
    const byHand: KnownSend = { sendKey: 'hand:1', trackId: null, contentId: 'ca1', state: 'sent', sentOn: today };
    expect(plannedSends([on(one, addDays(today, -7))], account(), [byHand], today)).toMatchObject([
      { contentId: 'ca2' },
    ]);
  });

  it('H4: high touch gets one prepared text, the rest as proposals', () => {
    const states = plannedSends(
      [on(track('a')), on(track('b'))],
      account({ automation: 'rare_points' }),
      [],
      today,
    ).map(({ state }) => state);
    expect(states).toEqual(['draft', 'proposed']);
  });

  it('H4: planning again with what was planned adds nothing, on any day and for every model', () => {
    for (const automation of automationLevels) {
      const known: KnownSend[] = [];
      const questions = [on(track('a')), on(track('b'), addDays(today, 3))];
      const keys = new Set<string>();
      for (let days = 0; days < 60; days += 1) {
        const day = addDays(today, days);
        const planned = plannedSends(questions, account({ automation }), known, day);
        for (const { sendKey, trackId, contentId, state } of planned) {
          expect(keys.has(sendKey)).toBe(false);
          keys.add(sendKey);
          if (automation === 'proposals_only') expect(state).toBe('proposed');
          known.push({ sendKey, trackId, contentId, state, sentOn: null });
        }
        expect(plannedSends(questions, account({ automation }), known, day)).toEqual([]);
        // Each third day somebody sends what waits.
        if (days % 3 === 0) {
          for (const [index, send] of known.entries())
            if (send.state !== 'sent') known[index] = { ...send, state: 'sent', sentOn: day };
        }
      }
      expect(keys.size).toBe(6);
    }
  });
});

describe('what a step of a playbook sends', () => {
  it('H4: is named so that the step is found again', () => {
    expect(runStepOf(runSendKey('run-1', 'step-1'))).toEqual({ runId: 'run-1', stepId: 'step-1' });
    expect(runStepOf('hand:1')).toBeNull();
  });
});
