import type { Laptop } from './laptop.ts';
import { TransportError } from '#sync/transport.ts';
import { editSharedText } from './edits.ts';
import { ServerDied } from './sim-server.ts';
import type { World } from './world.ts';

/** What happens besides editing and exchanging, and how often. */
export const happeningWeights = {
  'time passes': 12,
  'clock jumps': 8,
  'stray arrives': 14,
  'app restarts': 6,
  'role changes': 4,
  'team changes': 4,
  'member comes': 2,
  'member leaves': 2,
  'log is pruned': 6,
  backup: 6,
  restore: 4,
  'disk is copied': 2,
  'rows are damaged': 3,
  'outbox is pruned': 4,
  'older server': 3,
  'device is revoked': 1,
  recount: 2,
  'same text at once': 10,
} as const;
/** The same where rows are taken out of the world too; in some runs only, so that the others stay what they are. */
export const purgingWeights = { ...happeningWeights, 'row is purged': 8 } as const;
export type HappeningKind = keyof typeof purgingWeights;
export const happeningFaults = [
  'clock jumps',
  'stray arrives',
  'role changes',
  'team changes',
  'log is pruned',
  'restore',
  'disk is copied',
  'rows are damaged',
  'older server',
  'row is purged',
] as const;

type Happening = (world: World, laptop: Laptop) => Promise<void> | void;

const DAY = 86_400_000;

const happenings: Record<HappeningKind, Happening> = {
  'time passes': ({ random, options }) => {
    options.clock.now += random.pick([DAY / 4, DAY, 5 * DAY, 21 * DAY]);
  },
  'clock jumps': (world, laptop) => {
    const { random } = world;
    const kind = random.int(0, 9);
    if (kind === 0) laptop.skewMs = -world.now();
    else if (kind === 1) laptop.skewMs = Date.UTC(2038, 0, 20) - world.now();
    else laptop.skewMs = random.pick([0, 3_600_000, -3_600_000, random.int(-3 * DAY, 3 * DAY)]);
    world.hit('clock jumps', laptop);
  },
  'stray arrives': async (world) => {
    if (world.strays.length === 0) return;
    const [stray] = world.strays.splice(world.random.int(0, world.strays.length - 1), 1);
    world.hitAll('stray arrives');
    try {
      await stray?.();
    } catch (error) {
      if (!(error instanceof TransportError) && !(error instanceof ServerDied)) throw error;
    }
  },
  'app restarts': (_world, laptop) => {
    if (!laptop.isBusy) laptop.restart();
  },
  'role changes': async (world) => {
    const { random, server } = world;
    const member = random.pick(server.members);
    world.hitAll('role changes');
    await server.setMember({ ...member, role: random.pick(['consultant', 'consultant', 'lead', 'admin']) });
  },
  'team changes': async (world) => {
    const { random, server } = world;
    const member = random.pick(server.members);
    world.hitAll('team changes');
    await server.setMember({ ...member, teamId: random.pick(server.teamIds) });
  },
  'member comes': async (world) => {
    if (world.server.members.length >= 5) return;
    const name = `Novo ${world.serial()}`;
    world.addLaptop(name, await world.addMember(name, 'consultant', world.random.int(0, 1)));
  },
  'member leaves': async (world) => {
    const { random, server } = world;
    const member = random.pick(server.members);
    await server.setMember({ ...member, active: !member.active || random.chance(0.3) });
  },
  'log is pruned': async (world) => {
    world.hitAll('log is pruned');
    await world.server.prune(world.random.int(0, 15));
  },
  backup: async (world) => {
    world.server.backup();
    if (world.random.chance(0.7)) await world.server.publishBackup();
  },
  restore: async (world) => {
    // A copied disk whose twin's work the server then forgets cannot tell what of it was its own (docs/sync-invariants.md).
    if (world.server.backupHead === null || world.isAnyCopied) return;
    world.hitAll('restore');
    await world.server.restore();
  },
  'disk is copied': (world, laptop) => {
    if (laptop.isBusy || world.server.backupHead !== null) return;
    world.hit('disk is copied', laptop);
    world.copy(laptop);
  },
  'rows are damaged': (world, laptop) => {
    // Conflicts are settled too seldom for the two to meet by chance.
    const settler = world.laptops.find(({ fresh, isBusy }) => !isBusy && fresh.has('settle conflict'));
    const hurt = settler ?? laptop;
    if (hurt.isBusy) return;
    world.hit('rows are damaged', hurt);
    damage(world, hurt);
  },
  'outbox is pruned': async (_world, laptop) => {
    if (!laptop.isBusy && laptop.device.engine.greeting) await laptop.device.engine.prune();
  },
  'older server': (world) => {
    if (world.server.isOld) world.server.upgrade();
    else {
      world.server.downgrade();
      world.wasServerOld = true;
      world.hitAll('older server');
    }
  },
  'device is revoked': (world, laptop) => {
    if (world.random.chance(0.3)) world.server.revoke(laptop.deviceId, world.random.pick(['revoked', 'wipe']));
  },
  'same text at once': async (world) => {
    for (const laptop of world.laptops) await world.step(laptop, 'all');
    for (const laptop of world.laptops) if (!laptop.isBusy && (await editSharedText(world, laptop))) world.ops += 1;
  },
  'row is purged': async (world) => {
    const { random, server } = world;
    if (await server.eraseSome()) return;
    const purgeable = server.images().filter(({ t, purged }) => !purged && purgeableTables.has(t));
    if (purgeable.length === 0) return;
    world.hitAll('row is purged');
    await server.erase(random.pick(purgeable));
  },
  recount: async (_world, laptop) => {
    if (!laptop.isBusy && laptop.device.engine.greeting) await laptop.device.engine.recount();
  },
};

const purgeableTables = new Set(['contact', 'note', 'task', 'account_tag', 'private_note', 'account']);

/** Behind the app's back, as a fault of the disk or of another program. */
const damage = ({ random }: World, laptop: Laptop): void => {
  const { sql } = laptop.device;
  const clean = sql.values<string>(
    `SELECT id FROM row_meta WHERE t = 'contact' AND seq > 0 AND NOT EXISTS (
       SELECT 1 FROM pending_row WHERE pending_row.id = row_meta.id AND pending_row.t = row_meta.t) ORDER BY id`,
  );
  if (clean.length === 0) return;
  const id = random.pick(clean);
  laptop.isCorrupted = true;
  sql.run(`UPDATE capture_mode SET mode = 'apply'`);
  switch (random.int(0, 2)) {
    case 0:
      sql.run(`UPDATE contact SET name = 'estragado' WHERE id = ?`, id);
      break;
    case 1:
      sql.run(`DELETE FROM contact WHERE id = ?`, id);
      sql.run(`DELETE FROM row_meta WHERE t = 'contact' AND id = ?`, id);
      break;
    default:
      sql.run(`UPDATE bucket_digest SET n = n + 1 WHERE t = 'contact'`);
  }
  sql.run(`UPDATE capture_mode SET mode = 'local'`);
};

export const happen = async (world: World, laptop: Laptop, kind: HappeningKind): Promise<void> => {
  await happenings[kind](world, laptop);
};
