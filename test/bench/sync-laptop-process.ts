import { keepYoungHeapSmall } from '#core/kernel/young-heap.ts';
import { type Laptop, openLaptop } from '#test/integration/sync-core/laptop.ts';
import { type ProcessFigures, watchProcess } from './process-watch.ts';
import { answerCommands } from './sync-child.ts';
import { ACCOUNTS, benchRow } from './sync-rows.ts';

/** One round of the whole of core, with an encrypted file of its own, as the app runs it, without pages. */
export interface SyncTime extends ProcessFigures {
  ms: number;
  /** Until the last mutation was answered. */
  pushedMs: number;
  rows: number;
  /** How long edits took that were made meanwhile. */
  edits: number[];
}

const PATIENCE_MS = 900_000;
const laptop: Laptop = await openLaptop();
// As core does when it has started.
keepYoungHeapSmall();
const accounts: string[] = [];

const services = () => laptop.host.services;
const unitOfWork = () => services().kernel.unitOfWork;

/** Every half second an edit as a user would make it, until the work ends; tells how long each one took. */
const editingMeanwhile = async <T>(work: Promise<T>): Promise<{ result: T; edits: number[] }> => {
  const edits: number[] = [];
  let isOver = false;
  const editing = (async () => {
    const id = await addAccount('Escrita durante a sincronização');
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const start = performance.now();
      await rename(id, `Escrita ${edits.length}`);
      edits.push(performance.now() - start);
    }
  })();
  const result = await work.finally(() => (isOver = true));
  await editing;
  return { result, edits };
};

const addAccount = (name: string): Promise<string> =>
  unitOfWork().write('accounts.update', ({ rows }) => {
    const owner_id = services().kernel.actor.memberId;
    return rows.insert('account', { name, owner_id, autonomy: 'low', status: 'ongoing', language: 'pt-BR' }).id;
  });

const rename = (id: string, name: string): Promise<void> =>
  unitOfWork().write('accounts.update', ({ rows }) => rows.update('account', id, { name }));

/** Until a round that began after this call has ended with nothing left. */
const untilSynced = async (start: number, before: string | null): Promise<{ ms: number; pushedMs: number }> => {
  let pushedMs = 0;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for await (const { state, waiting, loading, syncedAt, problem } of services().sync.watch(signal)) {
    if (problem !== null || state === 'offline') throw new Error(`${state} ${problem} ${laptop.logged.at(-1)}`);
    if (waiting === 0 && pushedMs === 0) pushedMs = performance.now() - start;
    if (syncedAt !== before && state === 'synced' && waiting === 0 && loading.length === 0)
      return { ms: performance.now() - start, pushedMs };
  }
  throw new Error('it never synced');
};

const rowCount = (): Promise<number> =>
  unitOfWork().read(async (db) => {
    const counts = await Promise.all(
      (['interaction', 'usage_record'] as const).map((table) =>
        db
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      ),
    );
    return counts.reduce((sum, { count }) => sum + Number(count), 0);
  });

const timedRound = async (
  work: () => Promise<{ ms: number; pushedMs: number }>,
  isEditing: boolean,
): Promise<SyncTime> => {
  const watched = watchProcess();
  const { result, edits } = isEditing ? await editingMeanwhile(work()) : { result: await work(), edits: [] };
  return { ...watched(), ...result, edits, rows: await rowCount() };
};

const stream = new AbortController();
const awaited = new Map<string, (at: string) => void>();

/** Tells of each awaited name as soon as a page would be told to read again. */
const followNames = async (): Promise<void> => {
  for await (const { tables } of services().kernel.events.stream(stream.signal)) {
    if (!tables.includes('account') || awaited.size === 0) continue;
    const at = String(process.hrtime.bigint());
    const names = await unitOfWork().read((db) => db.selectFrom('account').select('name').execute());
    for (const { name } of names) {
      awaited.get(name)?.(at);
      awaited.delete(name);
    }
  }
};

answerCommands(
  {
    join: async ({ code, name }: { code: string; name: string }): Promise<SyncTime> => {
      const start = performance.now();
      const watched = watchProcess();
      await laptop.join(code, name);
      void followNames();
      const { result, edits } = await editingMeanwhile(untilSynced(start, null));
      return { ...watched(), ...result, edits, rows: await rowCount() };
    },
    invite: async (): Promise<string> => {
      const { teamId } = services().kernel.actor;
      return (await laptop.client.people.invite({ role: 'lead', teamId, email: null, name: null })).code;
    },
    pause: async (): Promise<void> => void (await services().sync.pause()),
    /** Writes while sync is paused, in units of so many rows: all that is timed afterwards is sync. */
    fill: async ({ from, rows, unit }: { from: number; rows: number; unit: number }): Promise<number> => {
      const start = performance.now();
      while (accounts.length < ACCOUNTS) accounts.push(await addAccount(`Conta ${accounts.length}`));
      const author_id = services().kernel.actor.memberId;
      for (let at = from; at < from + rows; at += unit) {
        await unitOfWork().write(null, ({ rows: writer }) => {
          for (let index = at; index < Math.min(at + unit, from + rows); index += 1) {
            const account_id = accounts[index % ACCOUNTS] ?? '';
            const row = benchRow(index);
            if (row.table === 'interaction') writer.insert('interaction', { account_id, author_id, ...row.fields });
            else writer.insert('usage_record', { account_id, ...row.fields });
          }
        });
      }
      return performance.now() - start;
    },
    resume: ({ isEditing }: { isEditing: boolean }): Promise<SyncTime> =>
      timedRound(async () => {
        const { syncedAt } = await services().sync.status();
        const start = performance.now();
        await services().sync.resume();
        return untilSynced(start, syncedAt);
      }, isEditing),
    rename: async (name: string): Promise<string> => {
      await rename(accounts[0] ?? '', name);
      return String(process.hrtime.bigint());
    },
    awaitName: (name: string) => new Promise<string>((resolve) => awaited.set(name, resolve)),
  },
  async () => {
    stream.abort();
    await laptop.close();
  },
);
