import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { mentionsIssue } from '#shared/domain/content-text.ts';

/** How far back a report of a known issue counts (H5). */
const REPORT_DAYS = 180;

export interface IssueReports {
  cases: number;
  clients: number;
}

/** H5. For each issue how many cases speak of it, and of how many clients; none of them is read twice. */
export const reportsOfIssues = async (
  db: Kysely<Database>,
  issues: readonly string[],
  today: Day,
): Promise<Map<string, IssueReports>> => {
  const wanted = new Set(issues);
  if (wanted.size === 0) return new Map();
  const cases = await db
    .selectFrom('support_case')
    .select(['account_id', 'title', 'real_problem'])
    .where('opened_at', '>=', addDays(today, -REPORT_DAYS))
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(
    [...wanted].map((issue) => {
      const found = cases.filter(({ title, real_problem }) => mentionsIssue(`${title} ${real_problem ?? ''}`, issue));
      return [issue, { cases: found.length, clients: new Set(found.map(({ account_id }) => account_id)).size }];
    }),
  );
};
