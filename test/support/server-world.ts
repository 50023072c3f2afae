import { accountBucket, bucketsHash } from '#shared/sync/buckets.ts';
import { HybridClock } from '#shared/sync/clock.ts';
import { rowDigest } from '#shared/sync/digest.ts';
import { cellOf, type FieldValues, type Mutation, type RowWrite, tokensOf } from '#shared/sync/mutation.ts';
import { SCHEMA } from '#shared/sync/protocol.ts';
import { type TableName, tableDefinition } from '#shared/sync/tables.ts';
import {
  type BootPage,
  type HelloReply,
  LIMITS,
  type PullLine,
  type PushReply,
  type PushResult,
  pullLine,
  pushReply,
  type RowImage,
} from '#shared/sync/wire.ts';
import { serverPush } from '#server/sync/server-push.ts';
import { type SyncEnvironment, type SyncSession, sha256 } from '#server/sync/environment.ts';
import { hello } from '#server/sync/hello.ts';
import { pull } from '#server/sync/pull.ts';
import { push } from '#server/sync/push.ts';
import { createWorkspace } from '#server/sync/workspaces.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';

export const WORLD_START = Date.parse('2026-03-16T12:00:00.000Z');
const DAY = 24 * 60 * 60_000;

/** Ids that tell in a failure what they are: counted, valid UUIDv7. */
export const idSource = (prefix: number) => {
  let count = 0;
  return () => {
    const text = (prefix * 0x100000000 + ++count).toString(16).padStart(12, '0');
    return `019c0000-0000-7000-8000-${text}`;
  };
};

/** A workspace on one store, with a clock of its own, and whoever is asked for. */
export class ServerWorld {
  readonly env: SyncEnvironment;
  readonly workspaceId: string;
  readonly newId: () => string;
  now = WORLD_START;

  private constructor(storage: Storage, seed: number, env: Partial<SyncEnvironment>) {
    this.newId = idSource(seed);
    this.workspaceId = this.newId();
    this.env = { storage, now: () => this.now, newId: this.newId, ...env };
  }

  static async open(storage: Storage, seed = 1, env: Partial<SyncEnvironment> = {}): Promise<ServerWorld> {
    const world = new ServerWorld(storage, seed, env);
    await storage.transaction('write', (tx) =>
      createWorkspace(world.env, tx, { workspaceId: world.workspaceId, serverName: 'server' }),
    );
    return world;
  }

  later(days: number): void {
    this.now += days * DAY;
  }

  async team(name: string): Promise<string> {
    const id = this.newId();
    await this.serverWrites([{ t: 'team', id, f: { name } }]);
    return id;
  }

  async member(name: string, role: MemberRole, teamId: string): Promise<string> {
    const id = this.newId();
    await this.serverWrites([{ t: 'member', id, f: { name, role, team_id: teamId, active: 1 } }]);
    return id;
  }

  serverWrites(writes: Parameters<typeof serverPush>[1]['writes'], by = this.workspaceId): Promise<void> {
    return serverPush(this.env, { workspaceId: this.workspaceId, by, writes });
  }

  async device(memberId: string, name = 'laptop'): Promise<WireDevice> {
    const device = new WireDevice(this, { workspaceId: this.workspaceId, memberId, deviceId: this.newId() }, name);
    await device.hello();
    return device;
  }

  /** Two teams: in the first two consultants and a lead, in the second a lead and an admin, each on one device. */
  async crew() {
    const [teamId, otherTeamId] = [this.newId(), this.newId()];
    const people = (
      [
        ['Ana', 'consultant', teamId],
        ['Bia', 'consultant', teamId],
        ['Lea', 'lead', teamId],
        ['Adm', 'admin', otherTeamId],
        ['Out', 'lead', otherTeamId],
      ] as const
    ).map(([name, role, team_id]) => ({ id: this.newId(), name, role, team_id }));
    await this.serverWrites([
      { t: 'team', id: teamId, f: { name: 'North' } },
      { t: 'team', id: otherTeamId, f: { name: 'South' } },
      ...people.map(({ id, ...fields }) => ({ t: 'member' as const, id, f: { ...fields, active: 1 } })),
    ]);
    const devices = [];
    for (const { id, name } of people) devices.push(await this.device(id, `${name}’s laptop`));
    const [ana, bia, lea, adm, out] = devices as [WireDevice, WireDevice, WireDevice, WireDevice, WireDevice];
    return { teamId, otherTeamId, ana, bia, lea, adm, out };
  }
}

/** The smallest device that speaks the protocol: it keeps what it is told and queues what it writes. */
export class WireDevice {
  readonly world: ServerWorld;
  readonly session: SyncSession;
  readonly name: string;
  readonly rows = new Map<string, RowImage>();
  readonly queue: Mutation[] = [];
  clock: HybridClock;
  /** Device clock minus server clock. */
  clockOff = 0;
  epoch = '';
  accessVer = 0;
  n = 0;
  cursor = 0;
  ackedN = 0;
  held: string[] = [];

  constructor(world: ServerWorld, session: SyncSession, name: string) {
    this.world = world;
    this.session = session;
    this.name = name;
    this.clock = new HybridClock(session.deviceId);
  }

  get memberId(): string {
    return this.session.memberId;
  }

  async hello(overrides: Partial<Parameters<typeof hello>[2]> = {}): Promise<HelloReply> {
    const reply = await hello(this.world.env, this.session, {
      protos: [1],
      app: '0.1.0',
      schema: SCHEMA,
      schemaHash: '',
      device: { id: this.session.deviceId, name: this.name, os: 'linux' },
      clientTime: this.world.now + this.clockOff,
      ...overrides,
    });
    this.epoch = reply.epoch;
    this.accessVer = reply.accessVer;
    return reply;
  }

  row(t: TableName, id: string): RowImage | undefined {
    return this.rows.get(`${t} ${id}`);
  }

  /** Writes of one unit of work; edits carry the tokens of what this device shows. */
  mutation(...writes: RowWrite[]): Mutation {
    const h = this.clock.next(this.world.now + this.clockOff);
    return { id: this.world.newId(), h, av: this.accessVer, w: writes };
  }

  do(...writes: RowWrite[]): Mutation {
    const mutation = this.mutation(...writes);
    this.queue.push(mutation);
    return mutation;
  }

  make(t: TableName, id: string, bucket: string, fields: FieldValues): RowWrite {
    const created_at = new Date(this.world.now).toISOString();
    return { t, id, b: bucket, f: { created_at, created_by: this.memberId, ...fields }, base: {}, s: 0 };
  }

  edit(t: TableName, id: string, fields: FieldValues): RowWrite {
    const image = this.row(t, id);
    if (!image) throw new Error(`${this.name} does not hold ${t} ${id}`);
    const base: RowWrite['base'] = { deleted_at: cellOf(image.c, 'deleted_at').m };
    const bt: Record<string, string> = {};
    const definition = tableDefinition(t);
    for (const field in fields) {
      base[field] = cellOf(image.c, field).m;
      if (definition.fields[field]?.policy === 'text') bt[field] = String(image.v[field] ?? '');
    }
    const seen = typeof fields['deleted_at'] === 'string' ? { seen: tokensOf(image.c) } : {};
    return { t, id, b: image.b, f: fields, base, s: image.s, ...seen, ...(Object.keys(bt).length > 0 && { bt }) };
  }

  /** A new client of this member's own; returns its id. */
  account(fields: FieldValues = {}): string {
    const id = this.world.newId();
    this.do(this.make('account', id, accountBucket(id), accountFields({ owner_id: this.memberId, ...fields })));
    return id;
  }

  contact(accountId: string, fields: FieldValues = {}): string {
    const id = this.world.newId();
    const values = { account_id: accountId, name: 'Rui', stance: 'neutral', ...fields };
    this.do(this.make('contact', id, accountBucket(accountId), values));
    return id;
  }

  /** Sends what waits, or exactly these. */
  async push(mutations: readonly Mutation[] = this.queue.splice(0)): Promise<PushReply> {
    const numbered = mutations.map((mutation, index) => ({ ...mutation, n: this.n + index + 1 }));
    const reply = await this.pushNumbered(numbered);
    this.n = reply.lastN;
    return reply;
  }

  async pushNumbered(mutations: readonly (Mutation & { n: number })[], schema = SCHEMA): Promise<PushReply> {
    const request = { epoch: this.epoch, schema, mutations: [...mutations] };
    return pushReply.parse(await push(this.world.env, this.session, request));
  }

  async one(...writes: RowWrite[]): Promise<PushResult> {
    this.do(...writes);
    return (await this.push()).results.at(-1)!;
  }

  async lines(overrides: Partial<Parameters<typeof pull>[2]> = {}): Promise<PullLine[]> {
    const texts = await pull(this.world.env, this.session, {
      epoch: this.epoch,
      schema: SCHEMA,
      cursor: this.cursor,
      accessVer: this.accessVer,
      heldHash: bucketsHash(this.held, sha256),
      boot: [],
      ackedN: this.ackedN,
      maxBytes: LIMITS.pullBytes,
      ...overrides,
    });
    return texts.map((text) => pullLine.parse(JSON.parse(text)));
  }

  /** Pulls to the head, filling what it gets and dropping what it loses. */
  async sync(): Promise<PullLine[]> {
    if (this.queue.length > 0) await this.push();
    const all: PullLine[] = [];
    const boot: BootPage[] = [];
    for (;;) {
      const lines = await this.lines({ boot: boot.slice(0, 2) });
      all.push(...lines);
      for (const line of lines) this.#take(line, boot);
      const end = lines.at(-1);
      if (end?.k !== 'end') throw new Error('a pull without its end');
      this.cursor = end.cursor;
      if (!end.more && boot.length === 0) return all;
    }
  }

  /** Digest of what it holds of one table in one bucket. */
  digest(b: string, t: TableName): { n: number; h: string } {
    const rows = [...this.rows.values()].filter((row) => row.b === b && row.t === t);
    const sum = rows.reduce((total, row) => BigInt.asUintN(64, total + rowDigest(row, sha256)), 0n);
    return { n: rows.length, h: sum.toString(16).padStart(16, '0') };
  }

  #take(line: PullLine, boot: BootPage[]): void {
    switch (line.k) {
      case 'acc': {
        const next = line.buckets.map(({ b }) => b);
        for (const b of next) if (!this.held.includes(b)) boot.push({ b, asOf: this.cursor, after: null });
        for (const [key, row] of this.rows) if (!next.includes(row.b)) this.rows.delete(key);
        this.held = next;
        this.accessVer = line.ver;
        return;
      }
      case 'c':
        return line.w.forEach((row) => this.#keep(row));
      case 'r': {
        line.rows.forEach((row) => this.#keep(row));
        const index = boot.findIndex(({ b }) => b === line.b);
        if (line.done) boot.splice(index, 1);
        else if (line.restart !== undefined) boot[index] = { b: line.b, asOf: line.restart, after: null };
        else boot[index] = { ...boot[index]!, after: line.after };
        return;
      }
      case 'dig':
      case 'sum':
      case 'end':
        return;
    }
  }

  #keep(row: RowImage): void {
    const key = `${row.t} ${row.id}`;
    const known = this.rows.get(key);
    if (known && known.s >= row.s) return;
    if (row.purged) this.rows.delete(key);
    else this.rows.set(key, row);
  }
}

export const accountFields = (fields: FieldValues = {}): FieldValues => ({
  name: 'Padaria Sol',
  autonomy: 'medium',
  status: 'ongoing',
  language: 'pt-BR',
  ...fields,
});
