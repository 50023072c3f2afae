import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { RowWriter } from '../kernel/rows.ts';

/** What a member put off is theirs alone, and follows them to their other laptop. */
const PREFIX = 'today.snooze/';

export const readSnoozes = async (
  db: Kysely<Database>,
  { memberId, today }: { memberId: string; today: Day },
): Promise<Map<string, Day>> => {
  const rows = await db
    .selectFrom('member_setting')
    .select(['name', 'value'])
    .where('member_id', '=', memberId)
    .where('name', 'like', `${PREFIX}%`)
    .where('value', '>', today)
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ name, value }) => [name.slice(PREFIX.length), value]));
};

/** A day that has come, or the empty text, puts nothing off. */
export const writeSnooze = (
  rows: RowWriter,
  { memberId, thing, until }: { memberId: string; thing: string; until: Day | null },
): void => {
  rows.put('member_setting', { member_id: memberId, name: `${PREFIX}${thing}`, value: until ?? '' });
};
