import type { ClientRules } from '#sync/client-rules.ts';
import type { Transport } from '#sync/transport.ts';
import { type SyncDevice, openSyncDevice } from '#test/support/sync-device.ts';
import type { Mutation } from '#shared/sync/mutation.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import type { RewindableDatabase } from './rewindable-database.ts';

/** The process died, or the disk was full: what was committed stands, nothing else. */
export class Crash extends Error {
  constructor(place: string) {
    super(`died ${place}`);
    this.name = 'Crash';
  }
}

/** One mutation that a laptop kept, as it was when it was kept. */
export interface Kept {
  n: number;
  mutation: Mutation;
  before: (Record<string, FieldValue> | null)[];
}

export interface LaptopOptions {
  name: string;
  store: RewindableDatabase;
  workspaceId: string;
  teamId: string;
  memberId: string;
  /** True time in milliseconds. */
  now: () => number;
  newId: () => string;
  connect: (laptop: Laptop, deviceId: string) => Transport;
  rules: Partial<ClientRules>;
  /** Milliseconds by which sync measures its own work; none pass where it is left out. */
  stopwatch?: () => number;
}

/** A laptop: its file outlives the process, its clock is its own. */
export class Laptop {
  readonly name: string;
  readonly store: RewindableDatabase;
  readonly memberId: string;
  readonly #options: LaptopOptions;
  device: SyncDevice;
  /** Requests of the present step. */
  asked = 0;
  /** Own clock less true time. */
  skewMs = 0;
  /** A step of the exchange is under way. */
  isBusy = false;
  /** Messages of it that something else holds up. */
  waiting = 0;
  /** The server takes nothing from it any more. */
  stopped: string | null = null;
  /** Its rows were changed behind the app's back, so that healing is due. */
  isCorrupted = false;
  /** Dies at this one of the places that the engine passes; 0: lives. */
  deathIn = 0;
  deaths = 0;
  readonly kept = new Map<number, Kept>();
  /** Mutations that the server took: those may be forgotten once a backup covers them. */
  readonly taken = new Set<string>();
  /** Kinds of edits since the last exchange, for the coverage. */
  readonly fresh = new Set<string>();
  /** Highest sequence number that each row was seen at, in the server's present life. */
  readonly seen = new Map<string, number>();
  seenEpoch = '';

  constructor(options: LaptopOptions) {
    this.#options = options;
    this.name = options.name;
    this.store = options.store;
    this.memberId = options.memberId;
    this.device = this.#open();
  }

  /** The app starts again over the same file. */
  restart(): void {
    this.deathIn = 0;
    this.device = this.#open();
  }

  get clock(): number {
    return Math.max(0, this.#options.now() + this.skewMs);
  }

  get deviceId(): string {
    return this.device.sql.value<string>('SELECT device_id FROM local_state') ?? '';
  }

  /** Remembers what the outbox got since. */
  note(kind: string): void {
    const last = Math.max(0, ...this.kept.keys());
    for (const { n, body, before_text } of this.device.sql.all<{ n: number; body: string; before_text: string }>(
      'SELECT n, body, before_text FROM outbox WHERE n > ? ORDER BY n',
      last,
    )) {
      this.kept.set(n, {
        n,
        mutation: JSON.parse(body) as Mutation,
        before: JSON.parse(before_text) as Kept['before'],
      });
      this.fresh.add(kind);
    }
  }

  /** What an older server put off comes again under another id. */
  followReissued(): void {
    for (const { n, mutation_id, body } of this.device.sql.all<{ n: number; mutation_id: string; body: string }>(
      'SELECT n, mutation_id, body FROM outbox',
    )) {
      const kept = this.kept.get(n);
      if (kept && kept.mutation.id !== mutation_id) this.kept.set(n, { ...kept, mutation: bodyOf(body, mutation_id) });
    }
  }

  #open(): SyncDevice {
    const { workspaceId, teamId, memberId, now, newId, connect, rules, store, stopwatch } = this.#options;
    return openSyncDevice({
      workspaceId,
      teamId,
      memberId,
      deviceId: newId(),
      transport: (deviceId) => connect(this, deviceId),
      now: () => this.clock,
      monotonic: now,
      newId,
      rules,
      ...(stopwatch && { stopwatch }),
      reached: (place) => this.#reached(place),
      database: store.database,
    });
  }

  #reached(place: string): void {
    if (this.deathIn === 0) return;
    this.deathIn -= 1;
    if (this.deathIn === 0) throw new Crash(place);
  }
}

const bodyOf = (body: string, id: string): Mutation => ({ ...(JSON.parse(body) as Mutation), id });
