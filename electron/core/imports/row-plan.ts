import type { ReadValue, RejectReason, RowReading } from '#shared/domain/import/row-reading.ts';
import type { ImportKind } from '#shared/domain/import/import-kinds.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { Language, SurveyKind } from '#shared/domain/vocabulary.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { ImportedIds, SeenIds } from './row-identity.ts';

/** One row write that a row of a file leads to. */
export interface PlannedWrite {
  t: TableName;
  id: string;
  /** Written on a new row and on one that stands already. */
  fields: Record<string, FieldValue>;
  /** Only on a new row: what the file does not tell, and what never changes. */
  onlyNew: Record<string, FieldValue>;
  /** On a row that stands, an empty cell leaves the value as it is: people write in accounts and contacts. */
  keepFilled: boolean;
}

export interface PlanContext {
  kind: ImportKind;
  source: string;
  ids: ImportedIds;
  seen: SeenIds;
  references: ReferenceIndex;
  /** Fields that a column fills. */
  mapped: ReadonlySet<string>;
  /** The file's name of each field's column, for messages. */
  headers: ReadonlyMap<string, string>;
  currency: string;
  surveyKind: SurveyKind | null;
  memberId: string;
  language: Language;
  naturalId: (table: TableName, key: readonly string[]) => string;
}

export type Plan = { writes: PlannedWrite[]; notes: PlanNote[] } | { refused: PlanNote };

export interface PlanNote {
  field: string;
  reason: RejectReason;
  value: string;
}

export type Values = RowReading['values'];

export const textOf = (value: ReadValue | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** The table's fields that the file tells, from the pairs of import field and column. */
export const told = (
  values: Values,
  mapped: ReadonlySet<string>,
  names: Readonly<Record<string, string>>,
): Record<string, FieldValue> => {
  const fields: Record<string, FieldValue> = {};
  for (const key in names) {
    const column = names[key];
    if (column !== undefined && mapped.has(key)) fields[column] = values[key] ?? null;
  }
  return fields;
};

/** What the file leaves empty of fields that a row must have. */
export const withDefaults = (
  fields: Record<string, FieldValue>,
  defaults: Readonly<Record<string, FieldValue>>,
): { fields: Record<string, FieldValue>; onlyNew: Record<string, FieldValue> } => {
  const set: Record<string, FieldValue> = {};
  const onlyNew: Record<string, FieldValue> = {};
  for (const column in fields) {
    const value = fields[column] ?? null;
    if (value !== null || !(column in defaults)) set[column] = value;
  }
  for (const column in defaults) if (!(column in set)) onlyNew[column] = defaults[column] ?? null;
  return { fields: set, onlyNew };
};

export interface Identity {
  externalId: string | null;
  /** Id of the row if it is new. */
  id: string;
  /** False for a row without an external id whose like stands earlier in the file. */
  isFirst: boolean;
}

/** The row's own id in its source: its external id, else what makes it itself and how often that was seen before. */
export const identify = (
  context: PlanContext,
  table: TableName,
  values: Values,
  otherwise: readonly (ReadValue | undefined)[],
): Identity | { refused: PlanNote } => {
  const externalId = textOf(values['externalId']);
  const key = externalId ?? `~${JSON.stringify(otherwise)}`;
  const id = context.ids.id(table, key);
  const before = context.seen.add(id);
  if (before === 0) return { externalId, id, isFirst: true };
  if (externalId !== null) return { refused: { field: 'externalId', reason: 'repeated_id', value: externalId } };
  return { externalId: null, id: context.ids.id(table, `${key}#${before}`), isFirst: false };
};

/** Keeps the external id beside the row, so that other files and a later import find it. */
export const referenceWrite = (
  context: PlanContext,
  table: 'account' | 'contact' | 'contract' | 'support_case',
  externalId: string,
  row: { id: string; accountId: string },
): PlannedWrite => ({
  t: 'external_ref',
  id: context.ids.refId(table, externalId),
  fields: { row_id: row.id },
  onlyNew: { account_id: row.accountId, source: context.source, table_name: table, external_id: externalId },
  keepFilled: false,
});
