import { existsSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { HttpTransport } from '#sync/http-transport.ts';
import { openSyncDevice } from '#test/support/sync-device.ts';
import { addAccount, addNote, editAccount } from '#test/support/sync-edits.ts';

/**
 * A laptop that edits and syncs, and dies without a word at the n-th place that the engine names.
 *   node sync-child.ts <folder> <n, or 0 to live>
 */
const [folder = '', deathText = '0'] = process.argv.slice(2);
const given = JSON.parse(readFileSync(join(folder, 'given.json'), 'utf8')) as {
  address: string;
  token: string;
  workspaceId: string;
  teamId: string;
  memberId: string;
  deviceId: string;
};
let left = Number(deathText);
let isArmed = false;

const tell = (line: string) => writeSync(1, `${line}\n`);
const file = join(folder, 'laptop.db');
const isNew = !existsSync(file);
const database = openConnection({ file, key: new Uint8Array(32).fill(5) });
migrate(database, { backup: () => undefined });
const credentials = { token: () => Promise.resolve(given.token), renew: () => Promise.resolve(given.token) };
const transport = new HttpTransport({ address: given.address, fingerprint: null }, credentials);
const device = openSyncDevice({
  ...given,
  database,
  now: Date.now,
  transport: () => transport,
  reached: (place) => {
    if (!isArmed) return;
    left -= 1;
    if (left !== 0) return;
    tell(`died ${place}`);
    process.kill(process.pid, 'SIGKILL');
  },
});

if (isNew) tell('new file');
isArmed = true;
const id = await addAccount(device, `Conta ${deathText}`);
tell(`edit account ${id}`);
tell(`edit note ${await addNote(device, id, `nota ${deathText}`)}`);
await device.engine.runToHead();
for (const account of device.sql.values<string>('SELECT id FROM account ORDER BY id LIMIT 3'))
  await editAccount(device, account, { website: `${deathText}.example` });
await device.engine.runToHead();
tell('finished');
transport.close();
