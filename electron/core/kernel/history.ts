import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import type { TableName } from '#shared/sync/tables.ts';
import type { Change, ChangeLog, LoggedMutation } from './change-log.ts';
import type { Clock } from './clock.ts';
import { DomainError } from './domain-error.ts';
import type { Origin, UnitOfWork, WriteContext } from './unit-of-work.ts';

/** Steps kept, per session (sync.md 2.3). */
const STEPS = 50;

interface Step {
  mutationId: string;
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
  readonly #stacks: Record<Direction, Step[]> = { undo: [], redo: [] };

  constructor(unitOfWork: UnitOfWork, changeLog: ChangeLog, clock: Clock) {
    this.#clock = clock;
    this.#unitOfWork = unitOfWork;
    this.#changeLog = changeLog;
  }

  /** Called after each commit. */
  record({ mutationId, label }: Change, origin: Origin): void {
    if (label === null) return;
    const target = origin === 'undo' ? 'redo' : 'undo';
    this.#stacks[target].push({ mutationId, label });
    if (this.#stacks[target].length > STEPS) this.#stacks[target].shift();
    if (origin === 'edit') this.#stacks.redo.length = 0;
  }

  state(): { undo: string | null; redo: string | null } {
    return { undo: this.#stacks.undo.at(-1)?.label ?? null, redo: this.#stacks.redo.at(-1)?.label ?? null };
  }

  /** @throws DomainError UNDO_NOTHING */
  async go(direction: Direction): Promise<Undone> {
    const step = this.#stacks[direction].pop();
    const mutation = step && this.#changeLog.find(step.mutationId);
    if (!mutation) throw new DomainError('UNDO_NOTHING');
    return this.#unitOfWork.write(mutation.label as UndoLabel | null, (context) => this.takeBack(context, mutation), {
      origin: direction,
    });
  }

  /** Writes the values before a mutation back; also what undoing an import is made of. */
  takeBack(context: WriteContext, mutation: LoggedMutation): Undone {
    const undone: Undone = { label: mutation.label, fields: 0, kept: [] };
    for (const write of mutation.writes) {
      // A new row is put in the trash; of an old one each field goes back.
      const before: Record<string, FieldValue> = write.before ?? { deleted_at: this.#clock.now() };
      if (write.before === null && this.#editedSince(write.t, write.id, mutation.id)) {
        undone.kept.push({ table: write.t, rowId: write.id, field: 'id' });
        continue;
      }
      for (const [field, value] of Object.entries(before)) {
        if (this.#changeLog.token(write.t, write.id, field) !== mutation.id) {
          undone.kept.push({ table: write.t, rowId: write.id, field });
          continue;
        }
        context.sqlite.prepare(`UPDATE ${write.t} SET "${field}" = ? WHERE id = ?`).run(value, write.id);
        undone.fields += 1;
      }
    }
    this.#changeLog.markUndone(mutation.id);
    return undone;
  }

  /** A row that was made here and edited later is somebody's work: it stays. */
  #editedSince(t: TableName, id: string, mutationId: string): boolean {
    return this.#changeLog.rowTokens(t, id).some((token) => token !== mutationId);
  }
}
