import { z } from 'zod';

/** How two concurrent writes of one field are settled (sync.md 2.5). */
export type MergePolicy = 'surface' | 'silent' | 'text' | 'append' | 'max';

export type ColumnType = 'TEXT' | 'INTEGER' | 'REAL';

export interface Field<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly column: ColumnType;
  readonly policy: MergePolicy;
}

/** Longest text field, in characters (sync.md 2.17: 200 kB). */
export const LONGEST_TEXT = 200_000;

/** JSON of two such texts. */
const LONGEST_JSON = 450_000;

const field = <Schema extends z.ZodType>(schema: Schema, column: ColumnType, policy: MergePolicy = 'surface') =>
  ({ schema, column, policy }) as Field<Schema>;

/** Reference to another row; soft, because a reader may hold only one side (sync.md 2.2). */
export const ref = () => field(z.uuid(), 'TEXT');
/** One line of text. */
export const line = (longest = 300) => field(z.string().max(longest), 'TEXT');
/** Text of many lines; concurrent edits merge (sync.md 2.8). */
export const prose = () => field(z.string().max(LONGEST_TEXT), 'TEXT', 'text');
/** JSON of any value of another field, or of a few of them. */
export const json = () => field(z.string().max(LONGEST_JSON), 'TEXT');
/** Calendar day `YYYY-MM-DD`. */
export const day = () => field(z.iso.date(), 'TEXT');
/** UTC instant `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const instant = () => field(z.iso.datetime(), 'TEXT');
export const whole = () => field(z.int(), 'INTEGER');
export const real = () => field(z.number(), 'REAL');
export const flag = () => field(z.union([z.literal(0), z.literal(1)]), 'INTEGER');
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  field(z.enum(values), 'TEXT');
/** Sort key among siblings; the later write wins without a question. */
export const position = () => field(z.string().max(120), 'TEXT', 'silent');

export const optional = <Schema extends z.ZodType>(inner: Field<Schema>): Field<z.ZodNullable<Schema>> => ({
  ...inner,
  schema: z.nullable(inner.schema),
});

/** A field that never changes once written. */
export const fixed = <Schema extends z.ZodType>(inner: Field<Schema>): Field<Schema> => ({
  ...inner,
  policy: 'append',
});

/**
 * Which bucket decides who may see a row (sync.md 2.2). `account-or-member`: an account's if it names one; `same`: that
 * of the row it is about, so that whoever makes it says which.
 */
export type BucketKind = 'workspace' | 'team' | 'account' | 'member' | 'private' | 'account-or-member' | 'same';
export type Writer = 'any' | 'author' | 'lead' | 'admin' | 'server';

export interface SyncedTable {
  readonly bucket: BucketKind;
  readonly write: Writer;
  /** What every reader may write of a row that others make. */
  readonly readersWrite?: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
  /** Two devices that make the same thing meet on one row: its id is a UUIDv5 of these fields. */
  readonly naturalKey?: readonly string[];
  /** What full-text search finds a row by. */
  readonly search?: { readonly title: string; readonly body: readonly string[] };
}

export const table = <const Definition extends SyncedTable>(definition: Definition) => definition;
