import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Hindrance } from '#shared/contract/sync.ts';
import { accountOfBucket } from '#shared/sync/buckets.ts';
import { followingId } from '#shared/sync/ids.ts';
import type { FieldValue, FieldValues } from '#shared/sync/mutation.ts';
import { isTableName, type RowOf, tableDefinition, type TableName } from '#shared/sync/tables.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { checkedValues, type FieldPatch, type NewFields, type RowWriter } from '../kernel/rows.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';

type Conflict = RowOf<'conflict'>;

/** Where a late edit goes: the row it was about, or one in its place; or why it goes nowhere. */
type Target = { id: string; stands: boolean } | { hindrance: Hindrance };

/** What a late edit wrote, without who made the row and when. */
export const lateFields = ({ loser_value }: Pick<Conflict, 'loser_value'>): FieldValues => {
  const { created_at: _at, created_by: _by, ...fields } = written(loser_value);
  return fields;
};

const written = (text: string | null): FieldValues => JSON.parse(text ?? '{}') as FieldValues;

/** Whoever made a row wrote all of it; an edit only what changed. */
const isWhole = ({ loser_value }: Pick<Conflict, 'loser_value'>): boolean => 'created_at' in written(loser_value);

/** The id of an erased row is refused for ever: an edit of one goes to a row in its place, on each laptop the same. */
const idInPlaceOf = (name: TableName, { row_id }: Conflict): string => followingId(name, ['late', row_id]);

/** Which late edits cannot be applied, and why. */
export const hindrances = async (
  db: Kysely<Database>,
  conflicts: readonly Conflict[],
): Promise<Map<string, Hindrance>> => {
  const found = new Map<string, Hindrance>();
  for (const [id, target] of await targetsOf(db, conflicts)) if ('hindrance' in target) found.set(id, target.hindrance);
  return found;
};

/**
 * What somebody wrote before the account was handed over, or into what was erased meanwhile, as edits of whoever applies
 * them (sync.md 2.12), who becomes the author of what is new: nobody writes under another name. Edits that have nowhere
 * to go stay; returns those that were applied.
 * @throws DomainError LATE_ACCOUNT_ERASED, LATE_ROW_ERASED, LATE_NEEDS_OTHER where none was.
 */
export const applyLate = async (
  { db, rows }: WriteContext,
  conflicts: readonly Conflict[],
  memberId: string,
): Promise<Conflict[]> => {
  const targets = await targetsOf(db, conflicts);
  const applied: Conflict[] = [];
  const inPlaceOf = new Map<FieldValue, string>();
  for (const conflict of conflicts) {
    const target = targets.get(conflict.id);
    if (!target || 'hindrance' in target) continue;
    applied.push(conflict);
    inPlaceOf.set(conflict.row_id, target.id);
  }
  if (applied.length === 0) refuse([...targets.values()]);
  for (const conflict of applied) applyOne(rows, conflict, targets.get(conflict.id)!, inPlaceOf, memberId);
  return applied;
};

const CODES = {
  account_erased: 'LATE_ACCOUNT_ERASED',
  row_erased: 'LATE_ROW_ERASED',
  needs_other: 'LATE_NEEDS_OTHER',
} as const;

const refuse = (targets: readonly Target[]): never => {
  const [first] = targets;
  if (first && 'hindrance' in first) throw new DomainError(CODES[first.hindrance]);
  throw new DomainError('ROW_NOT_FOUND', { what: 'conflict' });
};

const applyOne = (
  rows: RowWriter,
  conflict: Conflict,
  target: Target,
  inPlaceOf: ReadonlyMap<FieldValue, string>,
  memberId: string,
): void => {
  if ('hindrance' in target) return;
  const name = conflict.table_name as TableName;
  const { deleted_at: deletedAt, ...fields } = lateFields(conflict);
  const known = tableDefinition(name).fields;
  const values: FieldValues = {};
  for (const [field, value] of Object.entries(fields))
    if (field in known) values[field] = inPlaceOf.get(value) ?? value;
  if (target.stands) {
    if (tableDefinition(name).write === 'author') throw new DomainError('ONLY_AUTHOR');
    rows.update(name, target.id, values as FieldPatch<TableName>);
  } else {
    const whole = isWhole(conflict) ? values : completed(name, conflict, values, memberId);
    if ('author_id' in known) whole['author_id'] = memberId;
    rows.insert(name, whole as NewFields<TableName>, target.id);
  }
  if (deletedAt === undefined) return;
  if (deletedAt === null) rows.restore(name, target.id);
  else rows.trash(name, target.id);
};

/** What an edit does not say of a row and can be known: where it was, who brings it back, when it was written. */
const completed = (name: TableName, conflict: Conflict, values: FieldValues, memberId: string): FieldValues => {
  const whole = { ...values };
  for (const [field, { schema }] of Object.entries(tableDefinition(name).fields)) {
    if (whole[field] !== undefined || schema.safeParse(null).success) continue;
    if (field === 'account_id') whole[field] = accountOfBucket(conflict.bucket);
    else if (field === 'author_id' || field === 'member_id') whole[field] = memberId;
    else if (field === 'audience') whole[field] = 'internal';
    else if (field.endsWith('_at')) whole[field] = conflict.loser_at;
  }
  return whole;
};

const canStand = (name: TableName, conflict: Conflict): boolean => {
  if (tableDefinition(name).naturalKey || name === 'account') return false;
  const { deleted_at: _, ...fields } = lateFields(conflict);
  if (Object.keys(fields).length === 0) return false;
  try {
    checkedValues(name, completed(name, conflict, fields, conflict.created_by), false);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};

const targetsOf = async (db: Kysely<Database>, conflicts: readonly Conflict[]): Promise<Map<string, Target>> => {
  const late = conflicts.filter(({ kind, table_name }) => kind === 'late' && isTableName(table_name));
  const here = await standing(db, late);
  const held = await heldBuckets(db, late);
  const missing = late.filter(({ table_name, row_id }) => !here.has(`${table_name} ${row_id}`));
  const making = await waitingToBeMade(db, missing);
  return new Map(
    late.map((conflict): [string, Target] => {
      const name = conflict.table_name as TableName;
      const { bucket, row_id: id } = conflict;
      if (here.has(`${name} ${id}`)) return [conflict.id, { id, stands: true }];
      const accountId = accountOfBucket(bucket);
      if (name === 'account' && isWhole(conflict)) return [conflict.id, { id, stands: false }];
      if (accountId !== null && !here.has(`account ${accountId}`) && !making.has(`account ${accountId}`))
        return [conflict.id, { hindrance: held.has(`a:${accountId}`) ? 'account_erased' : 'needs_other' }];
      if (isWhole(conflict)) return [conflict.id, { id, stands: false }];
      if (making.has(`${name} ${id}`)) return [conflict.id, { hindrance: 'needs_other' }];
      const place = idInPlaceOf(name, conflict);
      if (here.has(`${name} ${place}`)) return [conflict.id, { id: place, stands: true }];
      // As long as the account is still coming, so may the row.
      if (!held.has(bucket)) return [conflict.id, { hindrance: 'needs_other' }];
      return [conflict.id, canStand(name, conflict) ? { id: place, stands: false } : { hindrance: 'row_erased' }];
    }),
  );
};

/** Of the rows that late edits are about, of those in their place and of their accounts: the ones that are here. */
const standing = async (db: Kysely<Database>, late: readonly Conflict[]): Promise<Set<string>> => {
  const wanted = new Map<TableName, Set<string>>();
  const want = (name: TableName, id: string) => wanted.set(name, (wanted.get(name) ?? new Set()).add(id));
  for (const conflict of late) {
    const name = conflict.table_name as TableName;
    want(name, conflict.row_id);
    want(name, idInPlaceOf(name, conflict));
    const accountId = accountOfBucket(conflict.bucket);
    if (accountId !== null) want('account', accountId);
  }
  const found = new Set<string>();
  for (const [name, ids] of wanted)
    for (const { id } of await db
      .selectFrom(name)
      .select('id')
      .where('id', 'in', [...ids])
      .execute())
      found.add(`${name} ${id}`);
  return found;
};

/** Buckets that are here whole: what is missing in them is gone, not on its way. */
const heldBuckets = async (db: Kysely<Database>, late: readonly Conflict[]): Promise<Set<string>> => {
  const names = late.flatMap(({ bucket }) => {
    const accountId = accountOfBucket(bucket);
    return accountId === null ? [bucket] : [bucket, `a:${accountId}`];
  });
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom('bucket_state')
    .select('bucket')
    .where('bucket', 'in', [...new Set(names)])
    .where('state', '=', 'live')
    .execute();
  return new Set(rows.map(({ bucket }) => bucket));
};

/** Rows that another late edit makes, which nobody has decided about. */
const waitingToBeMade = async (db: Kysely<Database>, missing: readonly Conflict[]): Promise<Set<string>> => {
  if (missing.length === 0) return new Set();
  const rows = await db
    .selectFrom('conflict')
    .select(['table_name', 'row_id', 'loser_value'])
    .where('kind', '=', 'late')
    .where('state', '=', 'open')
    .where('row_id', 'in', [
      ...new Set(missing.flatMap(({ row_id, bucket }) => [row_id, accountOfBucket(bucket) ?? row_id])),
    ])
    .execute();
  return new Set(rows.filter(isWhole).map(({ table_name, row_id }) => `${table_name} ${row_id}`));
};
