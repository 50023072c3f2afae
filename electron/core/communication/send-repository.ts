import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Send } from '#shared/contract/communication.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { reportsOfIssues } from './issue-reports.ts';

/** Who is written to when nobody was chosen: whoever works with us first. */
const roleOrder = ['champion', 'user', 'decision_maker', 'sponsor', 'detractor'];

const sends = (db: Kysely<Database>) =>
  db
    .selectFrom('content_sent as s')
    .innerJoin('account', 'account.id', 's.account_id')
    .innerJoin('content_item as c', 'c.id', 's.content_id')
    .leftJoin('content_variant as v', 'v.id', 's.variant_id')
    .leftJoin('communication_track as t', 't.id', 's.track_id')
    .select(['s.id', 's.account_id as accountId', 'account.name as accountName', 'account.language'])
    .select(['account.touch_model_id', 'account.segment_id', 'account.owner_id'])
    .select(['s.content_id as contentId', 'c.content_key as contentKey', 'c.kind', 'c.title', 'c.body', 'c.url'])
    .select(['c.feature', 'c.known_issue', 'v.label as variantLabel', 'v.subject', 'v.body as variantBody'])
    .select(['s.track_id as trackId', 't.content_key as trackKey', 't.name as trackName', 's.state'])
    .select(['s.due_on as dueOn', 's.sent_on as sentOn', 's.result', 's.interaction_id as interactionId'])
    .select('s.contact_id')
    .where('s.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null);

export type SendQuery = ReturnType<typeof sends>;

/** Contents for accounts, as `which` narrows them, with whom they would go to and what is known of their issue. */
export const readSends = async (
  db: Kysely<Database>,
  { today, which }: { today: Day; which: (query: SendQuery) => SendQuery },
): Promise<Send[]> => {
  const rows = await which(sends(db)).execute();
  if (rows.length === 0) return [];
  const [modelOf, contacts, reports] = await Promise.all([
    touchModelFinder(db),
    contactsOf(db, [...new Set(rows.map(({ accountId }) => accountId))], today),
    reportsOfIssues(
      db,
      rows.flatMap(({ known_issue }) => known_issue ?? []),
      today,
    ),
  ]);
  return rows.map((row) => {
    const {
      touch_model_id,
      segment_id,
      owner_id: _owner,
      known_issue,
      subject,
      variantBody,
      contact_id,
      ...send
    } = row;
    const there = contacts.get(row.accountId) ?? [];
    return {
      ...send,
      title: subject ?? send.title,
      body: variantBody ?? send.body,
      touchModelKey: modelOf({ touch_model_id, segment_id }).rules.key,
      contact: there.find(({ id }) => id === contact_id) ?? (contact_id === null ? (there[0] ?? null) : null),
      reports: known_issue === null ? 0 : (reports.get(known_issue)?.clients ?? 0),
    };
  });
};

/** People of each account who are still there, the most likely reader first. */
const contactsOf = async (db: Kysely<Database>, accountIds: readonly string[], today: Day) => {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'account_id', 'name', 'email', 'role'])
    .where('account_id', 'in', accountIds)
    .where('deleted_at', 'is', null)
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', today)]))
    .orderBy('name')
    .execute();
  const rank = ({ email, role }: (typeof rows)[number]) =>
    (email === null ? 10 : 0) + (role === null ? roleOrder.length : roleOrder.indexOf(role));
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b));
  return Map.groupBy(
    sorted.map(({ id, account_id, name, email }) => ({ id, accountId: account_id, name, email })),
    ({ accountId }) => accountId,
  );
};

/** What waits in accounts that a member looks after: own ones, shared ones, those of nobody. */
export const waitingFor =
  (memberId: string) =>
  (query: SendQuery): SendQuery =>
    query
      .where('s.state', 'in', ['proposed', 'draft'])
      .where('account.status', '<>', 'lost')
      .where((eb) =>
        eb.or([
          eb('account.owner_id', 'is', null),
          eb('account.owner_id', '=', memberId),
          eb.exists(
            eb
              .selectFrom('account_collaborator as k')
              .select('k.id')
              .whereRef('k.account_id', '=', 'account.id')
              .where('k.member_id', '=', memberId)
              .where('k.deleted_at', 'is', null),
          ),
        ]),
      )
      .orderBy('s.due_on')
      .orderBy('account.name');
