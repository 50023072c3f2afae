import type { ConflictEntry } from '#shared/contract/sync.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import { isTableName, type RowOf, tableDefinition, type TableName } from '#shared/sync/tables.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { FieldPatch, RowWriter } from '../kernel/rows.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { countOpen, listConflicts, settledTogether, valueOf } from './conflict-repository.ts';
import { applyLate } from './late-edits.ts';

export type Choice = { id: string } & ({ choice: 'keep' | 'take' } | { choice: 'edit'; value: string });

type Conflict = RowOf<'conflict'>;

const SETTLED = { keep: 'kept', take: 'taken', edit: 'edited' } as const;

/** Versions that lost, side by side with what stands, until a person has chosen (sync.md 2.7; P2). */
export class ConflictService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(filter: { accountId: string | null; settled: boolean }): Promise<ConflictEntry[]> {
    return this.#kernel.unitOfWork.read((db) => listConflicts(db, filter));
  }

  counts(): Promise<{ accountId: string | null; open: number }[]> {
    return this.#kernel.unitOfWork.read(countOpen);
  }

  /** A normal edit, undone like any other. @throws DomainError ROW_NOT_FOUND, VALUE_REFUSED, ONLY_AUTHOR, LATE_… */
  settle(choice: Choice): Promise<void> {
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('sync.settle', async (context) => {
      const conflicts = await settledTogether(context.db, choice.id);
      if (conflicts.length === 0) throw new DomainError('ROW_NOT_FOUND', { what: 'conflict' });
      const isLate = conflicts[0]?.kind === 'late' && choice.choice === 'take';
      const settled = isLate ? await applyLate(context, conflicts, actor.memberId) : conflicts;
      for (const conflict of settled) {
        if (!isLate) await apply(context, conflict, choice);
        const state = conflict.kind === 'late' && choice.choice === 'keep' ? 'dismissed' : SETTLED[choice.choice];
        context.rows.update('conflict', conflict.id, {
          state,
          settled_by: actor.memberId,
          settled_at: clock.now(),
        });
      }
    });
  }
}

const apply = async (context: WriteContext, conflict: Conflict, choice: Choice): Promise<void> => {
  const name = conflict.table_name;
  // Of a newer app: it cannot be written here, and stays open.
  if (!isTableName(name)) throw new DomainError('ROW_NOT_FOUND', { what: name });
  if (choice.choice === 'keep') return;
  if (choice.choice === 'edit') return put(context, name, conflict, typed(name, conflict.field, choice.value));
  switch (conflict.kind) {
    case 'delete-edit':
      return takeOverDeletion(context, name, conflict);
    default:
      return put(context, name, conflict, valueOf(conflict.loser_value));
  }
};

/** Text of a form as the field stores it. */
const typed = (name: TableName, field: string | null, text: string): FieldValue => {
  const column = field === null ? undefined : tableDefinition(name).fields[field]?.column;
  return column === 'INTEGER' || column === 'REAL' ? Number(text) : text;
};

const patchOf = (field: string, value: FieldValue) => ({ [field]: value }) as FieldPatch<TableName>;

const put = async (
  { rows }: WriteContext,
  name: TableName,
  { field, row_id: id }: Conflict,
  value: FieldValue,
): Promise<void> => {
  if (field === null) throw new DomainError('VALUE_REFUSED', { field: name, reason: 'no_field' });
  rows.update(name, id, patchOf(field, value));
};

/** The row comes back with the edit in it; where the deletion lost against a restore, it is deleted again. */
const takeOverDeletion = async (
  { rows }: WriteContext,
  name: TableName,
  { field, row_id: id, loser_value }: Conflict,
): Promise<void> => {
  const value = valueOf(loser_value);
  if (field === null || field === 'deleted_at') return setDeleted(rows, name, id, value);
  rows.restore(name, id);
  rows.update(name, id, patchOf(field, value));
};

const setDeleted = (rows: RowWriter, name: TableName, id: string, value: FieldValue): void => {
  if (value === null) rows.restore(name, id);
  else rows.trash(name, id);
};
