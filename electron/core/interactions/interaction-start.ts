import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { InteractionStart } from '#shared/contract/interactions.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { findAccount } from '../accounts/account-repository.ts';
import { activeMembers } from '../accounts/member-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';

/** A task due within a day of today is the plan that today's contact keeps (B4). */
const PLAN_DAYS = 1;

export const readStart = async (db: Kysely<Database>, accountId: string, today: Day): Promise<InteractionStart> => {
  const account = await findAccount(db, accountId);
  if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
  const [modelOf, contacts, members, task, last] = await Promise.all([
    touchModelFinder(db),
    db
      .selectFrom('contact')
      .select(['id', 'name', 'job_title'])
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', today)]))
      .orderBy('name')
      .execute(),
    activeMembers(db),
    db
      .selectFrom('task')
      .select(['title', 'due_on'])
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .where('done_at', 'is', null)
      .where('canceled_at', 'is', null)
      .where('due_on', '<=', addDays(today, PLAN_DAYS))
      .orderBy('due_on', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('interaction')
      .select('channel')
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .where('channel', '<>', 'internal_note')
      .orderBy('happened_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ]);
  return {
    accountName: account.name,
    planRequired: modelOf(account).rules.planRequired,
    plan: task?.due_on ? { text: task.title, on: task.due_on } : null,
    contacts: contacts.map(({ id, name, job_title }) => ({ id, name, jobTitle: job_title })),
    members,
    lastChannel: last?.channel ?? null,
  };
};
