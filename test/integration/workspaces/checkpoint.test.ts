import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkpointAside } from '#core/workspaces/checkpoint.ts';
import { openConnection } from '#database/connection.ts';

const key = new Uint8Array(32).fill(7);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-checkpoint-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const count = (file: string): unknown => {
  const database = openConnection({ file, key, readonly: true });
  try {
    return database.prepare('SELECT count(*) FROM note').pluck().get();
  } finally {
    database.close();
  }
};

it('moves the log of an open, encrypted file into the file, and its owner goes on writing', async () => {
  const file = join(folder, 'ongoing.db');
  const copy = join(folder, 'copy.db');
  const writer = openConnection({ file, key });
  writer.pragma('wal_autocheckpoint = 0');
  writer.exec('CREATE TABLE note (text TEXT)');
  writer.pragma('wal_checkpoint(PASSIVE)');
  writer.exec(`INSERT INTO note VALUES ('um'), ('dois')`);
  copyFileSync(file, copy);
  expect(count(copy)).toBe(0);

  await checkpointAside({ file, key });
  writer.exec(`INSERT INTO note VALUES ('três')`);
  copyFileSync(file, copy);
  expect(count(copy)).toBe(2);
  writer.close();
  expect(count(file)).toBe(3);
});

it('says where the file cannot be opened', async () => {
  await expect(checkpointAside({ file: join(folder, 'missing', 'ongoing.db'), key })).rejects.toThrow();
});
