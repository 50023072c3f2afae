import { describe, expect, it } from 'vitest';
import { pressure, reasonsOf, signalOf } from '#renderer/features/journey/journey-attention.ts';

const today = '2026-03-16';
const calm = {
  status: 'ongoing',
  stage: null,
  contact: null,
  feeling: {
    id: 'f',
    moment: 'satisfied',
    satisfaction: 4,
    trust: 4,
    emotions: [],
    feltOn: '2026-03-10',
    stale: false,
    trend: null,
  },
  health: null,
} as const;
const against = (kind: 'different' | 'opposite', waits: boolean) => ({
  ...calm,
  feeling: { ...calm.feeling, emotions: [] },
  health: {
    score: 20,
    shown: 20,
    band: 'risk' as const,
    coverage: 100,
    state: 'scored' as const,
    trend: null,
    points: [],
    disagreement: { kind, waits },
  },
});

describe('D4: who needs attention', () => {
  it('G6: is also who feels otherwise than the health says, until somebody decided', () => {
    expect(reasonsOf(against('opposite', true), today)).toEqual([{ key: 'disagree', kind: 'opposite' }]);
    expect(reasonsOf(against('opposite', false), today)).toEqual([]);
  });

  it('G6: is the sooner looked at the further both lie apart', () => {
    const opposite = reasonsOf(against('opposite', true), today);
    const different = reasonsOf(against('different', true), today);
    expect(pressure(opposite)).toBeGreaterThan(pressure(different));
    expect([signalOf(opposite), signalOf(different)]).toEqual(['risk', 'attention']);
  });

  it('is nobody who was lost', () => {
    expect(reasonsOf({ ...against('opposite', true), status: 'lost' }, today)).toEqual([]);
  });
});
