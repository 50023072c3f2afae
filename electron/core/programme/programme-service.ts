import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { programmeSnapshot, type ProgrammeView } from '#shared/contract/programme.ts';
import { type Day, earliestDay, lastDays } from '#shared/domain/calendar.ts';
import {
  defaultOptions as defaultChoices,
  meetsTarget,
  type MetricKey,
  sourcesOf,
} from '#shared/domain/metric-catalogue.ts';
import { metricNumber, periodsAround } from '#shared/domain/metric-numbers.ts';
import type { ProgrammeStep } from '#shared/domain/method-vocabulary.ts';
import {
  compareProgrammes,
  type ProgrammeComparison,
  programmeMetrics,
  type ProgrammeSnapshot,
} from '#shared/domain/programme.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { readMetricData } from '../metrics/metric-data.ts';
import { readOptions } from '../metrics/metric-frame.ts';
import { firstActivation, knownMetric, readResources, readSnapshot } from './programme-repository.ts';

type Done = Record<string, never>;

interface GivenTarget {
  id?: string | undefined;
  metric: MetricKey;
  segmentId: string | null;
  value: number;
  dueOn: Day | null;
  note: string | null;
}

const YEAR_DAYS = 365;

/** How this workspace runs ongoing: eight steps, targets against today's numbers, and versions (C2–C4). */
export class ProgrammeService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  open(): Promise<ProgrammeView> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const { steps, targets } = await readSnapshot(db);
      const period = lastDays(today, YEAR_DAYS);
      const since = await firstActivation(db);
      const around = since === null ? null : periodsAround(since, today);
      const from = earliestDay(period.start, around?.before.start ?? period.start);
      const asked = [...programmeMetrics, ...overTime, ...targets.flatMap(({ metric }) => knownMetric(metric) ?? [])];
      const data = await readMetricData(db, { from, today, now: clock.now(), sources: sourcesOf(asked) });
      const scope = { period, today, options: await readOptions(db, defaultChoices, data.currency) };
      const numberOf = (metric: MetricKey, of = period) =>
        metricNumber(metric, data.accounts, { ...scope, period: of });
      const ofSegment = (metric: MetricKey, id: string) =>
        metricNumber(
          metric,
          data.accounts.filter(({ segmentId }) => segmentId === id),
          scope,
        );
      return {
        steps,
        targets: targets.flatMap(({ metric: name, ...target }) => {
          const metric = knownMetric(name);
          // A metric of a newer app: kept in the row, and shown by that app.
          if (!metric) return [];
          const now = target.segmentId === null ? numberOf(metric) : ofSegment(metric, target.segmentId);
          return [{ ...target, metric, now, met: meetsTarget(metric, now.value, target.value) }];
        }),
        numbers: programmeMetrics.map((metric) => numberOf(metric)),
        period,
        change:
          since !== null && around
            ? {
                since,
                before: overTime.map((metric) => numberOf(metric, around.before)),
                after: overTime.map((metric) => numberOf(metric, around.after)),
              }
            : null,
        ...(await readResources(db)),
        currency: data.currency,
        mayWrite: await mayWriteMethod(db, actor),
      };
    });
  }

  async saveStep({
    step,
    done,
    body,
  }: {
    step: ProgrammeStep;
    done?: boolean | undefined;
    body?: string | null | undefined;
  }): Promise<Done> {
    await this.#kernel.unitOfWork.write('programme.step', async ({ db, rows }) => {
      const known = (await readSnapshot(db)).steps.find((each) => each.step === step);
      rows.put('programme_step', {
        step,
        done: (done ?? known?.done) ? 1 : 0,
        ...(body !== undefined && { body }),
      });
    });
    return {};
  }

  saveTarget({ id, segmentId, dueOn, ...fields }: GivenTarget): Promise<{ id: string }> {
    const columns = { ...fields, segment_id: segmentId, due_on: dueOn };
    return this.#kernel.unitOfWork.write('programme.target', ({ rows }) => {
      if (id === undefined) return { id: rows.insert('metric_target', columns).id };
      rows.update('metric_target', id, columns);
      return { id };
    });
  }

  async trashTarget({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('programme.target', ({ rows }) => rows.trash('metric_target', id));
    return {};
  }

  versions() {
    return this.#kernel.unitOfWork.read((db) =>
      db
        .selectFrom('programme_version')
        .leftJoin('member', 'member.id', 'programme_version.author_id')
        .select(['programme_version.id', 'saved_at as savedAt', 'note', 'member.name as authorName'])
        .where('programme_version.deleted_at', 'is', null)
        .orderBy('saved_at', 'desc')
        .orderBy('programme_version.id', 'desc')
        .execute(),
    );
  }

  saveVersion({ note }: { note: string | null }): Promise<{ id: string }> {
    const { unitOfWork, actor, clock } = this.#kernel;
    return unitOfWork.write('programme.version', async ({ db, rows }) => ({
      id: rows.insert('programme_version', {
        saved_at: clock.now(),
        author_id: actor.memberId,
        note: note === '' ? null : note,
        body: JSON.stringify(await readSnapshot(db)),
      }).id,
    }));
  }

  compare({ from, to }: { from: string; to: string | null }): Promise<ProgrammeComparison> {
    return this.#kernel.unitOfWork.read(async (db) =>
      compareProgrammes(await findVersion(db, from), to === null ? await readSnapshot(db) : await findVersion(db, to)),
    );
  }

  async restore({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('programme.restore', async ({ db, rows }) => {
      const wanted = await findVersion(db, id);
      const now = await readSnapshot(db);
      for (const { step, done, body } of wanted.steps) rows.put('programme_step', { step, done: done ? 1 : 0, body });
      const kept = new Set(wanted.targets.map((target) => target.id));
      for (const target of now.targets) if (!kept.has(target.id)) rows.trash('metric_target', target.id);
      for (const { id: targetId, segmentId, dueOn, ...fields } of wanted.targets) {
        const columns = { ...fields, segment_id: segmentId, due_on: dueOn };
        const known = await db
          .selectFrom('metric_target')
          .select('deleted_at')
          .where('id', '=', targetId)
          .executeTakeFirst();
        if (!known) {
          rows.insert('metric_target', columns, targetId);
          continue;
        }
        if (known.deleted_at !== null) rows.restore('metric_target', targetId);
        rows.update('metric_target', targetId, columns);
      }
    });
    return {};
  }
}

/** C4. What is told beside the day ongoing began. */
const overTime: readonly MetricKey[] = ['logo_churn', 'retention', 'nps', 'csat', 'goal_success'];

async function findVersion(db: Kysely<Database>, id: string): Promise<ProgrammeSnapshot> {
  const row = await db
    .selectFrom('programme_version')
    .select('body')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const snapshot = row ? asProgramme(row.body) : null;
  if (!snapshot) throw new DomainError('ROW_NOT_FOUND', { what: 'programme_version' });
  return snapshot;
}

function asProgramme(body: string): ProgrammeSnapshot | null {
  try {
    return programmeSnapshot.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
