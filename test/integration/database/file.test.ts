import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '#database/connection.ts';
import { fileVersion, migrate } from '#database/migrate.ts';
import { migrations } from '#database/migrations/index.ts';
import { TEST_KEY, openTestWorkspace } from '#test/support/workspace.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ongoing-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesWith = (text: string, place: string): string[] =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map((entry) => entry.name);

describe('a workspace file', () => {
  it('holds no readable text, neither the database nor its log nor its backups', async () => {
    const workspace = await openTestWorkspace();
    await workspace.kernel.unitOfWork.write('accounts.create', ({ rows }) =>
      rows.insert('account', {
        name: 'CANARYNAME',
        needs: 'CANARYTEXT',
        autonomy: 'low',
        status: 'ongoing',
        language: 'en',
      }),
    );
    await workspace.kernel.unitOfWork.write(null, () => undefined);
    // From outside: inside a transaction SQLite refuses to checkpoint.
    await workspace.rawWrite('PRAGMA wal_checkpoint(PASSIVE)');
    expect(filesWith('CANARY', workspace.folder)).toEqual([]);
    expect(filesWith('SQLite format 3', workspace.folder)).toEqual([]);
    await workspace.close();
  });

  it('does not open with another key or without one', async () => {
    const workspace = await openTestWorkspace();
    const file = workspace.kernel.databaseFile;
    expect(() => openConnection({ file, key: new Uint8Array(32).fill(8) })).toThrow(/does not open with this key/);
    expect(() => openConnection({ file, key: null })).toThrow(/does not open with this key/);
    await workspace.close();
  });

  it('commits to the disk before it acknowledges', async () => {
    const workspace = await openTestWorkspace();
    const pragmas = await workspace.kernel.unitOfWork
      .write(null, ({ sqlite }) => ({
        journal: sqlite.pragma('journal_mode', { simple: true }),
        synchronous: sqlite.pragma('synchronous', { simple: true }),
        secureDelete: sqlite.pragma('secure_delete', { simple: true }),
        cipher: sqlite.pragma('cipher', { simple: true }),
      }))
      .catch(() => null);
    expect(pragmas).toEqual({ journal: 'wal', synchronous: 2, secureDelete: 1, cipher: 'aegis' });
    await workspace.close();
  });

  it('from a newer app is refused and left as it was', () => {
    const file = join(folder, 'newer.db');
    const database = openConnection({ file, key: TEST_KEY });
    database.pragma('user_version = 999');
    const backup = () => expect.unreachable('no backup of a file that is not touched');
    expect(() => migrate(database, { backup })).toThrow(expect.objectContaining({ code: 'NEWER_FILE' }));
    expect(fileVersion(database)).toBe(999);
    database.close();
  });

  it('is copied before a migration changes it, and the copy opens with the same key', () => {
    const database = openConnection({ file: join(folder, 'old.db'), key: TEST_KEY });
    migrate(database, { backup: () => expect.unreachable('an empty file needs no copy') });
    const version = fileVersion(database);
    const next = {
      version: version + 1,
      name: 'next',
      up: (db: typeof database) => void db.exec('CREATE TABLE later (x)'),
    };
    const copy = join(folder, 'copy.db');
    migrate(database, {
      migrations: [...migrations, next],
      backup: () => database.prepare('VACUUM INTO ?').run(copy),
    });
    expect(fileVersion(database)).toBe(version + 1);
    const opened = openConnection({ file: copy, key: TEST_KEY, readonly: true });
    expect(fileVersion(opened)).toBe(version);
    expect(opened.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'later'`).all()).toEqual([]);
    opened.close();
    database.close();
  });

  it('stays at its version when a migration fails half way', () => {
    const database = openConnection({ file: join(folder, 'old.db'), key: TEST_KEY });
    migrate(database, { backup: () => undefined });
    const version = fileVersion(database);
    const broken = {
      version: version + 1,
      name: 'broken',
      up: (db: typeof database) => {
        db.exec('CREATE TABLE half (x)');
        throw new Error('stop');
      },
    };
    expect(() => migrate(database, { migrations: [...migrations, broken], backup: () => undefined })).toThrow('stop');
    expect(fileVersion(database)).toBe(version);
    expect(database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'half'`).all()).toEqual([]);
    expect(database.prepare('SELECT mode FROM capture_mode').pluck().get()).toBe('local');
    database.close();
  });

  it('that is no database is refused as such', () => {
    const file = join(folder, 'picture.db');
    writeFileSync(file, Buffer.alloc(8192, 65));
    expect(() => openConnection({ file, key: TEST_KEY })).toThrow(expect.objectContaining({ code: 'WRONG_KEY' }));
  });
});
