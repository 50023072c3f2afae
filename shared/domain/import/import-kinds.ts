import type { TableName } from '../../sync/tables.ts';
import type { Words } from './word-reading.ts';

/** O1, in the order they are imported: what others refer to comes first. */
export const importKinds = ['account', 'contact', 'contract', 'usage', 'case', 'survey', 'churn'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Source of rows whose files name no system: kept with them, so the same in every language, and shown nowhere. */
export const UNNAMED_SOURCE = 'files';

/** The table that holds one row for each row of such a file. */
export const tableOfKind = {
  account: 'account',
  contact: 'contact',
  contract: 'contract',
  usage: 'usage_record',
  case: 'support_case',
  survey: 'survey_answer',
  churn: 'churn_event',
} as const satisfies Record<ImportKind, TableName>;

export type FieldType =
  | { is: 'text' | 'long_text'; longest: number }
  | { is: 'day' | 'instant' | 'whole' | 'money' | 'yes_no' | 'tags' }
  | { is: 'score'; most: number }
  | { is: 'choice'; words: Words; otherwise?: string }
  | { is: 'currency' }
  /** A row that stands elsewhere, by external id or name. */
  | { is: 'reference'; to: 'account' | 'contract' | 'member' | 'segment' };

/** One thing a column may hold. */
export interface ImportField {
  readonly type: FieldType;
  /** A row without it is rejected. */
  readonly required?: true;
  /** Names of columns that mean it, in pt and en, folded when compared. */
  readonly names: readonly string[];
}

export type ImportFields = Readonly<Record<string, ImportField>>;

export const text = (longest: number): FieldType => ({ is: 'text', longest });
export const longText: FieldType = { is: 'long_text', longest: 200_000 };
export const choice = (words: Words, otherwise?: string): FieldType =>
  otherwise === undefined ? { is: 'choice', words } : { is: 'choice', words, otherwise };
export const externalIdType = text(200);
