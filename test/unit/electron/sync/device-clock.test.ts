import { describe, expect, it } from 'vitest';
import { DeviceClock } from '#sync/device-clock.ts';

const HOUR = 3_600_000;

const make = () => {
  const time = { wall: 1_000_000, steady: 0 };
  const clock = new DeviceClock({ now: () => time.wall, monotonic: () => time.steady });
  const pass = (ms: number) => {
    time.wall += ms;
    time.steady += ms;
  };
  return { time, clock, pass };
};

describe('device time', () => {
  it('is corrected by the server’s, less half of the way there and back', () => {
    const { clock, pass } = make();
    const sentAt = clock.system();
    pass(400);
    clock.learn(sentAt, clock.system(), sentAt + 200 + 3 * HOUR);
    expect(clock.offset).toBe(3 * HOUR);
    expect(clock.now()).toBe(clock.system() + 3 * HOUR);
    expect(clock.isSure).toBe(true);
  });

  it('does not go back when the system clock is set back', () => {
    const { clock, time, pass } = make();
    clock.learn(clock.system(), clock.system(), clock.system());
    const before = clock.now();
    pass(1_000);
    time.wall -= 2 * HOUR;
    expect(clock.now()).toBe(before + 1_000);
    expect(clock.isSure).toBe(false);
  });

  it('takes a jump forward for sleep, and is no longer sure', () => {
    const { clock, time } = make();
    clock.learn(clock.system(), clock.system(), clock.system());
    time.wall += 8 * HOUR;
    expect(clock.now()).toBe(time.wall);
    expect(clock.isSure).toBe(false);
  });

  it('starts from what was learned before', () => {
    expect(new DeviceClock({ now: () => 5_000, monotonic: () => 0, offset: -1_000 }).now()).toBe(4_000);
  });
});
