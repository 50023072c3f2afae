import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import type { Task } from '#shared/contract/tasks.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { nextOccurrence } from '#shared/domain/playbook.ts';
import { followingId } from '#shared/sync/ids.ts';
import { lastPosition } from './task-repository.ts';

/**
 * I6. When a recurring task is done the next one is made, once: two laptops that tick the same one make the same row, and
 * ticking it again after it was opened again makes no other.
 */
export async function addNextTask(
  { db, rows }: Pick<WriteContext, 'db' | 'rows'>,
  task: Task,
  { today, deviceId }: { today: Day; deviceId: string },
): Promise<void> {
  const dueOn = task.recurrence && nextOccurrence(task.recurrence, task.dueOn ?? today, today);
  const id = followingId('task', [task.id, 'next']);
  if (dueOn === null) return;
  const known = await db.selectFrom('task').select('deleted_at').where('id', '=', id).executeTakeFirst();
  // Undoing the first tick trashed it.
  if (known && known.deleted_at !== null) rows.restore('task', id);
  if (known) return;
  // What comes after a step of a playbook is no step of it.
  const isStep = task.source === 'playbook';
  rows.insert(
    'task',
    {
      account_id: task.accountId,
      title: task.title,
      note: task.note,
      owner_id: task.ownerId,
      due_on: dueOn,
      priority: task.priority,
      source: isStep ? 'hand' : task.source,
      source_id: isStep ? null : task.sourceId,
      recurrence: task.recurrence,
      position: keyBetween(await lastPosition(db, task.accountId), null, deviceSuffix(deviceId)),
    },
    id,
  );
}
