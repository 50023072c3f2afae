import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { ImportFile, ImportGroup, ImportSettings } from '#shared/contract/imports.ts';
import type { WorkProgress } from '#shared/contract/base.ts';
import { csvLine } from '#shared/domain/import/guarded-csv.ts';
import { type ImportKind, importKinds } from '#shared/domain/import/import-kinds.ts';
import { naturalId } from '#shared/sync/ids.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { LargeWork, type WorkKind } from '../work-runs/large-work.ts';
import { latestRuns } from '../work-runs/work-run-repository.ts';
import { inspectFile } from './file-inspection.ts';
import { IMPORT, type RunInput, groupsOf, readFrame, readRejected, readSources, toGroup } from './import-repository.ts';
import { type Staged, stageFile } from './import-staging.ts';
import { ReferenceIndex } from './reference-index.ts';
import { ImportedIds, SeenIds } from './row-identity.ts';
import { openTableFile } from './table-file.ts';
import { importWork } from './unit-applier.ts';
import { instantsInZone } from './workspace-instants.ts';

interface ChosenFile {
  token: string;
  name: string;
  settings: ImportSettings;
}

export interface PrepareStep {
  progress: WorkProgress;
  file: string;
  group: ImportGroup | null;
}

const HISTORY = 200;

/** Files → rows of the portfolio (O1), as large work. */
export class ImportService {
  readonly work: LargeWork;
  readonly #kernel: Kernel;

  /** `others`: kinds of large work beside imports, since one queue does them all. */
  constructor(kernel: Kernel, others: Readonly<Record<string, WorkKind>> = {}) {
    this.#kernel = kernel;
    this.work = new LargeWork(kernel, { [IMPORT]: importWork, ...others });
  }

  /** Called once when the workspace opens: drops what was being prepared, goes on with what was being written. */
  async resumeOpenRuns(): Promise<void> {
    const runs = await this.#kernel.unitOfWork.read((db) => latestRuns(db, IMPORT, HISTORY));
    const unused = new Set(
      runs.filter(({ state }) => state === 'staging' || state === 'staged').map((run) => run.group_id),
    );
    for (const groupId of unused) await this.work.discard(groupId);
    await this.work.resumeOpenRuns();
  }

  /** Ends the unit under way; the rest goes on when the workspace opens again. */
  stop(): Promise<void> {
    return this.work.stop();
  }

  async inspect(input: {
    token: string;
    name: string;
    currencyHint?: string | undefined;
    settings?: { [Key in keyof ImportSettings]?: ImportSettings[Key] | undefined } | undefined;
  }): Promise<ImportFile> {
    const file = await openTableFile(this.#kernel.files.path(input.token, 'read'), input.name);
    const frame = await this.#kernel.unitOfWork.read(readFrame);
    const currency = input.currencyHint ?? frame.currency;
    const toInstant = instantsInZone(frame.timeZone);
    return inspectFile(file, { token: input.token, given: input.settings ?? {}, currency, toInstant });
  }

  /** Reads every file whole into this device's own tables; the last step carries the group. */
  async *prepare(
    { source, files }: { source: string; files: readonly ChosenFile[] },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PrepareStep> {
    const kernel = this.#kernel;
    const groupId = kernel.newId();
    const [frame, references] = await Promise.all([
      kernel.unitOfWork.read(readFrame),
      kernel.unitOfWork.read((db) => ReferenceIndex.load(db, source)),
    ]);
    const toInstant = instantsInZone(frame.timeZone);
    let complete = false;
    try {
      for (const [position, chosen] of inOrder(files).entries()) {
        const { settings, name } = chosen;
        const file = await openTableFile(kernel.files.path(chosen.token, 'read'), name);
        const runId = await this.#addRun(groupId, position, chosen, source);
        const plan = {
          kind: settings.kind,
          source,
          ids: new ImportedIds(kernel.actor.workspaceId, source),
          seen: new SeenIds(),
          references,
          currency: settings.currency,
          surveyKind: settings.surveyKind,
          memberId: kernel.actor.memberId,
          language: frame.language,
          naturalId: (table: Parameters<typeof naturalId>[0], key: readonly string[]) =>
            naturalId(table, kernel.actor.workspaceId, key),
        };
        let last: Staged = { rows: 0, rejected: 0, adjusted: 0, standing: 0, leftOut: [] };
        for await (const { bytes, staged } of stageFile({ kernel, runId, file, settings, toInstant, plan, signal })) {
          last = staged;
          const progress = {
            done: bytes,
            total: file.bytes,
            rejected: staged.rejected,
            phase: 'reading',
            finished: false,
          };
          yield { progress, file: name, group: null };
        }
        if (signal?.aborted) return;
        await this.#endStaging(runId, { kind: settings.kind, source, leftOut: last.leftOut }, last);
      }
      complete = true;
      const group = await this.group(groupId);
      const rejected = group.runs.reduce((sum, run) => sum + run.rejected, 0);
      yield { progress: { done: 1, total: 1, rejected, phase: 'reading', finished: true }, file: '', group };
    } finally {
      if (!complete) await this.work.discard(groupId);
    }
  }

  async start(groupId: string): Promise<ImportGroup> {
    await this.work.start(groupId);
    return this.group(groupId);
  }

  async cancel(groupId: string): Promise<ImportGroup> {
    await this.work.cancel(groupId);
    return this.group(groupId);
  }

  async undo(groupId: string): Promise<ImportGroup> {
    await this.work.undo(groupId);
    return this.group(groupId);
  }

  async resume(groupId: string): Promise<ImportGroup> {
    await this.work.resume(groupId);
    return this.group(groupId);
  }

  async *follow(groupId: string, signal: AbortSignal | undefined): AsyncGenerator<ImportGroup> {
    for await (const runs of this.work.follow(groupId, signal)) {
      const group = toGroup(runs);
      if (group) yield group;
    }
  }

  /** @throws DomainError ROW_NOT_FOUND */
  async group(groupId: string): Promise<ImportGroup> {
    const group = toGroup(await this.work.runs(groupId));
    if (!group) throw new DomainError('ROW_NOT_FOUND', { what: 'work_run' });
    return group;
  }

  async history(): Promise<ImportGroup[]> {
    const runs = await this.#kernel.unitOfWork.read((db) => latestRuns(db, IMPORT, HISTORY));
    return groupsOf(runs.filter(({ state }) => state !== 'staging' && state !== 'staged'));
  }

  sources(): Promise<string[]> {
    return this.#kernel.unitOfWork.read(readSources);
  }

  rejected(input: { runId: string; offset: number; limit: number }) {
    return this.#kernel.unitOfWork.read((db) => readRejected(db, input));
  }

  /** @throws DomainError FILE_NOT_WRITABLE */
  async saveRejected(input: {
    groupId: string;
    token: string;
    headers: readonly string[];
    reasons: Readonly<Record<string, string>>;
  }): Promise<{ rows: number }> {
    const { runs } = await this.group(input.groupId);
    const path = this.#kernel.files.path(input.token, 'write');
    const out = createWriteStream(path);
    let rows = 0;
    try {
      // Spreadsheets take a file without a mark for Windows-1252.
      out.write(`\ufeff${csvLine(input.headers)}`);
      for (const run of runs) {
        for (let offset = 0; ; offset += 500) {
          const { issues } = await this.rejected({ runId: run.id, offset, limit: 500 });
          for (const { line, column, reason, value } of issues)
            out.write(csvLine([run.name, line, column, input.reasons[reason] ?? reason, value]));
          rows += issues.length;
          if (issues.length < 500) break;
        }
      }
      out.end();
      await once(out, 'finish');
    } catch {
      throw new DomainError('FILE_NOT_WRITABLE', { name: '' });
    }
    return { rows };
  }

  async #addRun(groupId: string, position: number, { name, settings }: KindKnown, source: string): Promise<string> {
    const { newId, clock, unitOfWork } = this.#kernel;
    const id = newId();
    const input: RunInput = { kind: settings.kind, source, leftOut: [] };
    await unitOfWork.write(null, ({ db }) =>
      db
        .insertInto('work_run')
        .values({
          id,
          kind: IMPORT,
          state: 'staging',
          title: name,
          input: JSON.stringify(input),
          total: 0,
          done: 0,
          rejected: 0,
          group_id: groupId,
          position,
          tally: '{}',
          failure: null,
          started_at: clock.now(),
          ended_at: null,
        })
        .execute(),
    );
    return id;
  }

  async #endStaging(runId: string, given: RunInput, { rows, rejected, adjusted, standing }: Staged): Promise<void> {
    const [input, tally] = [JSON.stringify(given), JSON.stringify({ adjusted, standing })];
    await this.#kernel.unitOfWork.write(null, ({ db }) =>
      db
        .updateTable('work_run')
        .set({ state: 'staged', input, total: rows, rejected, tally })
        .where('id', '=', runId)
        .execute(),
    );
  }
}

type KindKnown = ChosenFile & { settings: ImportSettings & { kind: ImportKind } };

/** What others refer to comes first. @throws DomainError RUN_NOT_POSSIBLE for a file of no known kind. */
const inOrder = (files: readonly ChosenFile[]): KindKnown[] => {
  const known = files.map((file) => {
    const { kind } = file.settings;
    if (kind === null) throw new DomainError('RUN_NOT_POSSIBLE', { reason: 'kind_unknown' });
    return { ...file, settings: { ...file.settings, kind } };
  });
  return known.toSorted((a, b) => importKinds.indexOf(a.settings.kind) - importKinds.indexOf(b.settings.kind));
};
