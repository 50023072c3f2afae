import { z } from 'zod';
import { playbookStepKinds } from '#shared/domain/method-vocabulary.ts';
import { recurrences, taskPriorities, taskSources } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainDay, plainInstant, procedure, rowId, shortText } from './base.ts';

export const task = z.object({
  id: rowId,
  accountId: z.nullable(rowId),
  accountName: z.nullable(z.string()),
  title: z.string(),
  note: z.nullable(z.string()),
  ownerId: z.nullable(rowId),
  dueOn: z.nullable(plainDay),
  snoozedUntil: z.nullable(plainDay),
  doneAt: z.nullable(plainInstant),
  priority: z.enum(taskPriorities),
  source: z.enum(taskSources),
  sourceId: z.nullable(rowId),
  /** Null as `none`: it does not come again. */
  recurrence: z.nullable(z.enum(recurrences)),
  /** Of a step of a playbook (I1), with the playbook that it leads to. */
  stepKind: z.nullable(z.enum(playbookStepKinds)),
  playbookId: z.nullable(rowId),
  contentId: z.nullable(rowId),
  late: z.boolean(),
});
export type Task = z.infer<typeof task>;

const fields = {
  accountId: z.nullable(rowId),
  title: shortText(300),
  note: z.nullable(longText),
  ownerId: z.nullable(rowId),
  dueOn: z.nullable(plainDay),
  priority: z.enum(taskPriorities),
  recurrence: z.nullable(z.enum(recurrences)),
};

/** Without an owner a task is its maker's; `source` tells what it came from (I6). */
export const newTask = z.object({
  ...z.object(fields).partial().required({ title: true }).shape,
  source: z.enum(taskSources).optional(),
  sourceId: z.nullable(rowId).optional(),
  /** With `sourceId`: the same task asked for twice is one task. */
  sourceKey: z.nullable(z.string().max(60)).optional(),
});
export type NewTask = z.infer<typeof newTask>;

export const tasksContract = {
  /** Open ones by date, then those done in the last 30 days. */
  ofAccount: procedure.input(ofAccount).output(z.object({ open: z.array(task), done: z.array(task) })),
  get: procedure.input(byId).output(task),
  create: procedure.input(newTask).output(byId),
  save: procedure.input(byId.extend(z.object(fields).omit({ accountId: true }).partial().shape)).output(z.object({})),
  setDone: procedure.input(byId.extend({ done: z.boolean() })).output(z.object({})),
  /** Hidden from Today until the day; null wakes it. */
  snooze: procedure.input(byId.extend({ until: z.nullable(plainDay) })).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
};
