import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ProgrammeView } from '#shared/contract/programme.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { programmeSteps } from '#shared/domain/method-vocabulary.ts';
import { type MetricKey, metricKeys } from '#shared/domain/metric-catalogue.ts';
import type { ProgrammeSnapshot } from '#shared/domain/programme.ts';
import { segments, touchModels } from '../touch-models/touch-model-repository.ts';

/** The programme as it stands (C3). */
export async function readSnapshot(db: Kysely<Database>): Promise<ProgrammeSnapshot> {
  const steps = await db
    .selectFrom('programme_step')
    .select(['step', 'done', 'body'])
    .where('deleted_at', 'is', null)
    .execute();
  const known = new Map(steps.map((row) => [row.step, row]));
  const targets = await db
    .selectFrom('metric_target')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return {
    steps: programmeSteps.map((step) => {
      const row = known.get(step);
      return { step, done: row?.done === 1, body: row?.body ?? null };
    }),
    targets: targets.map(({ id, metric, segment_id, value, due_on, note }) => ({
      id,
      metric,
      segmentId: segment_id,
      value,
      dueOn: due_on,
      note,
    })),
  };
}

export const knownMetric = (metric: string): MetricKey | undefined => metricKeys.find((each) => each === metric);

/** C4. The day on which the first account was activated; null: none was. */
export async function firstActivation(db: Kysely<Database>): Promise<Day | null> {
  const row = await db
    .selectFrom('activation')
    .select(sql<Day | null>`min(activated_on)`.as('first'))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.first ?? null;
}

/** Who works with whom, and what there is to work with: the facts beside the texts of the steps. */
export async function readResources(
  db: Kysely<Database>,
): Promise<Pick<ProgrammeView, 'people' | 'segments' | 'touchModels' | 'counts'>> {
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'owner_id', 'segment_id'])
    .where('deleted_at', 'is', null)
    .where('status', '!=', 'lost')
    .execute();
  const members = await db
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where('deleted_at', 'is', null)
    .where('active', '=', 1)
    .orderBy('name')
    .execute();
  const owned = Map.groupBy(accounts, ({ owner_id }) => owner_id ?? '');
  const inSegment = Map.groupBy(accounts, ({ segment_id }) => segment_id ?? '');
  const living = new Set(accounts.map(({ id }) => id));
  const plans = await db
    .selectFrom('success_plan')
    .select('account_id')
    .where('deleted_at', 'is', null)
    .where('closed_on', 'is', null)
    .distinct()
    .execute();
  return {
    people: members.map((member) => ({ ...member, accounts: owned.get(member.id)?.length ?? 0 })),
    segments: (await segments(db)).map(({ id, contentKey, name, touchModelId, successDefinition }) => ({
      id,
      contentKey,
      name,
      touchModelId,
      successDefinition,
      accounts: inSegment.get(id)?.length ?? 0,
    })),
    touchModels: (await touchModels(db)).map(({ id, key, name, cadenceDays }) => ({ id, key, name, cadenceDays })),
    counts: {
      accounts: accounts.length,
      withoutOwner: owned.get('')?.length ?? 0,
      withoutSegment: inSegment.get('')?.length ?? 0,
      withPlan: plans.filter(({ account_id }) => living.has(account_id)).length,
      planTemplates: await countOf(db, 'plan_template'),
      contents: await countOf(db, 'content_item'),
      playbooks: await countOf(db, 'playbook'),
    },
  };
}

async function countOf(db: Kysely<Database>, table: 'plan_template' | 'content_item' | 'playbook'): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(table)} WHERE deleted_at IS NULL AND archived = 0`.execute(db);
  return rows[0]?.count ?? 0;
}
