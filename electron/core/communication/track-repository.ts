import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { CommunicationTrack } from '#shared/contract/communication.ts';
import type { Day } from '#shared/domain/calendar.ts';

/** H4. Tracks with their steps, in order, and how many accounts and texts each has. */
export const readTracks = async (db: Kysely<Database>): Promise<CommunicationTrack[]> => {
  const [tracks, steps, enrolled, counts] = await Promise.all([
    db.selectFrom('communication_track').selectAll().where('deleted_at', 'is', null).orderBy('position').execute(),
    stepsOfTracks(db),
    db
      .selectFrom('track_enrollment')
      .innerJoin('account', 'account.id', 'track_enrollment.account_id')
      .select('track_enrollment.track_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('track_enrollment.stopped_on', 'is', null)
      .where('track_enrollment.deleted_at', 'is', null)
      .where('account.deleted_at', 'is', null)
      .groupBy('track_enrollment.track_id')
      .execute(),
    db
      .selectFrom('content_sent')
      .select(['track_id', 'state'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('track_id', 'is not', null)
      .where('deleted_at', 'is', null)
      .groupBy(['track_id', 'state'])
      .execute(),
  ]);
  const stepsOf = Map.groupBy(steps, ({ trackId }) => trackId);
  const enrolledOf = new Map(enrolled.map(({ track_id, count }) => [track_id, count]));
  return tracks.map((track) => {
    const sum = (...states: string[]) =>
      counts
        .filter(({ track_id, state }) => track_id === track.id && states.includes(state))
        .reduce((total, { count }) => total + count, 0);
    return {
      id: track.id,
      contentKey: track.content_key,
      name: track.name,
      segmentId: track.segment_id,
      conditions: track.conditions,
      active: track.active === 1,
      steps: (stepsOf.get(track.id) ?? []).map(({ id, contentId, contentKey, title, offsetDays }) => ({
        id,
        contentId,
        contentKey,
        title,
        offsetDays,
      })),
      enrolled: enrolledOf.get(track.id) ?? 0,
      sent: sum('sent'),
      waiting: sum('proposed', 'draft'),
    };
  });
};

/** Steps whose content is still in use, in the order in which they are sent. */
export const stepsOfTracks = (db: Kysely<Database>) =>
  db
    .selectFrom('track_step as s')
    .innerJoin('content_item as c', 'c.id', 's.content_id')
    .select(['s.id', 's.track_id as trackId', 's.content_id as contentId', 's.offset_days as offsetDays'])
    .select(['c.content_key as contentKey', 'c.title', 'c.feature'])
    .where('s.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where('c.archived', '=', 0)
    .orderBy('s.offset_days')
    .orderBy('s.position')
    .execute();

export const enrolledIn = async (
  db: Kysely<Database>,
  trackId: string,
): Promise<{ accountId: string; name: string; startedOn: Day; sent: number }[]> => {
  const rows = await db
    .selectFrom('track_enrollment as e')
    .innerJoin('account', 'account.id', 'e.account_id')
    .select(['e.account_id as accountId', 'account.name', 'e.started_on as startedOn'])
    .select((eb) =>
      eb
        .selectFrom('content_sent as s')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('s.account_id', '=', 'e.account_id')
        .whereRef('s.track_id', '=', 'e.track_id')
        .where('s.state', '=', 'sent')
        .where('s.deleted_at', 'is', null)
        .as('sent'),
    )
    .where('e.track_id', '=', trackId)
    .where('e.stopped_on', 'is', null)
    .where('e.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .orderBy('account.name')
    .execute();
  return rows.map((row) => ({ ...row, sent: row.sent ?? 0 }));
};
