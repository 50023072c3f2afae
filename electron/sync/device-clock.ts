/** A difference this large between the two clocks is a jump, not drift, in milliseconds. */
const JUMP = 2_000;

export interface DeviceClockOptions {
  /** Milliseconds of the system clock. */
  now: () => number;
  /** Milliseconds that only ever grow. */
  monotonic: () => number;
  /** What was learned before this start. */
  offset?: number;
}

/**
 * Device time (sync.md 2.6): the system clock corrected by what the server's replies taught. A system clock that is set
 * back while the app runs is noticed by the monotonic one and changes nothing.
 */
export class DeviceClock {
  readonly #options: DeviceClockOptions;
  #offset: number;
  #wall: number;
  #steady: number;
  #isSure = false;

  constructor(options: DeviceClockOptions) {
    this.#options = options;
    this.#offset = options.offset ?? 0;
    this.#wall = options.now();
    this.#steady = options.monotonic();
  }

  now(): number {
    this.#watch();
    return Math.round(this.#options.now() + this.#offset);
  }

  /** Server's clock less the system clock, in milliseconds. */
  get offset(): number {
    return Math.round(this.#offset);
  }

  /** False until a server answered, and again after a jump. */
  get isSure(): boolean {
    return this.#isSure;
  }

  /** A reply that left the server at `serverTime`; both own times by the system clock. */
  learn(sentAt: number, receivedAt: number, serverTime: number): void {
    this.#watch();
    this.#offset = serverTime - (sentAt + receivedAt) / 2;
    this.#isSure = true;
  }

  system(): number {
    return this.#options.now();
  }

  /** Forward may be a laptop that slept, so only a clock set back is corrected; both wait for the next reply. */
  #watch(): void {
    const wall = this.#options.now();
    const steady = this.#options.monotonic();
    const jump = wall - this.#wall - (steady - this.#steady);
    this.#wall = wall;
    this.#steady = steady;
    if (Math.abs(jump) < JUMP) return;
    this.#isSure = false;
    if (jump < 0) this.#offset -= jump;
  }
}
