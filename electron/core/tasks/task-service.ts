import type { Kysely } from 'kysely';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Database } from '#database/schema.ts';
import type { NewTask, Task } from '#shared/contract/tasks.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { answerByTask } from '../reviews/commitment-tasks.ts';
import { settleRun } from '../playbooks/run-service.ts';
import { addNextTask } from './recurring-task.ts';
import { doneTasksOf, findTask, lastPosition, openTasksOf, taskOfSource } from './task-repository.ts';

type TaskPatch = { [F in 'title' | 'note' | 'ownerId' | 'dueOn' | 'priority' | 'recurrence']?: NewTask[F] | undefined };

/** How long done tasks stay in sight. */
const DONE_DAYS = 30;

const columnsOf = (patch: TaskPatch) => ({
  ...(patch.title !== undefined && { title: patch.title }),
  ...(patch.note !== undefined && { note: patch.note }),
  ...(patch.ownerId !== undefined && { owner_id: patch.ownerId }),
  ...(patch.dueOn !== undefined && { due_on: patch.dueOn }),
  ...(patch.priority !== undefined && { priority: patch.priority }),
  ...(patch.recurrence !== undefined && { recurrence: patch.recurrence }),
});

/** Tasks (I6). Reviews, goals and commitments make theirs inside their own unit of work with `add`. */
export class TaskService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  ofAccount({ accountId }: { accountId: string }): Promise<{ open: Task[]; done: Task[] }> {
    const { unitOfWork, clock } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => ({
      open: await openTasksOf(db, accountId, today),
      done: await doneTasksOf(db, accountId, addDays(today, -DONE_DAYS), today),
    }));
  }

  async get({ id }: { id: string }): Promise<Task> {
    const { unitOfWork, clock } = this.#kernel;
    const found = await unitOfWork.read((db) => findTask(db, id, clock.today()));
    if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'task' });
    return found;
  }

  create(input: NewTask): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('task.create', async (context) => ({ id: await this.add(context, input) }));
  }

  /** Inside somebody else's unit of work: the id of the new task, or of the one its source already asked for. */
  async add({ db, rows }: Pick<WriteContext, 'db' | 'rows'>, input: NewTask): Promise<string> {
    const { sourceId = null, sourceKey = null } = input;
    const known = sourceId !== null && sourceKey !== null ? await taskOfSource(db, sourceId, sourceKey) : null;
    if (known !== null) return known;
    const { actor } = this.#kernel;
    return rows.insert('task', {
      account_id: input.accountId ?? null,
      owner_id: actor.memberId,
      priority: 'normal',
      ...columnsOf(input),
      title: input.title,
      source: input.source ?? 'hand',
      source_id: sourceId,
      source_key: sourceKey,
      position: keyBetween(await lastPosition(db, input.accountId ?? null), null, deviceSuffix(actor.deviceId)),
    }).id;
  }

  save({ id, ...patch }: TaskPatch & { id: string }): Promise<Record<string, never>> {
    return this.#change('task.save', id, ({ rows }) => rows.update('task', id, columnsOf(patch)));
  }

  setDone({ id, done }: { id: string; done: boolean }): Promise<Record<string, never>> {
    const { clock, actor } = this.#kernel;
    return this.#change(done ? 'task.done' : 'task.reopen', id, async (context, task) => {
      context.rows.update('task', id, { done_at: done ? clock.now() : null });
      if (done) await addNextTask(context, task, { today: clock.today(), deviceId: actor.deviceId });
      await settleRunOf(context, task, clock.today());
      if (task.source === 'commitment' && task.sourceId !== null)
        await answerByTask(context, { commitmentId: task.sourceId, done, today: clock.today() });
    });
  }

  snooze({ id, until }: { id: string; until: Day | null }): Promise<Record<string, never>> {
    return this.#change('task.snooze', id, ({ rows }) => rows.update('task', id, { snoozed_until: until }));
  }

  trash({ id }: { id: string }): Promise<Record<string, never>> {
    return this.#change('task.trash', id, async (context, task) => {
      context.rows.trash('task', id);
      await settleRunOf(context, task, this.#kernel.clock.today());
    });
  }

  #change(
    label: UndoLabel,
    id: string,
    work: (context: WriteContext, task: Task) => Promise<void> | void,
  ): Promise<Record<string, never>> {
    return this.#kernel.unitOfWork.write(label, async (context) => {
      await work(context, await requireTask(context.db, id));
      return {};
    });
  }
}

async function requireTask(db: Kysely<Database>, id: string): Promise<Task> {
  const found = await findTask(db, id, '');
  if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'task' });
  return found;
}

/** I1. A step that is done, opened again or gone moves its playbook. */
async function settleRunOf(context: WriteContext, task: Task, today: Day): Promise<void> {
  if (task.playbookId !== null && task.sourceId !== null) await settleRun(context, task.sourceId, today);
}
