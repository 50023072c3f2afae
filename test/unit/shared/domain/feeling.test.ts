import { describe, expect, it } from 'vitest';
import {
  bandOfMoment,
  emotionKeys,
  emotions,
  feelingAge,
  feelingProblems,
  feelingTrend,
  isNegative,
  isStale,
  momentRank,
  staleFrom,
} from '#shared/domain/feeling.ts';
import { methodSettings } from '#shared/domain/method-settings.ts';
import { moments } from '#shared/domain/vocabulary.ts';

const entry = { emotions: ['calm'], satisfaction: 4, trust: 5, moment: 'satisfied', reasons: [] } as const;
const felt = (feltOn: string, moment: (typeof moments)[number], satisfaction = 3, trust = 3) => ({
  feltOn,
  moment,
  satisfaction,
  trust,
});

describe('feeling', () => {
  it('names each emotion once, of every sign', () => {
    expect(new Set(emotionKeys).size).toBe(emotions.length);
    expect(new Set(emotions.map(({ sign }) => sign))).toEqual(new Set(['positive', 'neutral', 'negative']));
  });

  it('puts every moment into a band, and worried or worse among the negative ones', () => {
    expect(moments.map(bandOfMoment)).toEqual(['good', 'good', 'attention', 'attention', 'risk', 'risk']);
    expect(moments.filter(isNegative)).toEqual(['worried', 'at_risk', 'leaving']);
    expect(moments.map(momentRank)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('may be kept when on the scales', () => {
    expect(feelingProblems(entry)).toEqual([]);
    expect(feelingProblems({ ...entry, emotions: [], reasons: ['a', 'b', 'c'] })).toEqual([]);
    expect(feelingProblems({ ...entry, satisfaction: 1, trust: 1 })).toEqual([]);
    expect(feelingProblems({ ...entry, satisfaction: 6, trust: 6 })).toHaveLength(2);
  });

  it('says everything that is wrong with an entry', () => {
    const wrong = { ...entry, emotions: ['bored'], satisfaction: 0, trust: 3.5, reasons: ['a', 'b', 'c', 'd'] };
    expect(feelingProblems(wrong)).toEqual([
      'satisfaction_out_of_scale',
      'trust_out_of_scale',
      'too_many_reasons',
      'unknown_emotion',
    ]);
  });

  it('G3: goes stale after 30 days, after 14 when negative', () => {
    expect(staleFrom(felt('2025-03-01', 'neutral'), methodSettings)).toBe('2025-03-31');
    expect(staleFrom(felt('2025-03-01', 'worried'), methodSettings)).toBe('2025-03-15');
    expect(isStale(felt('2025-03-01', 'delighted'), '2025-03-30', methodSettings)).toBe(false);
    expect(isStale(felt('2025-03-01', 'delighted'), '2025-03-31', methodSettings)).toBe(true);
    expect(isStale(felt('2025-03-01', 'leaving'), '2025-03-15', methodSettings)).toBe(true);
    expect(feelingAge(felt('2025-03-01', 'leaving'), '2025-03-15')).toBe(14);
  });

  it('G3: goes stale after what the workspace says', () => {
    const days = { 'feeling.stale_days': 60, 'feeling.stale_negative_days': 7 };
    expect(isStale(felt('2025-03-01', 'neutral'), '2025-04-29', days)).toBe(false);
    expect(isStale(felt('2025-03-01', 'neutral'), '2025-04-30', days)).toBe(true);
    expect(isStale(felt('2025-03-01', 'at_risk'), '2025-03-08', days)).toBe(true);
  });

  it('moves by moment first, then by satisfaction and trust', () => {
    const before = felt('2025-01-01', 'neutral', 5, 5);
    expect(feelingTrend([before, felt('2025-02-01', 'satisfied', 1, 1)])).toBe('up');
    expect(feelingTrend([felt('2025-02-01', 'worried'), before])).toBe('down');
    expect(feelingTrend([before, felt('2025-02-01', 'neutral', 5, 4)])).toBe('down');
    expect(feelingTrend([before, felt('2025-02-01', 'neutral', 5, 5)])).toBe('steady');
    expect(feelingTrend([before])).toBeNull();
  });
});
