import type BetterSqlite3 from 'better-sqlite3';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { Change, ChangeLog, LoggedMutation, LoggedWrite } from './change-log.ts';
import type { Clock } from './clock.ts';
import { DomainError } from './domain-error.ts';
import type { Origin, UnitOfWork, WriteContext } from './unit-of-work.ts';

/** Steps kept, per session (sync.md 2.3). */
const STEPS = 50;

interface Step {
  /** One, or as many as a unit of work of many rows was cut into, in their order. */
  mutationIds: string[];
  label: string;
}

export interface Undone {
  label: string | null;
  fields: number;
  kept: { table: string; rowId: string; field: string }[];
}

type Direction = 'undo' | 'redo';

/**
 * Undo is a new unit of work that writes the captured old values back; it never rewinds. A field that no longer carries
 * the mutation's token was changed since and is left alone (sync.md 2.3). Redo is the undo of an undo.
 */
export class History {
  readonly #unitOfWork: UnitOfWork;
  readonly #changeLog: ChangeLog;
  readonly #clock: Clock;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();
  readonly #stacks: Record<Direction, Step[]> = { undo: [], redo: [] };

  constructor(unitOfWork: UnitOfWork, changeLog: ChangeLog, clock: Clock) {
    this.#clock = clock;
    this.#unitOfWork = unitOfWork;
    this.#changeLog = changeLog;
  }

  /** Called after each commit, for each of its mutations; `continued`: of the unit of work recorded just before. */
  record({ mutationId, label }: Change, origin: Origin, continued = false): void {
    if (label === null) return;
    const target = origin === 'undo' ? 'redo' : 'undo';
    if (continued) {
      this.#stacks[target].at(-1)?.mutationIds.push(mutationId);
      return;
    }
    this.#stacks[target].push({ mutationIds: [mutationId], label });
    if (this.#stacks[target].length > STEPS) this.#stacks[target].shift();
    if (origin === 'edit') this.#stacks.redo.length = 0;
  }

  state(): { undo: string | null; redo: string | null } {
    return { undo: this.#stacks.undo.at(-1)?.label ?? null, redo: this.#stacks.redo.at(-1)?.label ?? null };
  }

  /** @throws DomainError UNDO_NOTHING */
  async go(direction: Direction): Promise<Undone> {
    const step = this.#stacks[direction].pop();
    const found = step?.mutationIds.toReversed().map((id) => this.#changeLog.find(id)) ?? [];
    const mutations = found.filter((mutation) => mutation !== null);
    const label = mutations[0]?.label;
    if (label === undefined) throw new DomainError('UNDO_NOTHING');
    const takeBackAll = (context: WriteContext) => {
      const undone: Undone = { label, fields: 0, kept: [] };
      for (const mutation of mutations) {
        const { fields, kept } = this.takeBack(context, mutation);
        context.endMutation();
        undone.fields += fields;
        undone.kept.push(...kept);
      }
      return undone;
    };
    return this.#unitOfWork.write(label as UndoLabel | null, takeBackAll, { origin: direction });
  }

  /** Writes the values before a mutation back; also what undoing an import is made of. */
  takeBack(context: WriteContext, mutation: LoggedMutation): Undone {
    const undone: Undone = { label: mutation.label, fields: 0, kept: [] };
    const made = new Map<TableName, string[]>();
    for (const write of mutation.writes) {
      if (write.before !== null) this.#putBack(context, mutation.id, write, write.before, undone);
      else if (this.#editedSince(write.t, write.id, mutation.id))
        undone.kept.push({ table: write.t, rowId: write.id, field: 'id' });
      else addTo(made, write.t, write.id);
    }
    // A new row is put in the trash, all of a table at once: an import made hundreds with one mutation.
    for (const [t, ids] of made) {
      const trash = `UPDATE ${t} SET deleted_at = ? WHERE id IN (SELECT value FROM json_each(?))`;
      undone.fields += this.#sql(context, trash).run(this.#clock.now(), JSON.stringify(ids)).changes;
    }
    this.#changeLog.markUndone(mutation.id);
    return undone;
  }

  /** Of a row that stood already each field goes back. */
  #putBack(
    context: WriteContext,
    mutationId: string,
    { t, id }: LoggedWrite,
    before: Readonly<Record<string, FieldValue>>,
    undone: Undone,
  ) {
    for (const [field, value] of Object.entries(before)) {
      if (this.#changeLog.token(t, id, field) !== mutationId) {
        undone.kept.push({ table: t, rowId: id, field });
        continue;
      }
      this.#sql(context, `UPDATE ${t} SET "${field}" = ? WHERE id = ?`).run(value, id);
      undone.fields += 1;
    }
  }

  /** Kept: SQLite makes the whole capture trigger of the table anew with each statement. */
  #sql({ sqlite }: WriteContext, text: string): BetterSqlite3.Statement {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = sqlite.prepare(text)));
    return statement;
  }

  /** A row that was made here and edited later is somebody's work: it stays. */
  #editedSince(t: TableName, id: string, mutationId: string): boolean {
    return this.#changeLog.rowTokens(t, id).some((token) => token !== mutationId);
  }
}

const addTo = (lists: Map<TableName, string[]>, t: TableName, id: string) => {
  const list = lists.get(t);
  if (list) list.push(id);
  else lists.set(t, [id]);
};
