import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { dateOrders } from '#shared/domain/import/date-reading.ts';
import { delimiters } from '#shared/domain/import/delimiter-guess.ts';
import { encodings } from '#shared/domain/import/encoding-guess.ts';
import { importKinds } from '#shared/domain/import/import-kinds.ts';
import { rejectReasons } from '#shared/domain/import/row-reading.ts';
import { surveyKinds } from '#shared/domain/vocabulary.ts';
import { plainInstant, procedure, rowId, workProgress } from './base.ts';

/** How one file is read: detected, shown, and each part may be set by hand (O1). */
export const importSettings = z.object({
  kind: z.nullable(z.enum(importKinds)),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** Of a workbook; null for text. */
  sheet: z.nullable(z.string()),
  decimalMark: z.enum([',', '.']),
  /** Null: every date reads both ways, the user must say. */
  dateOrder: z.nullable(z.enum(dateOrders)),
  currency: z.string().regex(/^[A-Z]{3}$/),
  surveyKind: z.nullable(z.enum(surveyKinds)),
  /** The field that each column fills; null for a column that is left out. */
  columns: z.array(z.nullable(z.string())),
});
export type ImportSettings = z.infer<typeof importSettings>;

/** Whose external ids these are: two systems may use the same numbers. */
const sourceName = z.string().trim().min(1).max(80);

const fileInput = z.object({ token: z.string(), name: z.string().max(300) });

/** What stands in the way of importing a file, most serious first; keys of the `import` texts. */
export const fileProblems = [
  'kind_unknown',
  'one_column',
  'missing_field',
  'date_order_open',
  'decimal_mark_open',
  'currency_open',
  'survey_kind_open',
  'header_only',
  'repeated_header',
] as const;

const rowIssue = z.object({
  line: z.int(),
  column: z.string(),
  reason: z.enum(rejectReasons),
  value: z.string(),
  /** The row comes in without this value. */
  kept: z.boolean(),
});
export type ImportIssue = z.infer<typeof rowIssue>;

export const importFile = z.object({
  token: z.string(),
  name: z.string(),
  bytes: z.int(),
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.string()),
  settings: importSettings,
  /** Found in the file itself, not only assumed. */
  sure: z.object({ delimiter: z.boolean(), decimalMark: z.boolean(), dateOrder: z.boolean(), currency: z.boolean() }),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  problems: z.array(z.object({ code: z.enum(fileProblems), blocking: z.boolean(), detail: z.string() })),
  /** The first rows as they would be written: one value a field, in `fields` order. */
  preview: z.object({
    fields: z.array(z.string()),
    rows: z.array(
      z.object({ line: z.int(), values: z.array(z.union([z.string(), z.number(), z.null()])), rejected: z.boolean() }),
    ),
    issues: z.array(rowIssue),
  }),
});
export type ImportFile = z.infer<typeof importFile>;

export const importRunStates = [
  'staging',
  'staged',
  'running',
  'done',
  'cancelling',
  'cancelled',
  'undoing',
  'undone',
  'failed',
] as const;

const importRun = z.object({
  id: rowId,
  name: z.string(),
  kind: z.enum(importKinds),
  state: z.enum(importRunStates),
  /** Rows to write, and written so far. */
  total: z.int(),
  done: z.int(),
  rejected: z.int(),
  /** Rows of the file that stand already: they will be updated. */
  standing: z.int(),
  /** Rows that came in without one of their values. */
  adjusted: z.int(),
  created: z.int(),
  updated: z.int(),
  same: z.int(),
  /** Taken back, and left because somebody has worked on them since. */
  undone: z.int(),
  kept: z.int(),
  leftOut: z.array(z.string()),
  failure: z.nullable(z.string()),
});
export type ImportRun = z.infer<typeof importRun>;

/** The files of one import. */
export const importGroup = z.object({
  id: rowId,
  state: z.enum(importRunStates),
  startedAt: plainInstant,
  endedAt: z.nullable(plainInstant),
  runs: z.array(importRun),
});
export type ImportGroup = z.infer<typeof importGroup>;

const ofGroup = z.object({ groupId: rowId });

export const importsContract = {
  /** Reads the start of a file and says how it would be read; `settings` overrides what was detected. Writes nothing. */
  inspect: procedure
    .input(
      fileInput.extend({
        settings: importSettings.partial().optional(),
        /** Of the other files: proposed for amounts that name no currency. */
        currencyHint: importSettings.shape.currency.optional(),
      }),
    )
    .output(importFile),
  /**
   * Reads the files whole and lays their rows ready in this device's own tables; the portfolio stays as it is. The
   * last value carries the group. Ends early, with nothing kept, when the caller stops listening.
   */
  prepare: procedure
    .input(
      z.object({
        source: sourceName,
        files: z
          .array(fileInput.extend({ settings: importSettings }))
          .min(1)
          .max(50),
      }),
    )
    .output(eventIterator(z.object({ progress: workProgress, file: z.string(), group: z.nullable(importGroup) }))),
  /** Starts writing what was prepared; it goes on without listeners and after a restart. */
  start: procedure.input(ofGroup).output(importGroup),
  /** The group at once and after each change, until nothing more happens by itself. */
  follow: procedure.input(ofGroup).output(eventIterator(importGroup)),
  /** Stops and takes back what was written. */
  cancel: procedure.input(ofGroup).output(importGroup),
  /** Takes a finished import back; rows edited since stay. */
  undo: procedure.input(ofGroup).output(importGroup),
  /** Goes on after a failure such as a full disk. */
  resume: procedure.input(ofGroup).output(importGroup),
  /** Throws away what was prepared and never started. */
  discard: procedure.input(ofGroup).output(z.object({})),
  /** Newest first. */
  history: procedure.output(z.array(importGroup)),
  /** Names of systems that imported ids come from. */
  sources: procedure.output(z.array(z.string())),
  rejected: procedure
    .input(z.object({ runId: rowId, offset: z.int().min(0), limit: z.int().min(1).max(500) }))
    .output(z.object({ total: z.int(), issues: z.array(rowIssue) })),
  /** Every rejected row of a group as CSV; `reasons` are the texts to write for the keys. */
  saveRejected: procedure
    .input(
      z.object({
        groupId: rowId,
        token: z.string(),
        headers: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
        reasons: z.record(z.string(), z.string()),
      }),
    )
    .output(z.object({ rows: z.int() })),
};
