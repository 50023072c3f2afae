import { describe, expect, it } from 'vitest';
import { measured, pooled } from '#shared/domain/measured.ts';

describe('measured', () => {
  it('keeps what a number was made of', () => {
    expect(measured(3, 4)).toEqual({ value: 75, numerator: 3, denominator: 4 });
    expect(measured(9, 2, 1).value).toBe(4.5);
  });

  it('is not computable, and not 0, without a denominator', () => {
    expect(measured(0, 0)).toEqual({ value: null, numerator: 0, denominator: 0 });
  });

  it('pools sums instead of averaging percentages', () => {
    expect(pooled([measured(1, 1), measured(0, 9), measured(0, 0)])).toEqual({
      value: 10,
      numerator: 1,
      denominator: 10,
    });
    expect(pooled([]).value).toBeNull();
  });
});
