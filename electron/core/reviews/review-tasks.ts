import { v5 } from 'uuid';
import type { WriteContext } from '#core/kernel/unit-of-work.ts';
import { addDays, type Day, dayInZone } from '#shared/domain/calendar.ts';
import { deviceSuffix, keysAfter } from '#shared/domain/fractional-index.ts';
import { RECAP_DAYS, reviewTasks } from '#shared/domain/review-schedule.ts';
import type { ReportText } from './review-content.ts';
import { holidaysOf, type ReviewEntity } from './review-repository.ts';

/** Two laptops that plan the tasks of one review make the same rows. */
const taskId = (reviewId: string, key: string): string => v5(`task:${key}`, reviewId);

interface Planning {
  today: Day;
  now: string;
  deviceId: string;
  accountName: string;
  /** In the language of the workspace: tasks are read by colleagues. */
  texts: ReportText;
}

/** F2. Makes the dated tasks of a review, or moves those that are still open. */
export async function planReviewTasks(
  { db, rows }: WriteContext,
  review: ReviewEntity,
  planning: Planning,
): Promise<void> {
  const on = dayInZone(review.starts_at, review.time_zone);
  const tasks = reviewTasks(review.kind, on, planning.today, await holidaysOf(db));
  const known = await tasksOf(db, review.id);
  const positions = keysAfter(null, tasks.length, deviceSuffix(planning.deviceId));
  for (const [index, { key, dueOn }] of tasks.entries()) {
    const id = taskId(review.id, key);
    const found = known.find((task) => task.id === id);
    if (!found) {
      rows.insert(
        'task',
        {
          account_id: review.account_id,
          title: planning.texts(`tasks.${key}`, {
            kind: planning.texts(`kind.${review.kind}`),
            client: planning.accountName,
          }),
          owner_id: review.owner_id,
          due_on: dueOn,
          priority: 'normal',
          source: 'review',
          source_id: review.id,
          source_key: key,
          position: positions[index] ?? '',
        },
        id,
      );
    } else if (found.done_at === null && found.due_on !== dueOn) {
      rows.update('task', id, { due_on: dueOn });
    }
  }
  // Another kind asks for fewer tasks: what nobody did yet is called off.
  const wanted = new Set(tasks.map(({ key }) => taskId(review.id, key)));
  for (const task of known) {
    const open = task.done_at === null && task.canceled_at === null;
    if (!wanted.has(task.id) && open) rows.update('task', task.id, { canceled_at: planning.now });
  }
}

/** Open tasks of a review that will not take place. */
export async function callOffReviewTasks({ db, rows }: WriteContext, reviewId: string, at: string): Promise<void> {
  for (const task of await tasksOf(db, reviewId)) {
    if (task.done_at === null && task.canceled_at === null) rows.update('task', task.id, { canceled_at: at });
  }
}

/** F2. The meeting took place: its recap is due from that day on, and what had to be done before it is called off. */
export async function heldReviewTasks(
  { db, rows }: WriteContext,
  review: Pick<ReviewEntity, 'id'>,
  { heldOn, at }: { heldOn: Day; at: string },
): Promise<void> {
  for (const task of await tasksOf(db, review.id)) {
    if (task.done_at !== null || task.canceled_at !== null) continue;
    if (task.id === taskId(review.id, 'send_recap'))
      rows.update('task', task.id, { due_on: addDays(heldOn, RECAP_DAYS) });
    else if (task.source_key === 'book_review' || task.source_key === 'send_brief')
      rows.update('task', task.id, { canceled_at: at });
  }
}

/** The tasks that were called off with their review come back. */
export async function reviveReviewTasks({ db, rows }: WriteContext, reviewId: string): Promise<void> {
  for (const task of await tasksOf(db, reviewId)) {
    if (task.canceled_at !== null) rows.update('task', task.id, { canceled_at: null });
  }
}

function tasksOf(db: WriteContext['db'], reviewId: string) {
  return db
    .selectFrom('task')
    .select(['id', 'source_key', 'due_on', 'done_at', 'canceled_at'])
    .where('source_id', '=', reviewId)
    .where('source', '=', 'review')
    .where('deleted_at', 'is', null)
    .execute();
}
