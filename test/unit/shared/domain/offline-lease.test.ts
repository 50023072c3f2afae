import { describe, expect, it } from 'vitest';
import { offlineLease } from '#shared/domain/offline-lease.ts';

const DAY = 86_400_000;
const at = (days: number) => offlineLease(30, 0, days * DAY);

describe('the offline lease', () => {
  it('holds nobody where no admin chose one, nor before the first contact', () => {
    expect(offlineLease(null, 0, 10_000 * DAY)).toBeNull();
    expect(offlineLease(30, null, 10_000 * DAY)).toBeNull();
  });

  it('is announced in its last seven days and over at its end', () => {
    expect(at(22.9)).toBeNull();
    expect(at(23)).toEqual({ endsAt: 30 * DAY, isOver: false });
    expect(at(29.9)).toEqual({ endsAt: 30 * DAY, isOver: false });
    expect(at(30)).toEqual({ endsAt: 30 * DAY, isOver: true });
  });

  it('begins anew with each contact', () => {
    expect(offlineLease(30, 20 * DAY, 40 * DAY)).toBeNull();
  });
});
