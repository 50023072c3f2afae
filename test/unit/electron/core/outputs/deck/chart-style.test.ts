import { describe, expect, it } from 'vitest';
import { chartNumberFormat } from '#core/outputs/deck/chart-style.ts';

describe('numbers in a chart', () => {
  it('have decimals only where they say something', () => {
    expect(chartNumberFormat([1, 2, null], null, 'en')).toBe('#,##0');
    expect(chartNumberFormat([1.5, 2], null, 'en')).toBe('#,##0.0');
    expect(chartNumberFormat([100.4], null, 'en')).toBe('#,##0');
  });

  it('have the separators and the unit of the language, with a space that does not wrap', () => {
    expect(chartNumberFormat([72], '%', 'pt-BR')).toBe('[$-416]#,##0"\u00a0%"');
    expect(chartNumberFormat([72], '%', 'en')).toBe('#,##0"%"');
    expect(chartNumberFormat([7], 'min "x"', 'en', true)).toBe('#,##0"\u00a0min x"');
  });
});
