import type { PushRequest } from '#shared/sync/wire.ts';
import type { ClientRules } from '#sync/client-rules.ts';
import { SyncStoppedError } from '#sync/sync-engine.ts';
import { TransportError } from '#sync/transport.ts';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { Coverage } from './coverage.ts';
import { copyLaptop } from './copy-laptop.ts';
import { type EditKind, type EditWorld, edit, editWeights } from './edits.ts';
import { FaultyTransport, type Network } from './faulty-transport.ts';
import { Crash, Laptop } from './laptop.ts';
import type { Random } from './random.ts';
import type { MemberFacts, SimServer } from './sim-server.ts';
import type { Stores } from './stores.ts';
import type { Report, Watch } from './watch.ts';
import { type HappeningKind, happen, happeningWeights, purgingWeights } from './happenings.ts';

export interface WorldOptions {
  random: Random;
  clock: { now: number };
  newId: () => string;
  server: SimServer;
  watch: Watch;
  stores: Stores;
  coverage: Coverage;
  report: Report;
  /** Told what happens, for whoever looks into a run. */
  tell: ((line: string) => void) | undefined;
  rules: Partial<ClientRules>;
  /** How slow the laptops are; null: they take no time, and each page goes in at once. */
  slowness: Random | null;
  /** Rows are erased now and then. */
  isPurging: boolean;
  /** With every other death of a laptop its power goes: what had not reached the disk is gone. */
  isPowerCut: boolean;
}

/** What may befall the process and the disk of a laptop. */
export const stepFaults = ['laptop dies', 'power fails', 'disk full while syncing', 'disk full while editing'] as const;

type Step = 'push' | 'pull' | 'hello' | 'all';

const MOST_LAPTOPS = 6;
const MOST_ROUNDS = 6;

/** A team with laptops around one server, in which everything happens that can. */
export class World implements EditWorld, Network {
  readonly random: Random;
  readonly server: SimServer;
  readonly laptops: Laptop[] = [];
  readonly strays: (() => Promise<unknown>)[] = [];
  readonly options: WorldOptions;
  isCalm = false;
  isAnyCopied = false;
  wasServerOld = false;
  ops = 0;
  #serial = 0;
  #depth = 0;
  readonly left: Network['left'];
  readonly now: () => number;
  readonly serial = (): number => (this.#serial += 1);

  constructor(options: WorldOptions) {
    this.options = options;
    this.random = options.random;
    this.server = options.server;
    this.left = (laptop, images) => options.watch.left(laptop, images);
    this.now = () => options.clock.now;
  }

  doubted(laptop: Laptop, bucket: string, t: string): void {
    this.options.watch.doubted(laptop, bucket, t, this.server.images());
  }

  taken: Network['taken'] = (laptop, request, reply, before) => {
    this.options.watch.taken(laptop, request, reply, before);
  };

  readable(laptop: Laptop, { mutations }: PushRequest): Set<string> {
    return this.options.watch.readable(
      laptop,
      mutations.flatMap(({ w }) => w.map(({ b }) => b)),
    );
  }

  get memberIds(): string[] {
    return this.server.members.map(({ id }) => id);
  }

  get teamIds(): readonly string[] {
    return this.server.teamIds;
  }

  hit(fault: string, laptop: Laptop): void {
    this.options.coverage.hit(fault, laptop.fresh);
  }

  /** A fault of the server touches what everybody has on the way. */
  hitAll(fault: string): void {
    for (const laptop of this.laptops) this.hit(fault, laptop);
  }

  log(laptop: Laptop, what: string): void {
    this.options.tell?.(`${'  '.repeat(this.#depth)}${this.ops} ${laptop.name}: ${what}`);
  }

  saw(laptop: Laptop, request: unknown, answer: unknown): void {
    this.options.tell?.(`  ${laptop.name} → ${JSON.stringify(request)}\n  ${laptop.name} ← ${JSON.stringify(answer)}`);
  }

  async begin(): Promise<void> {
    await this.server.found();
    await this.addMember('Lia', 'lead', 0);
    await this.addMember('Ana', 'consultant', 0);
    await this.addMember('Bia', this.random.chance(0.7) ? 'consultant' : 'admin', this.random.int(0, 1));
    for (const { id, name } of this.server.members) this.addLaptop(name, id);
    const again = this.random.pick(this.server.members);
    if (this.random.chance(0.6)) this.addLaptop(`${again.name} 2`, again.id);
  }

  async addMember(name: string, role: MemberFacts['role'], team: number): Promise<string> {
    const id = this.options.newId();
    await this.server.setMember({ id, name, role, teamId: this.teamIds[team] ?? '', active: true });
    return id;
  }

  addLaptop(name: string, memberId: string): Laptop | null {
    if (this.laptops.length >= MOST_LAPTOPS) return null;
    const laptop = this.#make(name, memberId);
    laptop.skewMs = this.random.chance(0.5) ? 0 : this.random.int(-3 * 86_400_000, 3 * 86_400_000);
    this.laptops.push(laptop);
    return laptop;
  }

  /** A copied disk: two laptops that take themselves for the same. */
  copy(laptop: Laptop): void {
    if (this.laptops.length >= MOST_LAPTOPS) return;
    const store = this.options.stores.laptop();
    copyLaptop(laptop.store, store);
    this.isAnyCopied = true;
    const made = this.#make(`${laptop.name}'`, laptop.memberId, store);
    for (const [n, kept] of laptop.kept) made.kept.set(n, kept);
    for (const id of laptop.taken) made.taken.add(id);
    made.isCorrupted = laptop.isCorrupted;
    made.skewMs = laptop.skewMs;
    this.laptops.push(made);
  }

  async live(steps: number): Promise<void> {
    for (let index = 0; index < steps; index++) await this.#act();
  }

  /** The line is good again, everything is sent and everything taken in. */
  async rest(): Promise<void> {
    this.isCalm = true;
    this.strays.length = 0;
    this.server.upgrade();
    await this.server.finishErasures();
    for (const laptop of this.laptops) {
      this.#heal(laptop);
      if (laptop.isCorrupted) await laptop.device.engine.recount();
    }
    for (const laptop of this.laptops) await this.step(laptop, 'hello');
    // Whoever came first has not seen what the others brought: until a whole round brings nothing.
    for (let head = -1, round = 0; head !== this.server.head() && round < MOST_ROUNDS; round++) {
      head = this.server.head();
      for (const laptop of this.laptops) await this.step(laptop, 'all');
    }
  }

  async meanwhile(laptop: Laptop): Promise<void> {
    if (this.isCalm || this.#depth > 1 || !this.random.chance(0.1)) return;
    this.#depth += 1;
    laptop.waiting += 1;
    try {
      if (this.random.chance(0.4)) await this.edit(laptop);
      else await this.#act();
    } finally {
      this.#depth -= 1;
      laptop.waiting -= 1;
    }
  }

  async edit(laptop: Laptop, kind: EditKind = this.random.weighted(editWeights)): Promise<void> {
    const { disk } = laptop.store;
    const isFull = !this.isCalm && this.random.chance(0.02);
    if (isFull) fillDisk(disk, this.random.int(1, 12));
    try {
      let isDone = await edit(this, laptop, kind);
      for (let tries = 0; tries < 3 && !isDone; tries++) {
        kind = this.random.weighted(editWeights);
        isDone = await edit(this, laptop, kind);
      }
      if (isDone) this.ops += 1;
      this.log(laptop, isDone ? kind : 'nothing to edit');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'DISK_FULL') this.options.coverage.hit('disk full while editing', [kind]);
      else if (error.code !== 'UNDO_NOTHING' && error.code !== 'ROW_NOT_FOUND') throw error;
    } finally {
      disk.beforeWrite = disk.beforeCommit = undefined;
    }
    // Between two transactions: a page that travels ahead lets another edit begin meanwhile.
    await laptop.device.unitOfWork.inspect(() => this.#checkCapture(laptop));
  }

  async step(laptop: Laptop, step: Step): Promise<void> {
    // Nor while a page that was asked for ahead is held up by this very step.
    if (laptop.isBusy || laptop.waiting > 0) return;
    this.log(laptop, step);
    laptop.isBusy = true;
    laptop.asked = 0;
    this.#threaten(laptop);
    const { engine } = laptop.device;
    try {
      if (step === 'push') await engine.pushOnce();
      else if (step === 'pull') await engine.pullOnce();
      else if (step === 'hello') await engine.hello();
      else await engine.runToHead();
      laptop.stopped = null;
      if (step !== 'pull' && step !== 'hello') laptop.fresh.clear();
    } catch (error) {
      this.#failed(laptop, error);
    } finally {
      laptop.isBusy = false;
      laptop.deathIn = 0;
      laptop.store.disk.beforeWrite = laptop.store.disk.beforeCommit = undefined;
    }
    if (this.wasServerOld) laptop.followReissued();
    await laptop.device.unitOfWork.inspect(() => this.options.watch.afterStep(laptop));
  }

  async #act(): Promise<void> {
    const { random, options } = this;
    options.clock.now += random.pick([1, 50, 1_000, 60_000, 3_600_000]);
    const laptop = random.pick(this.laptops);
    if (random.chance(0.5)) return this.edit(laptop);
    if (random.chance(0.8)) return this.step(laptop, random.weighted({ push: 3, pull: 4, hello: 1, all: 4 }));
    const kind: HappeningKind = options.isPurging ? random.weighted(purgingWeights) : random.weighted(happeningWeights);
    this.log(laptop, kind);
    // Whoever keeps the server waits until it is up.
    this.server.live();
    await happen(this, laptop, kind);
  }

  /** What may befall the process and the disk during the next step. */
  #threaten(laptop: Laptop): void {
    if (this.isCalm) return;
    const { random } = this;
    if (random.chance(0.08)) {
      laptop.deathIn = random.int(1, 12);
      this.hit('laptop dies', laptop);
    } else if (random.chance(0.05)) {
      fillDisk(laptop.store.disk, random.int(1, 60));
      this.hit('disk full while syncing', laptop);
    }
  }

  #failed(laptop: Laptop, error: unknown): void {
    this.log(laptop, String(error));
    if (error instanceof Crash) {
      laptop.deaths += 1;
      if (this.options.isPowerCut && laptop.deaths % 2 === 1) this.#cutPower(laptop);
      return laptop.restart();
    }
    if (error instanceof SyncStoppedError) return void (laptop.stopped = error.reason);
    if (error instanceof DomainError && error.code === 'DISK_FULL') {
      if (this.random.chance(0.5)) laptop.restart();
      return;
    }
    if (!(error instanceof TransportError)) throw error;
    if (error.code === 'device_revoked') laptop.stopped = error.code;
    else if (error.code !== 'offline' && error.code !== 'epoch_changed')
      this.options.report('run', `${laptop.name} was refused: ${error.code} ${error.message}`);
  }

  /** The disk may be older than what the laptop knew, so that what it saw begins anew. */
  #cutPower(laptop: Laptop): void {
    laptop.store.cutPower();
    laptop.seen.clear();
    this.hit('power fails', laptop);
  }

  /** I11: an edit stands with its mutation, or not at all. */
  #checkCapture(laptop: Laptop): void {
    const left = laptop.device.sql.value<number>('SELECT count(*) FROM captured') ?? 0;
    if (left > 0) this.options.report('I11', `${left} changes without a mutation on ${laptop.name}`);
    const mode = laptop.device.sql.value<string>('SELECT mode FROM capture_mode');
    if (mode !== 'local') this.options.report('I11', `capture of ${laptop.name} stays at ${mode}`);
  }

  #heal(laptop: Laptop): void {
    laptop.deathIn = 0;
    laptop.store.disk.beforeWrite = laptop.store.disk.beforeCommit = undefined;
  }

  #make(name: string, memberId: string, store = this.options.stores.laptop()): Laptop {
    const { newId, rules, slowness } = this.options;
    const { workspaceId } = this.server;
    return new Laptop({
      name,
      store,
      workspaceId,
      teamId: this.teamIds[0] ?? '',
      memberId,
      now: this.now,
      newId,
      rules,
      ...(slowness && { stopwatch: slowStopwatch(slowness) }),
      connect: (laptop, deviceId) => new FaultyTransport(this, laptop, deviceId),
    });
  }
}

/** So many milliseconds pass between two looks at it that pages go in with many transactions. */
const slowStopwatch = (random: Random): (() => number) => {
  let passed = 0;
  return () => (passed += random.pick([0, 17, 67]));
};

const fillDisk = (disk: Laptop['store']['disk'], writes: number): void => {
  let left = writes;
  const fail = () => {
    left -= 1;
    if (left <= 0) throw Object.assign(new Error('the disk is full'), { code: 'SQLITE_FULL' });
  };
  disk.beforeWrite = fail;
  disk.beforeCommit = fail;
};
