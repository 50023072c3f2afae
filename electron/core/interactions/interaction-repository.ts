import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Moment } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';

export interface InteractionQuery {
  accountId: string;
  limit: number;
  before: string | null;
  channel: string | null;
  text: string;
}

export const interactionRows = (
  db: Kysely<Database>,
  { accountId, limit, before, channel, text }: InteractionQuery,
): Promise<RowOf<'interaction'>[]> => {
  let query = db
    .selectFrom('interaction')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null);
  if (before !== null) query = query.where('happened_at', '<', before);
  if (channel !== null) query = query.where('channel', '=', channel as RowOf<'interaction'>['channel']);
  const words = text.trim();
  if (words !== '') {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(subject || ' ' || coalesce(body, '') || ' ' || coalesce(outcome, '') || ' ' || coalesce(real_problem, '')) LIKE ${like} ESCAPE '\\'`,
    );
  }
  return query.orderBy('happened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
};

export interface ParticipantRow {
  id: string;
  interaction_id: string;
  contact_id: string | null;
  member_id: string | null;
  contact_name: string | null;
}

export const participantsOf = async (
  db: Kysely<Database>,
  interactionIds: readonly string[],
): Promise<ParticipantRow[]> =>
  interactionIds.length === 0
    ? []
    : db
        .selectFrom('interaction_participant as p')
        .leftJoin('contact', 'contact.id', 'p.contact_id')
        .where('p.interaction_id', 'in', interactionIds)
        .where('p.deleted_at', 'is', null)
        .select(['p.id', 'p.interaction_id', 'p.contact_id', 'p.member_id', 'contact.name as contact_name'])
        .execute();

/** What was felt in these interactions, the latest of each. */
export const feelingsOf = async (
  db: Kysely<Database>,
  accountId: string,
  interactionIds: readonly string[],
): Promise<Map<string, { id: string; moment: Moment }>> => {
  if (interactionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('feeling')
    .select(['id', 'moment', 'interaction_id'])
    .where('account_id', '=', accountId)
    .where('interaction_id', 'in', interactionIds)
    .where('deleted_at', 'is', null)
    .orderBy('felt_at')
    .execute();
  return new Map(rows.map(({ id, moment, interaction_id }) => [interaction_id ?? '', { id, moment }]));
};
