import { afterEach, describe, expect, it } from 'vitest';
import { accountBucket, memberBucket, privateBucket } from '#shared/sync/buckets.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { naturalId } from '#shared/sync/ids.ts';
import { VERIFY_LEAVES, type PullLine, type PushReply } from '#shared/sync/wire.ts';
import { fileState } from '#server/files/attachment-bytes.ts';
import { ServerRefusal } from '#server/refusal.ts';
import { createSqliteStorage, type SqliteStorage } from '#server/storage/sqlite-storage.ts';
import { history } from '#server/sync/history.ts';
import { verify } from '#server/sync/verify.ts';
import { ServerWorld, type WireDevice } from '#test/support/server-world.ts';
import { rowsIn, visibleBuckets } from './visible-rows.ts';

const chance = (seed: number) => {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state % limit;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return { below, pick };
};

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'answered';
  } catch (error) {
    return error instanceof ServerRefusal ? `${error.code} ${error.message}` : String(error);
  }
};

/** A made-up organisation that changes all the time, and devices that ask now and then. */
class Organisation {
  readonly storage: SqliteStorage;
  readonly world: ServerWorld;
  readonly seed: number;
  readonly random: ReturnType<typeof chance>;
  readonly teams: string[] = [];
  readonly devices: WireDevice[] = [];
  readonly accounts: string[] = [];
  lines = 0;
  images = 0;

  constructor(storage: SqliteStorage, world: ServerWorld, seed: number) {
    this.storage = storage;
    this.world = world;
    this.seed = seed;
    this.random = chance(seed);
  }

  static async make(seed: number): Promise<Organisation> {
    const storage = createSqliteStorage({ file: ':memory:' });
    const organisation = new Organisation(storage, await ServerWorld.open(storage, seed), seed);
    const { world, random, teams, devices } = organisation;
    for (let each = 0; each < 3; each += 1) teams.push(await world.team(`Team ${each}`));
    const roles: MemberRole[] = ['admin', 'lead', 'lead', 'consultant', 'consultant', 'consultant', 'consultant'];
    for (const [index, role] of roles.entries()) {
      const memberId = await world.member(`Member ${index}`, role, random.pick(teams));
      devices.push(await world.device(memberId));
    }
    return organisation;
  }

  visible(device: WireDevice): Set<string> {
    return visibleBuckets(this.storage.database, this.world.workspaceId, device.memberId);
  }

  /** Every image of every line must lie in a bucket that the oracle allows. */
  check(device: WireDevice, answer: readonly PullLine[] | PushReply): void {
    const allowed = this.visible(device);
    const images = Array.isArray(answer)
      ? (answer as PullLine[]).flatMap((line) => (line.k === 'c' ? line.w : line.k === 'r' ? line.rows : []))
      : (answer as PushReply).results.flatMap(({ rows }) => rows ?? []);
    for (const image of images) expect(allowed.has(image.b), `seed ${this.seed}: ${image.t} in ${image.b}`).toBe(true);
    if (Array.isArray(answer)) {
      for (const line of answer as PullLine[]) {
        if (line.k === 'acc') {
          expect(new Set(line.buckets.map(({ b }) => b)), `seed ${this.seed}: acc`).toEqual(allowed);
        }
        if (line.k === 'dig' || line.k === 'r') expect(allowed.has(line.b), `seed ${this.seed}: ${line.k}`).toBe(true);
        if (line.k === 'sum')
          expect([...allowed], `seed ${this.seed}: sum`).toEqual(expect.arrayContaining(line.buckets));
      }
      this.lines += answer.length;
    }
    this.images += images.length;
  }

  async push(device: WireDevice): Promise<void> {
    if (device.queue.length > 0) this.check(device, await device.push());
  }

  isActive(device: WireDevice): boolean {
    return this.visible(device).size > 0;
  }

  /** A device pulls to the head; then it holds exactly what the oracle says. */
  async pull(device: WireDevice): Promise<void> {
    if (!this.isActive(device)) {
      expect(await refusalOf(device.sync())).toMatch(/^device_revoked/);
      // What it holds stays on it; a member who comes back starts with nothing here, so that all of it is asked anew.
      device.rows.clear();
      device.held = [];
      return;
    }
    await this.push(device);
    this.check(device, await device.sync());
    const expected = rowsIn(this.storage.database, this.world.workspaceId, this.visible(device));
    expect(new Set(device.rows.keys()), `seed ${this.seed}: rows of a device`).toEqual(expected);
  }

  async step(): Promise<void> {
    const { random, world, devices, accounts } = this;
    const device = random.pick(devices);
    const held = [...device.rows.values()].filter(({ t }) => t === 'account').map(({ id }) => id);
    switch (random.below(9)) {
      case 0:
        if (this.isActive(device)) accounts.push(device.account());
        return;
      case 1: {
        if (held.length === 0) return;
        const id = random.pick(held);
        device.contact(id);
        const note = { account_id: id, member_id: device.memberId, body: 'x' };
        device.do(device.make('private_note', world.newId(), privateBucket(id, device.memberId), note));
        return;
      }
      case 2: {
        const view = { member_id: device.memberId, page: 'today', name: 'x', query: '', position: 'a' };
        device.do(device.make('saved_view', world.newId(), memberBucket(device.memberId), view));
        return;
      }
      case 3:
        if (held.length > 0) device.do(device.edit('account', random.pick(held), { name: `N${random.below(99)}` }));
        return;
      case 4:
        if (held.length > 0) {
          device.do(device.edit('account', random.pick(held), { owner_id: random.pick(devices).memberId }));
        }
        return;
      case 5:
        return this.collaborate(device, held);
      case 6:
        return this.changeMember();
      default:
        return this.pull(device);
    }
  }

  async collaborate(device: WireDevice, held: readonly string[]): Promise<void> {
    if (held.length === 0) return;
    const account_id = this.random.pick(held);
    const member_id = this.random.pick(this.devices).memberId;
    const id = naturalId('account_collaborator', this.world.workspaceId, [account_id, member_id]);
    const known = device.row('account_collaborator', id);
    const deleted_at = known?.v['deleted_at'] ? null : new Date(this.world.now).toISOString();
    device.do(
      known
        ? device.edit('account_collaborator', id, { deleted_at })
        : device.make('account_collaborator', id, accountBucket(account_id), { account_id, member_id }),
    );
  }

  /** Another team, another role, leaving or coming back; the admin stays. */
  async changeMember(): Promise<void> {
    const { random, world, devices, teams } = this;
    const { memberId } = random.pick(devices.slice(1));
    const changes = [
      { team_id: random.pick(teams) },
      { role: random.pick(['consultant', 'lead', 'admin']) },
      { active: random.below(4) === 0 ? 0 : 1 },
    ];
    await world.serverWrites([{ t: 'member', id: memberId, f: random.pick(changes) }]);
  }

  /** What is forbidden and what is unknown answer alike. */
  async probe(): Promise<void> {
    const { random, world, devices, accounts } = this;
    const device = random.pick(devices);
    if (!this.isActive(device) || accounts.length === 0) return;
    const allowed = this.visible(device);
    const closed = accounts.filter((id) => !allowed.has(accountBucket(id)));
    if (closed.length === 0) return;
    const leaves = Array.from({ length: VERIFY_LEAVES }, () => '0'.repeat(16));
    const asked = (b: string) =>
      refusalOf(verify(world.env, device.session, { epoch: device.epoch, b, t: 'contact', leaves }));
    const unknown = await asked(accountBucket(world.newId()));
    expect(unknown).toMatch(/^not_found/);
    expect(await asked(accountBucket(random.pick(closed)))).toBe(unknown);
    const others = devices.find(({ memberId }) => memberId !== device.memberId);
    expect(await asked(memberBucket(others?.memberId ?? ''))).toBe(unknown);
    const past = (id: string) => refusalOf(history(world.env, device.session, { t: 'account', id, field: 'name' }));
    expect(await past(random.pick(closed))).toBe(await past(world.newId()));
    const file = (id: string) => refusalOf(fileState(world.env, device.session, id));
    expect(await file(random.pick(closed))).toBe(await file(world.newId()));
  }
}

describe('what a device is sent', () => {
  let organisation: Organisation | null = null;
  afterEach(() => organisation?.storage.close());

  it.each([11, 23, 41, 59])('is what SQL over the rows allows, whatever changes meanwhile (seed %i)', async (seed) => {
    organisation = await Organisation.make(seed);
    for (let step = 0; step < 300; step += 1) {
      await organisation.step();
      if (step % 10 === 0) await organisation.probe();
    }
    for (const device of organisation.devices) await organisation.pull(device);
    for (const device of organisation.devices) await organisation.pull(device);
    expect(organisation.images).toBeGreaterThan(200);
    expect(organisation.lines).toBeGreaterThan(500);
  });

  it('is caught by the oracle where access is not asked', async () => {
    organisation = await Organisation.make(5);
    const { devices } = organisation;
    const [admin, , , consultant] = devices as [WireDevice, WireDevice, WireDevice, WireDevice];
    admin.account();
    await admin.sync();
    const lines = await admin.lines({ cursor: 0 });
    const check = organisation.check.bind(organisation);
    expect(() => check(consultant, lines)).toThrow(/seed 5/);
  });
});
