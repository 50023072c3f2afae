import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rotateEpoch } from '#server/sync/workspaces.ts';
import type { SyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount, valueOf } from '#test/support/sync-edits.ts';
import { faultsOf } from '#test/support/sync-faults.ts';
import { type SyncOffice, makeSyncOffice } from '#test/support/sync-office.ts';

let world: SyncOffice;
let anaId: string;
let biaId: string;
beforeEach(async () => {
  world = await makeSyncOffice();
  anaId = await world.addMember('Ana');
  biaId = await world.addMember('Bia', 'admin');
});
afterEach(() => world.close());

const meet = async (...devices: SyncDevice[]) => {
  for (const device of [...devices, ...devices, ...devices]) await device.engine.runToHead();
  for (const device of devices) expect(await faultsOf(world, device)).toEqual([]);
};

/** Server rows and past the capture, as a fault of the disk or of a program would change them. */
const corrupt = (device: SyncDevice, sql: string) =>
  device.database.exec(`UPDATE capture_mode SET mode = 'apply'; ${sql}; UPDATE capture_mode SET mode = 'local'`);

describe('rows that are not what the server has', () => {
  it('are found when they are counted, replaced, and written down', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    const note = await addNote(ana, id, 'uma nota');
    await addNote(ana, id, 'outra nota');
    await meet(ana);
    corrupt(ana, `UPDATE note SET body = 'estragada' WHERE id = '${note}'`);
    await ana.engine.recount();
    await meet(ana);
    expect(valueOf(ana, 'note', note, 'body')).toBe('uma nota');
    expect(ana.sql.value(`SELECT count(*) FROM sync_journal WHERE kind = 'healed'`)).toBe(1);
  });

  it('come back where they are missing and go where nobody else has them, leaving what waits', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    const note = await addNote(ana, id, 'uma nota');
    await meet(ana);
    const row = `SELECT t, '${id}', bucket, seq, cells, digest FROM row_meta WHERE id = '${note}'`;
    corrupt(ana, `INSERT INTO row_meta ${row}; DELETE FROM note WHERE id = '${note}'`);
    corrupt(ana, `DELETE FROM row_meta WHERE id = '${note}'`);
    await editAccount(ana, id, { name: 'Padaria Real' });
    ana.database.exec(`UPDATE bucket_digest SET n = 7 WHERE t = 'note'`);
    await meet(ana);
    expect(valueOf(ana, 'note', note, 'body')).toBe('uma nota');
    expect(valueOf(ana, 'account', id, 'name')).toBe('Padaria Real');
  });

  it('are filled anew as a whole when they differ twice in a day', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    await meet(ana);
    for (let times = 0; times < 2; times++) {
      corrupt(ana, `UPDATE account SET name = 'estragada' WHERE id = '${id}'`);
      await ana.engine.recount();
      await meet(ana);
      expect(valueOf(ana, 'account', id, 'name')).toBe('Padaria');
    }
    const actions = ana.sql.values<string>(`SELECT detail ->> 'action' FROM sync_journal WHERE kind = 'healed'`);
    expect(actions).toEqual(['rows', 'bucket']);
  });
});

describe('a first sync', () => {
  it('goes on where it stopped when the process dies at any place', async () => {
    const bia = world.open(biaId);
    const id = await addAccount(bia, 'Padaria');
    for (let note = 0; note < 40; note++) await addNote(bia, id, `nota ${note} ${'x'.repeat(3000)}`);
    await meet(bia);
    let countdown = 0;
    const reached = () => {
      countdown -= 1;
      if (countdown === 0) throw new Error('died');
    };
    let device = world.open(biaId, { reached });
    const pages = new Set<unknown>();
    for (let deaths = 1; deaths < 60; deaths++) {
      countdown = deaths % 13 || 13;
      const died = await device.engine.runToHead().then(
        () => false,
        (error: unknown) => {
          expect(error).toMatchObject({ message: 'died' });
          return true;
        },
      );
      if (!died) break;
      pages.add(device.sql.value(`SELECT sum(applied) FROM bucket_state`));
      device = world.open(biaId, { reached, database: new BetterSqlite3(device.database.serialize()) });
    }
    countdown = 0;
    await meet(device);
    expect(pages.size).toBeGreaterThan(1);
    expect(valueOf(device, 'account', id, 'name')).toBe('Padaria');
  });

  it('shows an account as whole when the log has come as far as its pages', async () => {
    const ana = world.open(anaId);
    const id = await addAccount(ana, 'Padaria');
    const bia = world.open(biaId);
    await meet(ana, bia);
    const other = await addAccount(ana, 'Mercado');
    for (let note = 0; note < 24; note++) await addNote(ana, id, 'x'.repeat(190_000));
    await editAccount(ana, other, { website: 'mercado.example' });
    await meet(ana);
    const states: (string | null)[] = [];
    for (let more = true; more;) {
      ({ more } = await bia.engine.pullOnce());
      const found = bia.sql.get<{ state: string; cursor: number; newest: number }>(
        `SELECT state, (SELECT cursor FROM sync_state) AS cursor,
           (SELECT max(seq) FROM row_meta WHERE bucket = bucket_state.bucket) AS newest
         FROM bucket_state WHERE bucket = ?`,
        `a:${other}`,
      )!;
      if (found.state === 'live') expect(found.cursor).toBeGreaterThanOrEqual(found.newest);
      states.push(found.state);
    }
    expect(new Set(states)).toEqual(new Set(['loading', 'filled', 'live']));
    await meet(bia);
  });

  it('does not bring an account to the device that made it', async () => {
    const ana = world.open(anaId);
    await meet(ana);
    await addAccount(ana, 'Padaria');
    await ana.engine.pushOnce();
    expect(await ana.engine.pullOnce()).toEqual({ more: false });
    expect(ana.sql.values(`SELECT kind FROM sync_journal WHERE kind = 'received_access'`)).toEqual([]);
    await meet(ana);
  });

  it('brings the workspace before the accounts', async () => {
    const bia = world.open(biaId);
    await addAccount(bia, 'Padaria');
    await meet(bia);
    const other = world.open(biaId);
    await other.engine.pullOnce();
    // Buckets without a row are complete at once.
    expect(other.engine.file.buckets.nextPages().map(({ b }) => b[0])).toEqual(['w', 'a']);
    await meet(other);
  });
});

describe('a server that was restored from a backup', () => {
  it('gets back what it lost from the devices that wrote it, and loses nothing that was written meanwhile', async () => {
    const ana = world.open(anaId);
    const bia = world.open(biaId);
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia);
    const backup = await world.backup();
    await editAccount(ana, id, { name: 'Padaria Real' });
    const note = await addNote(ana, id, 'depois da cópia');
    const other = await addAccount(bia, 'Mercado');
    await meet(ana, bia);
    await editAccount(bia, id, { website: 'padaria.example' });
    await meet(bia, ana);
    await addNote(bia, id, 'ainda não enviada');
    await world.restore(backup);
    await rotateEpoch(world.env, world.workspaceId);
    await meet(bia, ana);
    for (const device of [ana, bia]) {
      expect(valueOf(device, 'account', id, 'name')).toBe('Padaria Real');
      expect(valueOf(device, 'account', id, 'website')).toBe('padaria.example');
      expect(valueOf(device, 'note', note, 'body')).toBe('depois da cópia');
      expect(device.sql.value('SELECT count(*) FROM note')).toBe(2);
      expect(device.sql.value('SELECT count(*) FROM conflict')).toBe(0);
      expect(device.sql.values('SELECT kind FROM sync_journal')).toContain('restored_server');
    }
    expect(valueOf(bia, 'account', other, 'name')).toBe('Mercado');
  });

  it('takes no draft about a row that is only missing until its author has sent it again', async () => {
    const ana = world.open(anaId);
    const bia = world.open(biaId);
    const id = await addAccount(ana, 'Padaria');
    await meet(ana, bia);
    const backup = await world.backup();
    const note = await addNote(ana, id, 'depois da cópia');
    await meet(ana, bia);
    bia.database.prepare(`INSERT INTO draft VALUES (?, 'rascunho', '')`).run(`comment:new:${note}`);
    await world.restore(backup);
    await rotateEpoch(world.env, world.workspaceId);
    await meet(bia);
    expect(valueOf(bia, 'note', note, 'body')).toBeNull();
    await meet(ana, bia);
    expect(valueOf(bia, 'note', note, 'body')).toBe('depois da cópia');
    expect(bia.sql.values('SELECT key FROM draft')).toEqual([`comment:new:${note}`]);
  });
});
