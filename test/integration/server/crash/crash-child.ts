import { writeSync } from 'node:fs';
import { createPostgresStorage } from '#server/storage/postgres-storage.ts';
import { createSqliteStorage } from '#server/storage/sqlite-storage.ts';
import type { Storage, StorageTransaction } from '#server/storage/storage.ts';
import { ServerWorld } from '#test/support/server-world.ts';
import { CRASH_KEY, WRITES } from './crash-checks.ts';

/**
 * A server without HTTP that takes pushes until it is killed. Each answer is told to the parent once it stands, and
 * only then. `before-commit` and `after-commit` are where it kills itself at the push of this number.
 *   node crash-child.ts <file or address> <seed> <never|before-commit|after-commit> <push>
 */
const [place = '', seed = '1', point = 'never', at = '0'] = process.argv.slice(2);

const die = () => process.kill(process.pid, 'SIGKILL');

let isArmed = false;
const armed = (storage: Storage): Storage => ({
  kind: storage.kind,
  kysely: () => storage.kysely(),
  close: () => storage.close(),
  async transaction<T>(kind: 'write' | 'snapshot', work: (tx: StorageTransaction) => Promise<T>): Promise<T> {
    const result = await storage.transaction(kind, async (tx) => {
      const done = await work(tx);
      if (isArmed && kind === 'write' && point === 'before-commit') die();
      return done;
    });
    if (isArmed && kind === 'write' && point === 'after-commit') die();
    return result;
  },
});

const storage = place.startsWith('postgres:')
  ? await createPostgresStorage({ url: place })
  : createSqliteStorage({ file: place, key: CRASH_KEY });
const world = await ServerWorld.open(armed(storage), Number(seed));
const { ana } = await world.crew();
const account = ana.account();
await ana.sync();

const make = () =>
  ana.make('contact', world.newId(), `a:${account}`, {
    account_id: account,
    name: 'Rui',
    stance: 'neutral',
    notes: 'n'.repeat(500),
  });

writeSync(1, `${JSON.stringify({ workspaceId: world.workspaceId, device: ana.session.deviceId })}\n`);
for (let push = 1; ; push++) {
  isArmed = point !== 'never' && push === Number(at);
  for (let index = 0; index < 5; index++) ana.do(...Array.from({ length: WRITES }, make));
  const { results } = await ana.push();
  writeSync(1, `${JSON.stringify(results.map(({ n, id, seq, o }) => ({ n, id, seq, o })))}\n`);
}
