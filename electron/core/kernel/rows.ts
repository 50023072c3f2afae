import type BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { bucketOf } from '#shared/sync/buckets.ts';
import { naturalId } from '#shared/sync/ids.ts';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import type { FieldValue, FieldValues } from '#shared/sync/mutation.ts';
import { mayWrite } from '#shared/sync/permission.ts';
import { type FieldsOf, type RowOf, type SyncedColumns, type TableName, tableDefinition } from '#shared/sync/tables.ts';
import type { Actor, Clock } from './clock.ts';
import { DomainError } from './domain-error.ts';

type NullableKeys<T> = { [K in keyof T]: null extends T[K] ? K : never }[keyof T];

/** Fields of a new row: those that may be empty may be left out. */
export type NewFields<Name extends TableName> = Omit<FieldsOf<Name>, NullableKeys<FieldsOf<Name>>> & {
  [F in NullableKeys<FieldsOf<Name>>]?: FieldsOf<Name>[F] | undefined;
};

/** Fields to change; those left undefined stay as they are. */
export type FieldPatch<Name extends TableName> = { [F in keyof FieldsOf<Name>]?: FieldsOf<Name>[F] | undefined };

export interface RowWriterOptions {
  database: BetterSqlite3.Database;
  clock: Clock;
  actor: Actor;
  newId: () => string;
  /** Of this member in a shared workspace, as far as it is known here; null: the only one there is, who may do all. */
  role?: () => MemberRole | null;
}

type Fields = Record<string, unknown>;

/** Adds one row; `values` in the order of the columns it was made for. */
export type RowInserter = (id: string, bucket: string, values: readonly FieldValue[]) => SyncedColumns;

/**
 * The only way features write synced rows: ids, buckets and authorship are filled here, values are checked against
 * `shared/sync/tables.ts`, deletion is `deleted_at`. Only inside a unit of work.
 */
export class RowWriter {
  readonly #options: RowWriterOptions;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();

  constructor(options: RowWriterOptions) {
    this.#options = options;
  }

  /** Adds a row; `id` defaults to the natural key's, else a new UUIDv7. */
  insert<Name extends TableName>(name: Name, fields: NewFields<Name>, id?: string): RowOf<Name> {
    const { actor, newId } = this.#options;
    const values = checkedValues(name, fields as Fields, false);
    this.#refuse(name, values as FieldValues, null);
    const rowId = id ?? this.naturalId(name, values) ?? newId();
    const columns = Object.keys(values);
    const bucket = bucketOf(name, rowId, values, actor.memberId);
    const made = this.inserter(name, columns)(rowId, bucket, Object.values(values) as FieldValue[]);
    return { ...made, ...values } as RowOf<Name>;
  }

  /**
   * For large work: adds rows of the same columns by one statement. The values were checked (`checkedValues`) when they
   * were staged, and are not checked again; all carry one instant.
   */
  inserter(name: TableName, columns: readonly string[]): RowInserter {
    const { actor, clock } = this.#options;
    this.#refuse(name, {}, null);
    const all = ['id', 'bucket', 'created_at', 'created_by', 'deleted_at', ...columns];
    const statement = this.#sql(
      `INSERT INTO ${name} (${all.map(quote).join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
    );
    const now = clock.now();
    return (id, bucket, values) => {
      statement.run(id, bucket, now, actor.memberId, null, ...values);
      return { id, bucket, created_at: now, created_by: actor.memberId, deleted_at: null };
    };
  }

  /** @throws DomainError ROW_NOT_FOUND */
  update<Name extends TableName>(name: Name, id: string, patch: FieldPatch<Name>): void {
    const values = checkedValues(name, patch as Fields, true);
    const columns = Object.keys(values);
    if (columns.length === 0) return;
    this.#refuse(name, values as FieldValues, {});
    const set = columns.map((column) => `${quote(column)} = ?`).join(', ');
    const { changes } = this.#sql(`UPDATE ${name} SET ${set} WHERE id = ?`).run(...Object.values(values), id);
    if (changes === 0) throw new DomainError('ROW_NOT_FOUND', { what: name });
  }

  /** Writes the row of a natural key: adds it, or updates it and takes it out of the trash (sync.md 2.9). */
  put<Name extends TableName>(name: Name, fields: NewFields<Name>): string {
    const id = this.naturalId(name, fields as Fields);
    if (!id) throw new Error(`${name} has no natural key`);
    const found = this.#sql(`SELECT deleted_at FROM ${name} WHERE id = ?`).get(id) as
      | { deleted_at: string | null }
      | undefined;
    if (!found) return this.insert(name, fields, id).id;
    const fixed = tableDefinition(name).naturalKey ?? [];
    const patch = Object.fromEntries(Object.entries(fields).filter(([field]) => !fixed.includes(field)));
    this.update(name, id, patch as FieldPatch<Name>);
    if (found.deleted_at !== null) this.restore(name, id);
    return id;
  }

  /** Whether a row stands here, in the trash too. */
  has(name: TableName, id: string): boolean {
    return this.#sql(`SELECT 1 FROM ${name} WHERE id = ?`).get(id) !== undefined;
  }

  trash(name: TableName, id: string): void {
    this.#setDeleted(name, id, this.#options.clock.now());
  }

  restore(name: TableName, id: string): void {
    this.#setDeleted(name, id, null);
  }

  naturalId(name: TableName, fields: Fields): string | null {
    const key = tableDefinition(name).naturalKey;
    return key
      ? naturalId(
          name,
          this.#options.actor.workspaceId,
          key.map((field) => String(fields[field])),
        )
      : null;
  }

  #setDeleted(name: TableName, id: string, at: string | null) {
    this.#refuse(name, { deleted_at: at }, {});
    const { changes } = this.#sql(`UPDATE ${name} SET deleted_at = ? WHERE id = ?`).run(at, id);
    if (changes === 0) throw new DomainError('ROW_NOT_FOUND', { what: name });
  }

  /** The server would refuse it for good (security.md 5.5): better said now. @throws DomainError ROLE_FORBIDDEN, ONLY_AUTHOR */
  #refuse(name: TableName, f: FieldValues, current: FieldValues | null): void {
    const role = this.#options.role?.() ?? null;
    if (role === null) return;
    const { memberId } = this.#options.actor;
    const fields = current ? f : { ...f, created_by: memberId };
    const refusal = mayWrite(name, { memberId, role }, { t: name, id: '', b: '', f: fields, base: {} }, current);
    if (refusal !== null) throw new DomainError(refusal === 'wrong_author' ? 'ONLY_AUTHOR' : 'ROLE_FORBIDDEN');
  }

  #sql(text: string): BetterSqlite3.Statement {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.#options.database.prepare(text)));
    return statement;
  }
}

const quote = (column: string) => `"${column}"`;

const schemas = new Map<TableName, { whole: z.ZodObject; patch: z.ZodObject }>();

const schemaOf = (name: TableName) => {
  let found = schemas.get(name);
  if (!found) {
    const fields = Object.entries(tableDefinition(name).fields);
    const whole = z.strictObject(
      Object.fromEntries(
        fields.map(([field, { schema }]) => [field, schema.def.type === 'nullable' ? schema.prefault(null) : schema]),
      ),
    );
    const patch = z.strictObject(Object.fromEntries(fields.map(([field, { schema }]) => [field, schema.optional()])));
    schemas.set(name, (found = { whole, patch }));
  }
  return found;
};

/** The values as they are stored, checked against the list of tables. @throws DomainError VALUE_REFUSED */
export const checkedValues = (name: TableName, fields: Fields, isPatch: boolean): Fields => {
  const schema = schemaOf(name)[isPatch ? 'patch' : 'whole'];
  const result = schema.safeParse(fields);
  if (result.success) return withoutUndefined(result.data);
  const issue = result.error.issues[0];
  throw new DomainError('VALUE_REFUSED', {
    field: `${name}.${issue?.path.join('.') ?? ''}`,
    reason: issue?.code ?? 'invalid',
  });
};

/** Values that a field was seen to take: files say the same days, words and counts again and again. */
const accepted = new WeakMap<z.ZodType, Set<unknown>>();
const MOST_ACCEPTED = 4096;

const accepts = (schema: z.ZodType, value: unknown): boolean => {
  let seen = accepted.get(schema);
  if (!seen) accepted.set(schema, (seen = new Set()));
  if (seen.has(value)) return true;
  if (!schema.safeParse(value).success) return false;
  if (seen.size < MOST_ACCEPTED) seen.add(value);
  return true;
};

/** The first field whose value `checkedValues` would refuse in a patch, as `table.field`; for large work, which only asks. */
export const refusedField = (name: TableName, fields: Fields): string | null => {
  const known = tableDefinition(name).fields;
  for (const field in fields) {
    const schema = known[field]?.schema;
    if (fields[field] !== undefined && !(schema && accepts(schema, fields[field]))) return `${name}.${field}`;
  }
  return null;
};

const withoutUndefined = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
