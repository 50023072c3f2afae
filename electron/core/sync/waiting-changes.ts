import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '#database/schema.ts';
import type { journalEntry, waitingChange } from '#shared/contract/sync.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import { parseStamp } from '#shared/sync/clock.ts';
import type { Mutation } from '#shared/sync/mutation.ts';
import { rejections } from '#shared/sync/wire.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { writeChosen } from '../kernel/whole-file.ts';
import { accountNames, rowTitles } from './row-titles.ts';

type WaitingChange = z.infer<typeof waitingChange>;
type JournalEntry = z.infer<typeof journalEntry>;

/** Rows of a change that are named. */
const NAMED = 3;
const NEWEST = 300;
const LONGEST_TEXT = 4_000;

const rejectionOf = (code: string | null) => rejections.find((each) => each === code) ?? null;

const instantOf = (stamp: string): string => new Date(parseStamp(stamp).ms).toISOString();

/** What a mutation wrote, for people: its texts, one a line. */
const textOf = ({ w }: Mutation): string | null => {
  const texts = w.flatMap(({ f }) =>
    Object.entries(f).flatMap(([name, value]) =>
      typeof value === 'string' && !/(_id|_at|_by|^id)$/.test(name) ? [value] : [],
    ),
  );
  const text = texts.join('\n').slice(0, LONGEST_TEXT);
  return text === '' ? null : text;
};

const openOutbox = (db: Kysely<Database>) =>
  db.selectFrom('outbox').where((e) => e.or([e('outcome', 'is', null), e('outcome', '=', 'deferred')]));

/** What waits to be sent, and what became of what was (P3). */
export class WaitingChanges {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Newest last, as they go out. Without a server the queue is history and nothing waits. */
  async list(limit: number): Promise<{ changes: WaitingChange[]; total: number }> {
    if (!this.#kernel.sync) return { changes: [], total: 0 };
    return this.#kernel.unitOfWork.read(async (db) => {
      const { total } = await openOutbox(db)
        .select((e) => e.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await openOutbox(db)
        .select(['mutation_id', 'hlc', 'label', 'body', 'outcome'])
        .orderBy('n')
        .limit(limit)
        .execute();
      const parsed = rows.map((row) => ({ ...row, mutation: JSON.parse(row.body) as Mutation }));
      const named = parsed.map(({ mutation }) => mutation.w.slice(0, NAMED).map(({ t, id }) => ({ table: t, id })));
      const titles = await rowTitles(db, named.flat());
      const accounts = await accountNames(
        db,
        parsed.map(({ mutation }) => mutation.w[0]?.b ?? null),
      );
      const changes = parsed.map(({ mutation_id, hlc, label, outcome, mutation }, index): WaitingChange => {
        const accountId = accountOfBucket(mutation.w[0]?.b ?? '');
        return {
          mutationId: mutation_id,
          at: instantOf(hlc),
          label,
          accountId,
          accountName: accounts(accountId),
          rows: mutation.w.length,
          about: (named[index] ?? []).map((place) => ({ table: place.table, title: titles(place) })),
          deferred: outcome === 'deferred',
        };
      });
      return { changes, total };
    });
  }

  /** What happened, newest first. */
  journal(): Promise<JournalEntry[]> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const lines = await db
        .selectFrom('sync_journal')
        .leftJoin('outbox', 'outbox.mutation_id', 'sync_journal.mutation_id')
        .selectAll('sync_journal')
        .select('outbox.body')
        .where((e) => e.or([e('sync_journal.kind', '<>', 'rejected'), e('sync_journal.open', '=', 1)]))
        .orderBy('sync_journal.n', 'desc')
        .limit(NEWEST)
        .execute();
      const accounts = await accountNames(
        db,
        lines.map(({ bucket }) => bucket),
      );
      return lines.map((line): JournalEntry => {
        const accountId = line.bucket && accountOfBucket(line.bucket);
        const showsText = line.kind === 'rejected' && line.body !== null;
        return {
          id: String(line.n),
          at: line.at,
          kind: line.kind,
          accountId,
          accountName: line.title ?? accounts(accountId),
          memberName: null,
          count: line.count,
          code: rejectionOf(line.code),
          text: showsText ? textOf(JSON.parse(line.body ?? '{"w":[]}') as Mutation) : null,
          open: line.open === 1,
        };
      });
    });
  }

  /** What was refused leaves the list and stays in the file, for the export. */
  async dismiss(id: string): Promise<void> {
    await this.#kernel.unitOfWork.apply(({ sqlite }) => {
      sqlite.prepare('UPDATE sync_journal SET open = 0 WHERE n = ?').run(Number(id));
      sqlite.prepare(`DELETE FROM sync_journal WHERE n = ? AND kind <> 'rejected'`).run(Number(id));
    });
    this.#kernel.sync?.changed();
  }

  /** Everything that the server has not taken, with its values, as JSON. @throws DomainError DISK_FULL, FILE_NOT_WRITABLE */
  async export(token: string): Promise<{ mutations: number }> {
    const path = this.#kernel.files.path(token, 'write');
    const rows = await this.#kernel.unitOfWork.read((db) =>
      db
        .selectFrom('outbox')
        .leftJoin('sync_journal', 'sync_journal.mutation_id', 'outbox.mutation_id')
        .select(['outbox.mutation_id', 'hlc', 'label', 'body', 'before_text', 'outcome', 'sync_journal.code'])
        .where((e) => e.or([e('outcome', 'is', null), e('outcome', '<>', 'applied')]))
        .orderBy('outbox.n')
        .execute(),
    );
    const mutations = rows.map(({ mutation_id, hlc, label, body, before_text, outcome, code }) => ({
      id: mutation_id,
      at: instantOf(hlc),
      label,
      outcome: outcome ?? 'waiting',
      reason: code,
      writes: (JSON.parse(body) as Mutation).w.map(({ t, id, f }, index) => ({
        table: t,
        id,
        written: f,
        before: (JSON.parse(before_text) as unknown[])[index] ?? null,
      })),
    }));
    await writeChosen(path, JSON.stringify({ app: 'Ongoing', mutations }, null, 2));
    return { mutations: mutations.length };
  }
}
