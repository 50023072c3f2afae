import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { addDays, type Day, daysBetween } from '#shared/domain/calendar.ts';
import { isLiveContact, LIVE_DAYS } from '#shared/domain/contacts.ts';
import type { CasePriority, CaseStatus, ContactRole } from '#shared/domain/vocabulary.ts';
import type { FactsFrame } from './facts-frame.ts';
import { byPlace, type Placed, type SomeAccounts } from './some-accounts.ts';

const RECENT_DAYS = 90;
const YEAR_DAYS = 365;

interface CaseRow extends Placed {
  id: string;
  status: CaseStatus;
  priority: CasePriority;
  opened_at: string;
  solved_at: string | null;
  satisfaction: number | null;
}

/** Those that are not done with by their own index, those of the last 90 days by the account's. */
const caseRows = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  { since, now }: { since: Day; now: string },
): Promise<CaseRow[]> => {
  const columns = sql`ids.key AS at, c.id, c.status, c.priority, c.opened_at, c.solved_at, c.satisfaction`;
  const { rows } = await sql<CaseRow>`
    SELECT ${columns} FROM json_each(${accounts.ids}) ids CROSS JOIN support_case c INDEXED BY support_case_at_work
      ON c.account_id = ids.value AND c.status IN ('open', 'reproduced', 'with_product', 'solved')
      AND c.opened_at < ${since} AND c.deleted_at IS NULL
    UNION ALL SELECT ${columns} FROM json_each(${accounts.ids}) ids CROSS JOIN support_case c
      ON c.account_id = ids.value AND c.opened_at >= ${since} AND c.opened_at <= ${now} AND c.deleted_at IS NULL`.execute(
    db,
  );
  return rows;
};

/** M1. */
export const caseFacts = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  { today, now, dayOf }: FactsFrame,
): Promise<(at: number) => AccountFacts['cases']> => {
  const since = addDays(today, -RECENT_DAYS);
  const casesOf = byPlace(await caseRows(db, accounts, { since, now }));
  return (at) => {
    const cases = casesOf(at);
    const open = cases.filter(
      ({ status }) => status === 'open' || status === 'reproduced' || status === 'with_product',
    );
    const ages = open.map(({ opened_at }) => daysBetween(dayOf(opened_at), today));
    const rated = cases.flatMap(({ satisfaction, opened_at }) =>
      satisfaction !== null && opened_at >= since ? [satisfaction] : [],
    );
    return {
      open: open.length,
      urgentOpen: open.filter(({ priority }) => priority === 'urgent').length,
      openedIn90Days: cases.filter(({ opened_at }) => opened_at >= since).length,
      oldestOpenDays: ages.length === 0 ? null : Math.max(...ages),
      untold: cases.flatMap(({ id, status, solved_at, opened_at }) =>
        status === 'solved' ? [{ id, on: dayOf(solved_at ?? opened_at) }] : [],
      ),
      satisfaction: rated.length === 0 ? null : rated.reduce((sum, score) => sum + score, 0) / rated.length,
    };
  };
};

interface AnswerRow extends Placed {
  id: string;
  kind: 'nps' | 'csat';
  score: number;
  answered_on: Day;
}

/** J. The latest answer of each kind; one of more than a year ago says nothing about today. */
export const surveyFacts = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  today: Day,
): Promise<(at: number) => AccountFacts['survey']> => {
  const { rows } = await sql<AnswerRow>`
    SELECT ids.key AS at, s.id, s.kind, s.score, s.answered_on
    FROM json_each(${accounts.ids}) ids CROSS JOIN survey_answer s
      ON s.account_id = ids.value AND s.answered_on >= ${addDays(today, -YEAR_DAYS)} AND s.answered_on <= ${today}
      AND s.kind IN ('nps', 'csat') AND s.deleted_at IS NULL
    ORDER BY s.answered_on, s.id`.execute(db);
  const answersOf = byPlace(rows);
  return (at) => {
    const latest = (kind: AnswerRow['kind']) => {
      const found = answersOf(at).findLast((answer) => answer.kind === kind);
      return found ? { id: found.id, on: found.answered_on, score: found.score } : null;
    };
    return { nps: latest('nps'), csat: latest('csat') };
  };
};

interface PersonRow extends Placed {
  id: string;
  role: ContactRole | null;
  left_on: Day | null;
}

/** A3. People, and who of them was in a contact of the last 90 days; internal notes are no contact. */
export const peopleFacts = async (
  db: Kysely<Database>,
  accounts: SomeAccounts,
  { today, now, dayOf }: Pick<FactsFrame, 'today' | 'now' | 'dayOf'>,
): Promise<(at: number) => AccountFacts['people']> => {
  const [{ rows }, spoken] = await Promise.all([
    sql<PersonRow>`
      SELECT ids.key AS at, c.id, c.role, c.left_on
      FROM json_each(${accounts.ids}) ids CROSS JOIN contact c ON c.account_id = ids.value AND c.deleted_at IS NULL`.execute(
      db,
    ),
    sql<{ contact_id: string; happened_at: string }>`
      SELECT p.contact_id, i.happened_at FROM interaction i JOIN interaction_participant p ON p.interaction_id = i.id
      WHERE i.account_id IN (SELECT value FROM json_each(${accounts.ids}))
        AND i.happened_at >= ${addDays(today, -LIVE_DAYS - 1)} AND i.happened_at <= ${now}
        AND i.channel <> 'internal_note' AND i.deleted_at IS NULL AND p.deleted_at IS NULL
        AND p.contact_id IS NOT NULL ORDER BY i.account_id, i.happened_at`.execute(db),
  ]);
  // In the order of the index: a later one of the same person takes the place of the one before.
  const lastAt = new Map(spoken.rows.map(({ contact_id, happened_at }) => [contact_id, happened_at]));
  const isLive = ({ id, left_on }: PersonRow) => {
    const at = lastAt.get(id);
    return isLiveContact({ leftOn: left_on, lastInteractionOn: at === undefined ? null : dayOf(at) }, today);
  };
  const peopleOf = byPlace(rows);
  return (at) => {
    const people = peopleOf(at);
    const here = people.filter(({ left_on }) => left_on === null || left_on > today);
    return {
      known: here.length,
      live: here.filter(isLive).length,
      hasSponsor: here.some(({ role }) => role === 'sponsor'),
      hasChampion: here.some(({ role }) => role === 'champion'),
      left: people.flatMap(({ id, role, left_on }) =>
        left_on !== null && left_on <= today ? [{ id, on: left_on, role }] : [],
      ),
    };
  };
};
