import type { z } from 'zod';
import { migrations } from '#database/migrations/index.ts';
import type { WorkProgress } from '#shared/contract/base.ts';
import type { copyCandidate } from '#shared/contract/joining.ts';
import type { AttachmentService } from '../attachments/attachment-service.ts';
import { AttachmentStore } from '../attachments/attachment-store.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import type { LargeWork, WorkKind } from '../work-runs/large-work.ts';
import { type WorkRunRow, WorkStatements, readTally } from '../work-runs/work-run-repository.ts';
import { type ContentMatch, matchContent } from './content-match.ts';
import { type CopiedRow, copyOf, firingIds, type Mapping, runIds } from './copy-mapping.ts';
import { CopySource, type SourcePlace } from './copy-source.ts';
import { accountsHere } from './standing-accounts.ts';

type Candidate = z.infer<typeof copyCandidate>;

export const COPY = 'copy';

/** Rows of one unit: one mutation, well below what one may hold (sync.md 2.17). */
const UNIT_ROWS = 400;
/** Characters of one unit: a push takes 4 MiB. */
const UNIT_SIZE = 1_000_000;

interface Unit {
  rows: CopiedRow[];
}

/** Writes the rows that are not here; those that are were copied before, or meet a row of the same key. */
export const copyWork: WorkKind = {
  apply({ sqlite }: WriteContext, body) {
    const counts = { created: 0, same: 0 };
    for (const { t, id, bucket, values } of (body as Unit).rows) {
      if (sqlite.prepare(`SELECT 1 FROM ${t} WHERE id = ?`).get(id) !== undefined) {
        counts.same += 1;
        continue;
      }
      const columns = ['id', 'bucket', ...Object.keys(values)];
      const places = columns.map(() => '?').join(', ');
      sqlite
        .prepare(`INSERT INTO ${t} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${places})`)
        .run(id, bucket, ...Object.values(values));
      counts.created += 1;
    }
    return counts;
  },
};

/** A local portfolio taken along into the joined workspace, as new changes with the same ids (sync.md 2.3). */
export class CopyService {
  readonly #kernel: Kernel;
  readonly #work: LargeWork;
  readonly #attachments: AttachmentService;

  constructor(kernel: Kernel, work: LargeWork, attachments: AttachmentService) {
    this.#kernel = kernel;
    this.#work = work;
    this.#attachments = attachments;
  }

  async candidates(place: SourcePlace): Promise<Candidate[]> {
    const source = this.#open(place);
    try {
      const here = await this.#kernel.unitOfWork.read(accountsHere);
      const [counts, keys] = [source.counts(), source.externalKeys()];
      return source.accounts().map((account) => ({
        id: account.id,
        name: account.name,
        rows: counts.get(account.id) ?? 0,
        alreadyThere: here({ ...account, keys: keys.get(account.id) ?? [] }),
      }));
    } finally {
      source.close();
    }
  }

  /** Stages everything, then writes it unit by unit; a crash in between is gone on with at the next start. */
  async *run(
    place: SourcePlace,
    accountIds: readonly string[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<WorkProgress> {
    const groupId = this.#kernel.newId();
    let isStarted = false;
    try {
      yield* this.#stage(groupId, place, accountIds, signal);
      if (signal?.aborted) return;
      await this.#work.start(groupId);
      isStarted = true;
      for await (const runs of this.#work.follow(groupId, signal)) yield* runs.slice(0, 1).map(toProgress);
    } finally {
      if (!isStarted) await this.#work.discard(groupId);
      // Whoever leaves takes it back; the archive has it all.
      else if (signal?.aborted) await this.#work.cancel(groupId).catch(() => undefined);
    }
  }

  async *#stage(
    groupId: string,
    place: SourcePlace,
    accountIds: readonly string[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<WorkProgress> {
    const source = this.#open(place);
    try {
      const { mapping, missing } = await this.#mapping(source);
      const contents = new AttachmentStore(place.folder, place.key);
      const wanted = new Set(accountIds);
      const chosen = source.accounts().filter(({ id }) => wanted.has(id));
      await this.#addRun(groupId);
      let rows: CopiedRow[] = [...missing];
      let n = 0;
      let total = 0;
      const keep = async () => {
        if (rows.length === 0) return;
        const unit: Unit = { rows };
        total += rows.length;
        const [size, number] = [rows.length, n++];
        rows = [];
        await this.#write((statements) => statements.addUnit(groupId, number, size, JSON.stringify(unit)));
      };
      let size = 0;
      for (const [index, { id }] of chosen.entries()) {
        if (signal?.aborted) return;
        for (const { t, row } of source.rowsOf(id)) {
          if (t === 'attachment') await this.#keepContent(contents, String(row['sha256']));
          const copied = copyOf(t, row, mapping);
          size += JSON.stringify(copied.values).length;
          if (rows.length >= UNIT_ROWS || size > UNIT_SIZE) {
            await keep();
            size = 0;
          }
          rows.push(copied);
        }
        yield { done: index, total: chosen.length, rejected: 0, phase: 'reading', finished: false };
      }
      await keep();
      await this.#endStaging(groupId, total);
    } finally {
      source.close();
    }
  }

  #open(place: SourcePlace): CopySource {
    if (this.#kernel.kind !== 'shared') throw new DomainError('NOT_SHARED');
    return new CopySource(place, migrations.at(-1)?.version ?? 0);
  }

  async #mapping(source: CopySource): Promise<{ mapping: Mapping; missing: ContentMatch['missing'] }> {
    const { actor, unitOfWork } = this.#kernel;
    const { ids, missing } = await unitOfWork.read(async (db) => {
      const me = await db.selectFrom('member').select('role').where('id', '=', actor.memberId).executeTakeFirst();
      const mayWrite = me?.role === 'lead' || me?.role === 'admin';
      return matchContent(db, source, { ...actor, mayWrite });
    });
    const withFirings = new Map([...ids, ...firingIds(source.firings(), ids)]);
    const content = new Map([...withFirings, ...runIds(source.runs(), withFirings)]);
    return { mapping: { from: source.identity(), to: actor, content }, missing };
  }

  /** A content that is missing or damaged there cannot be brought; its row comes all the same and says so when opened. */
  async #keepContent(contents: AttachmentStore, hash: string): Promise<void> {
    const bytes = await contents.read(hash).catch(() => null);
    if (bytes) await this.#attachments.contents.keep(bytes);
    else this.#kernel.log('an attachment could not be copied', {});
  }

  async #addRun(groupId: string): Promise<void> {
    const { unitOfWork, clock } = this.#kernel;
    await unitOfWork.write(null, ({ db }) =>
      db
        .insertInto('work_run')
        .values({
          id: groupId,
          kind: COPY,
          state: 'staging',
          title: '',
          input: '{}',
          total: 0,
          done: 0,
          rejected: 0,
          group_id: groupId,
          position: 0,
          tally: '{}',
          failure: null,
          started_at: clock.now(),
          ended_at: null,
        })
        .execute(),
    );
  }

  async #endStaging(groupId: string, total: number): Promise<void> {
    await this.#kernel.unitOfWork.write(null, ({ db }) =>
      db.updateTable('work_run').set({ state: 'staged', total }).where('id', '=', groupId).execute(),
    );
  }

  async #write(work: (statements: WorkStatements) => void): Promise<void> {
    await this.#kernel.unitOfWork.write(null, ({ sqlite }) => work(new WorkStatements(sqlite)));
  }
}

const toProgress = ({ done, total, state, failure, tally }: WorkRunRow): WorkProgress => ({
  done,
  total,
  rejected: readTally(tally)['failed'] ?? 0,
  phase: failure === null ? 'writing' : 'stopped',
  finished: state === 'done' || state === 'cancelled' || failure !== null,
});
