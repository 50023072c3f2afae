import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaMinutes, agendaWarnings, clientMinutes, defaultAgenda, fitAgenda } from '#shared/domain/agenda.ts';
import { meetingStages, reviewKinds } from '#shared/domain/vocabulary.ts';

describe('agenda', () => {
  it.each(reviewKinds)('F5: of a %s fills 60 minutes over the four stages, the client talking most', (kind) => {
    const agenda = defaultAgenda(kind);
    expect(agendaMinutes(agenda)).toBe(60);
    expect(clientMinutes(agenda)).toBeGreaterThan(30);
    expect([...new Set(agenda.map(({ stage }) => stage))]).toEqual([...meetingStages]);
    expect(agendaWarnings(agenda, 60)).toEqual([]);
  });

  it('differs between QBR and EBR', () => {
    expect(defaultAgenda('ebr').map(({ key }) => key)).not.toEqual(defaultAgenda('qbr').map(({ key }) => key));
  });

  it('shares any length in whole minutes, none left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 480 }), (minutes) => {
        const agenda = defaultAgenda('qbr', minutes);
        expect(agendaMinutes(agenda)).toBe(minutes);
        expect(agenda.every((item) => Number.isInteger(item.minutes) && item.minutes >= 1)).toBe(true);
      }),
    );
  });

  it('shares a length in proportion', () => {
    expect(defaultAgenda('qbr', 120).map(({ minutes }) => minutes)).toEqual([6, 24, 10, 16, 20, 14, 16, 14]);
    expect(defaultAgenda('qbr', 30).map(({ minutes }) => minutes)).toEqual([2, 6, 2, 4, 5, 4, 4, 3]);
  });

  it('has nothing to share among no boxes', () => {
    expect(fitAgenda([], 60)).toEqual([]);
  });

  it('warns of time, of a client who listens, and of a stage left out', () => {
    const boxes = [
      { stage: 'needs_and_expectations', minutes: 20, clientTalks: true },
      { stage: 'value_delivery', minutes: 20, clientTalks: false },
      { stage: 'feedback', minutes: 10, clientTalks: false },
    ] as const;
    expect(agendaWarnings(boxes, 60)).toEqual([
      { key: 'under_time', minutes: 10 },
      { key: 'client_talks_too_little', percent: 40 },
      { key: 'stage_missing', stage: 'engagement' },
    ]);
    expect(agendaWarnings(boxes, 45)[0]).toEqual({ key: 'over_time', minutes: 5 });
    expect(agendaWarnings([], 0)).toHaveLength(4);
  });
});
