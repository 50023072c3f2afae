import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Moment } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { byPlace, type Placed, type SomeAccounts } from './some-accounts.ts';

/** An account with the instants that its cadence (H2) is computed from; those in the trash are left out. */
export interface FactRow
  extends
    Placed,
    Pick<
      RowOf<'account'>,
      | 'id'
      | 'name'
      | 'status'
      | 'owner_id'
      | 'segment_id'
      | 'touch_model_id'
      | 'autonomy'
      | 'client_since'
      | 'ongoing_start'
      | 'journey_template_id'
      | 'post_sale_stage'
      | 'post_sale_by_hand'
      | 'stay_reason'
      | 'staff_turnover'
      | 'created_at'
    > {
  last_contact_at: string | null;
  last_human_contact_at: string | null;
}

/** The latest contacts are told by the index alone: no conversation is read. */
export const factRows = async (db: Kysely<Database>, { ids }: SomeAccounts, now: string): Promise<FactRow[]> => {
  const contact = sql`i.account_id = a.id AND i.happened_at <= ${now} AND i.channel <> 'internal_note'
    AND i.deleted_at IS NULL`;
  const { rows } = await sql<FactRow>`
    SELECT ids.key AS at, a.id, a.name, a.status, a.owner_id, a.segment_id, a.touch_model_id, a.autonomy, a.client_since, a.ongoing_start,
      a.journey_template_id, a.post_sale_stage, a.post_sale_by_hand, a.stay_reason, a.staff_turnover, a.created_at,
      (SELECT i.happened_at FROM interaction i WHERE ${contact} ORDER BY i.happened_at DESC LIMIT 1) AS last_contact_at,
      (SELECT i.happened_at FROM interaction i WHERE ${contact} AND i.automated = 0 ORDER BY i.happened_at DESC LIMIT 1)
        AS last_human_contact_at
    FROM json_each(${ids}) ids CROSS JOIN account a ON a.id = ids.value AND a.deleted_at IS NULL`.execute(db);
  return rows;
};

interface FeelingRow extends Placed {
  id: string;
  moment: Moment;
  satisfaction: number;
  trust: number;
  felt_at: string;
}

/** The two latest of each account, newest first: they give the trend (G4). What lies ahead was not felt yet. */
export const feelingRows = async (db: Kysely<Database>, { ids }: SomeAccounts, now: string) => {
  const felt = sql`account_id = ids.value AND felt_at <= ${now} AND deleted_at IS NULL`;
  const { rows } = await sql<FeelingRow>`
    SELECT ids.key AS at, f.id, f.moment, f.satisfaction, f.trust, f.felt_at
    FROM json_each(${ids}) ids CROSS JOIN feeling f
      ON f.account_id = ids.value AND f.felt_at <= ${now} AND f.deleted_at IS NULL
      AND f.felt_at >= coalesce((SELECT felt_at FROM feeling WHERE ${felt} ORDER BY felt_at DESC, id DESC LIMIT 1 OFFSET 1), '')
    ORDER BY f.felt_at DESC, f.id DESC`.execute(db);
  return byPlace(rows);
};
