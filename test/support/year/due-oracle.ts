import type BetterSqlite3 from 'better-sqlite3';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import type { TestWorkspace } from '#test/support/workspace.ts';

/** Days of a cadence by touch model and autonomy, written down once more from product.md (B, B5). */
const CADENCE: Readonly<Record<string, number>> = { tech: 90, low: 60, mid: 30, high: 14, exclusive: 7 };
const LOOSENED: Readonly<Record<string, number>> = { low: 1, medium: 1.25, high: 1.5 };
const STALE_DAYS = 30;
const STALE_NEGATIVE_DAYS = 14;

/** Sao Paulo is three hours behind UTC. */
const dayOf = (instant: string): Day => new Date(Date.parse(instant) - 3 * 3_600_000).toISOString().slice(0, 10);

interface AccountRow {
  id: string;
  autonomy: string;
  model: string;
  lastContact: string | null;
  lastHuman: string | null;
  since: string | null;
  created: string;
}

/**
 * What is due on a day, told by plain SQL from the raw tables and the words of product.md, without any of the product's
 * own rules: the names that Today must say.
 */
export const dueThings = (workspace: TestWorkspace, today: Day): Promise<Set<string>> =>
  workspace.kernel.unitOfWork.inspect((sqlite) => {
    const me = workspace.kernel.actor.memberId;
    const rows = <Row>(sql: string, ...values: unknown[]) => sqlite.prepare(sql).all(...values) as Row[];
    const mine = `SELECT id FROM account WHERE deleted_at IS NULL AND status <> 'lost' AND (owner_id IS NULL OR owner_id = '${me}'
      OR id IN (SELECT account_id FROM account_collaborator WHERE member_id = '${me}' AND deleted_at IS NULL))`;
    const found = new Set<string>();
    const add = (kind: string, ids: readonly { id: string }[]) => ids.forEach(({ id }) => found.add(`${kind}:${id}`));
    for (const id of lateContacts(sqlite, mine, today)) found.add(`contact:${id}`);
    add(
      'task',
      rows(
        `SELECT id FROM task WHERE due_on <= ? AND done_at IS NULL AND canceled_at IS NULL AND deleted_at IS NULL
         AND (owner_id IS NULL OR owner_id = ?) AND (account_id IS NULL OR account_id IN (${mine}))
         AND (snoozed_until IS NULL OR snoozed_until <= ?)`,
        today,
        me,
        today,
      ),
    );
    add(
      'commitment',
      rows(
        `SELECT id FROM commitment WHERE state = 'open' AND deleted_at IS NULL AND account_id IN (${mine})
         AND (due_on < ? OR (side = 'ours' AND due_on <= ?))`,
        today,
        addDays(today, 7),
      ),
    );
    add(
      'case',
      rows(`SELECT id FROM support_case WHERE status = 'solved' AND deleted_at IS NULL AND account_id IN (${mine})`),
    );
    add(
      'goal',
      rows(
        `SELECT goal.id FROM goal JOIN success_plan p ON p.id = goal.plan_id WHERE goal.status IN ('planned', 'active')
         AND goal.due_on < ? AND goal.deleted_at IS NULL AND p.deleted_at IS NULL AND p.closed_on IS NULL
         AND goal.account_id IN (${mine})`,
        today,
      ),
    );
    add(
      'review',
      rows<{ id: string; starts_at: string; stage: string }>(
        `SELECT id, starts_at, stage FROM review WHERE canceled_at IS NULL AND deleted_at IS NULL
         AND stage <> 'followed_up' AND account_id IN (${mine})`,
      ).filter(({ starts_at, stage }) => {
        const on = dayOf(starts_at);
        if (stage === 'held' || on <= today) return true;
        return on <= addDays(today, 30) && stage !== 'ready';
      }),
    );
    const negative = new Set(['worried', 'at_risk', 'leaving']);
    add(
      'feeling',
      rows<{ id: string; moment: string; felt_at: string }>(
        `SELECT f.id, f.moment, f.felt_at FROM feeling f WHERE f.deleted_at IS NULL AND f.account_id IN (${mine})
         AND f.felt_at = (SELECT max(felt_at) FROM feeling WHERE account_id = f.account_id AND deleted_at IS NULL)`,
      ).filter(
        ({ moment, felt_at }) =>
          addDays(dayOf(felt_at), negative.has(moment) ? STALE_NEGATIVE_DAYS : STALE_DAYS) <= today,
      ),
    );
    add(
      'firing',
      rows(`SELECT id FROM firing WHERE state = 'open' AND deleted_at IS NULL AND account_id IN (${mine})`),
    );
    return found;
  });

const lateContacts = (sqlite: BetterSqlite3.Database, mine: string, today: Day): string[] => {
  const end = `${addDays(today, 1)}T03:00:00.000Z`;
  const last = (automated: string) => `(SELECT max(happened_at) FROM interaction i WHERE i.account_id = a.id
    AND i.deleted_at IS NULL AND i.channel <> 'internal_note' AND i.happened_at < '${end}' ${automated})`;
  const accounts = sqlite
    .prepare(
      `SELECT a.id, a.autonomy, m.content_key AS model, ${last('')} AS lastContact,
         ${last('AND i.automated = 0')} AS lastHuman, coalesce(a.ongoing_start, date(a.client_since, '+30 days')) AS since,
         a.created_at AS created
       FROM account a JOIN touch_model m
         ON m.id = coalesce(a.touch_model_id, (SELECT touch_model_id FROM segment s WHERE s.id = a.segment_id))
       WHERE a.status = 'ongoing' AND a.id IN (${mine})`,
    )
    .all() as AccountRow[];
  return accounts.flatMap(({ id, autonomy, model, lastContact, lastHuman, since, created }) => {
    const counts = model === 'high' || model === 'exclusive' ? lastHuman : lastContact;
    const interval = Math.round((CADENCE[model] ?? 0) * (LOOSENED[autonomy] ?? 1));
    const from = counts === null ? (since !== null && since <= today ? since : dayOf(created)) : dayOf(counts);
    return addDays(from, interval) <= today ? [id] : [];
  });
};
