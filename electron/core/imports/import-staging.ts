import type { ImportSettings } from '#shared/contract/imports.ts';
import { cellText } from '#shared/domain/import/cell.ts';
import { type ImportKind, tableOfKind } from '#shared/domain/import/import-kinds.ts';
import { type RowIssue, type ToInstant, rowReader } from '#shared/domain/import/row-reading.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { refusedField } from '../kernel/rows.ts';
import { WorkStatements } from '../work-runs/work-run-repository.ts';
import type { FileRecord } from './csv-records.ts';
import { planCase, planChurn, planContract, planSurvey, planUsage } from './fact-plans.ts';
import { countStanding } from './import-repository.ts';
import { planAccount, planContact } from './people-plans.ts';
import type { Plan, PlanContext, PlannedWrite, Values } from './row-plan.ts';
import { RowWindow } from './row-window.ts';
import { type TableFile, tableRecords } from './table-file.ts';
import { type BuiltUnit, UnitBuilder } from './unit-builder.ts';

const planners: Readonly<Record<ImportKind, (context: PlanContext, values: Values) => Plan>> = {
  account: planAccount,
  contact: planContact,
  contract: planContract,
  usage: planUsage,
  case: planCase,
  survey: planSurvey,
  churn: planChurn,
};

export interface Staged {
  rows: number;
  rejected: number;
  adjusted: number;
  standing: number;
  /** Columns that fill no field. */
  leftOut: string[];
}

export interface StageOptions {
  kernel: Kernel;
  runId: string;
  file: TableFile;
  settings: ImportSettings & { kind: ImportKind };
  toInstant: ToInstant;
  /** All but what the header tells. */
  plan: Omit<PlanContext, 'mapped' | 'headers'>;
  signal?: AbortSignal | undefined;
}

/** Units are written in batches: one commit for each would cost a disk flush for a half-filled page. */
const BATCH = 8;
const PROGRESS_ROWS = 1000;

/**
 * Reads one file whole and lays its rows ready as units (sync.md 2.3); yields the bytes read. The portfolio is not
 * touched: only this device's `work_*` tables are written.
 */
export async function* stageFile(options: StageOptions): AsyncGenerator<{ bytes: number; staged: Staged }> {
  const { kernel, runId, file, settings, signal } = options;
  const staged: Staged = { rows: 0, rejected: 0, adjusted: 0, standing: 0, leftOut: [] };
  const main = tableOfKind[settings.kind];
  const window = new RowWindow();
  const builder = new UnitBuilder(main);
  let issues: (RowIssue & { line: number })[] = [];
  let bytes = 0;
  let n = 0;
  const keep = async (units: readonly BuiltUnit[]) => {
    const ids = units.flatMap((unit) => unit.ids);
    if (ids.length > 0) staged.standing += await kernel.unitOfWork.read((db) => countStanding(db, main, ids));
    await kernel.unitOfWork.write(null, ({ sqlite }) => {
      const statements = new WorkStatements(sqlite);
      for (const unit of units) statements.addUnit(runId, n++, unit.size, unit.body);
      for (const issue of issues) statements.addRejected(runId, issue);
    });
    issues = [];
  };
  const pack = async (rows: readonly (readonly PlannedWrite[])[], isLast: boolean) => {
    let units: BuiltUnit[] = [];
    for (const writes of rows) {
      const full = builder.add(writes);
      if (full) units.push(full);
      if (units.length < BATCH) continue;
      await keep(units);
      units = [];
    }
    const last = isLast ? builder.take() : null;
    await keep(last ? [...units, last] : units);
  };

  let read: ((record: FileRecord) => RowResult) | null = null;
  const records = tableRecords(file, { ...settings, signal, onBytes: (count) => (bytes = count) });
  for await (const record of records) {
    if (signal?.aborted) return;
    if (!read) {
      read = recordReader(record, options);
      staged.leftOut = leftOut(record, settings);
      continue;
    }
    const result = read(record);
    for (const issue of result.issues) issues.push({ ...issue, line: record.line });
    if (result.writes) {
      staged.rows += 1;
      if (result.issues.length > 0) staged.adjusted += 1;
      const full = window.add(result.writes);
      if (full) await pack(full, false);
    } else staged.rejected += 1;
    if (issues.length >= 2000) await keep([]);
    if ((staged.rows + staged.rejected) % PROGRESS_ROWS === 0) yield { bytes, staged };
  }
  await pack(window.take(), true);
  yield { bytes: file.bytes, staged };
}

const leftOut = ({ cells }: FileRecord, { columns }: ImportSettings): string[] =>
  cells.flatMap((cell, index) => ((columns[index] ?? null) === null ? [cellText(cell)] : []));

interface RowResult {
  writes: PlannedWrite[] | null;
  issues: RowIssue[];
}

const recordReader = (header: FileRecord, { settings, file, plan, toInstant }: StageOptions) => {
  const headers = header.cells.map((cell) => cellText(cell));
  const byField = new Map(
    settings.columns.flatMap((key, index) => (key === null ? [] : [[key, headers[index] ?? '']])),
  );
  const context: PlanContext = { ...plan, mapped: new Set(byField.keys()), headers: byField };
  const readRow = rowReader({ ...settings, headers, dateOrder: settings.dateOrder ?? 'ymd' }, toInstant);
  const planRow = planners[settings.kind];
  const whole = (reason: RowIssue['reason'], value: string): RowResult => ({
    writes: null,
    issues: [{ column: '', reason, value, kept: false }],
  });

  return ({ cells }: FileRecord): RowResult => {
    if (cells.length > headers.length && cells.slice(headers.length).some((cell) => cellText(cell) !== ''))
      return whole('too_many_cells', cellText(cells[headers.length] ?? ''));
    // A workbook leaves trailing empty cells away; in text a short row is a damaged one.
    if (file.format === 'csv' && cells.length < headers.length) return whole('too_few_cells', String(cells.length));
    const { values, issues } = readRow(cells);
    if (issues.some((issue) => !issue.kept)) return { writes: null, issues: issues.filter((issue) => !issue.kept) };
    const planned = planRow(context, values);
    const toIssue = (field: string) => ({ column: byField.get(field) ?? '' });
    if ('refused' in planned) {
      const { field, reason, value } = planned.refused;
      return { writes: null, issues: [{ ...toIssue(field), reason, value: value.slice(0, 200), kept: false }] };
    }
    const refused = refusedByTables(planned.writes);
    if (refused) return whole('out_of_range', refused);
    const notes = planned.notes.map(({ field, reason, value }) => ({
      ...toIssue(field),
      reason,
      value: value.slice(0, 200),
      kept: true,
    }));
    return { writes: planned.writes, issues: [...issues, ...notes] };
  };
};

/** The last word is the list of tables: what it refuses must not stop the import half-way. */
const refusedByTables = (writes: readonly PlannedWrite[]): string | null => {
  for (const { t, fields } of writes) {
    // What the file tells; the rest of a new row comes from core itself.
    const refused = refusedField(t, fields);
    if (refused !== null) return refused;
  }
  return null;
};
