import type {
  MetricDetail,
  MetricGroupRow,
  MetricQuestion,
  MetricsCohorts,
  MetricsOverview,
  NpsBesideContacts,
} from '#shared/contract/metrics.ts';
import { addDays, earliestDay } from '#shared/domain/calendar.ts';
import { isClientOn, type MetricAccount } from '#shared/domain/metric-account.ts';
import { hasPast, type MetricKey, metricKeys } from '#shared/domain/metric-catalogue.ts';
import { type CohortStep, cohortTable } from '#shared/domain/metric-cohorts.ts';
import { metricNumber, metricParts, metricSeries, periodsAround } from '#shared/domain/metric-numbers.ts';
import { besideContacts, npsByContacts, voiceMonths } from '#shared/domain/nps-contacts.ts';
import { nps } from '#shared/domain/survey.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { firstActivation } from '../programme/programme-repository.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import type { TaskService } from '../tasks/task-service.ts';
import { eachInTurn, judged, type MetricFrame, readFrame } from './metric-frame.ts';
import { answerRows } from './metric-rows.ts';

/** Cohorts and steps of the table at most. */
const COHORTS = 13;
/** Days in which a miss is to be worked on. */
const CORRECT_DAYS = 14;
/** C4, J1. What has a before and an after. */
const overTime: readonly MetricKey[] = [
  'retention',
  'logo_churn',
  'nrr',
  'grr',
  'renewal_clients',
  'nps',
  'csat',
  'ces',
  'goal_success',
  'cadence',
];

/** Metrics over the accounts that are here, which are those the member may see (J, J1, J2). */
export class MetricService {
  readonly #kernel: Kernel;
  readonly #tasks: TaskService;

  constructor(kernel: Kernel, tasks: TaskService) {
    this.#kernel = kernel;
    this.#tasks = tasks;
  }

  async overview(question: MetricQuestion): Promise<MetricsOverview> {
    const frame = await this.#frame(question);
    const { chosen, scope, periods } = frame;
    return {
      ...head(frame),
      periods,
      rows: await eachInTurn(metricKeys, (metric) => ({
        number: metricNumber(metric, chosen, scope),
        points: metricSeries(metric, chosen, periods, scope).map(({ value }) => value),
        targets: judged(frame, metric),
      })),
    };
  }

  async open({ metric, ...question }: MetricQuestion & { metric: MetricKey }): Promise<MetricDetail> {
    const { unitOfWork, actor } = this.#kernel;
    const frame = await this.#frame(question);
    const { chosen, scope, periods } = frame;
    const series = metricSeries(metric, chosen, periods, scope);
    const group = (key: (account: MetricAccount) => string | null) =>
      eachInTurn([...Map.groupBy(chosen, key)], ([id, accounts]): MetricGroupRow => ({
        id,
        accounts: accounts.length,
        number: metricNumber(metric, accounts, scope),
        points: metricSeries(metric, accounts, periods, scope).map(({ value }) => value),
      }));
    const change = await this.#change(frame, [metric]);
    const [before, after] = [change?.before[0], change?.after[0]];
    return {
      ...head(frame),
      number: metricNumber(metric, chosen, scope),
      points: periods.flatMap((period, index) => {
        const number = series[index];
        return number ? [{ period, number }] : [];
      }),
      targets: judged(frame, metric),
      around: change && before && after ? { since: change.since, before, after } : null,
      groups: {
        segments: await group(({ segmentId }) => segmentId),
        touchModels: await group(({ touchModelKey }) => touchModelKey),
        owners: await group(({ ownerId }) => ownerId),
      },
      parts: metricParts(metric, chosen, scope).map(({ account, part }) => ({
        id: account.id,
        name: account.name,
        segmentId: account.segmentId,
        ownerId: account.ownerId,
        part,
      })),
      mayWrite: await unitOfWork.read((db) => mayWriteMethod(db, actor)),
    };
  }

  async cohorts({ step, ...question }: MetricQuestion & { step: CohortStep }): Promise<MetricsCohorts> {
    const frame = await this.#frame(question);
    const { asOf, coverage, currency } = head(frame);
    return {
      asOf,
      coverage,
      currency,
      ...cohortTable(frame.chosen, step, frame.scope.today, COHORTS),
      change: await this.#change(frame, overTime),
    };
  }

  async npsAndContacts(question: MetricQuestion): Promise<NpsBesideContacts> {
    const { unitOfWork } = this.#kernel;
    const frame = await this.#frame(question);
    const { chosen, scope } = frame;
    const { period } = scope;
    const byId = new Map(chosen.map((account) => [account.id, account]));
    const rows = await unitOfWork.read((db) => answerRows(db, period.start));
    const given = rows
      .filter(
        ({ account_id, kind, answered_on }) => kind === 'nps' && byId.has(account_id) && answered_on <= period.end,
      )
      .map(({ account_id, score, answered_on, comment }) => ({
        accountId: account_id,
        score,
        on: answered_on,
        comment,
      }));
    const daysOf = (id: string) => (byId.get(id)?.contacts ?? []).map(({ on }) => on);
    const beside = besideContacts(given, daysOf);
    const answered = new Set(given.map(({ accountId }) => accountId));
    const { asOf, coverage } = head(frame);
    return {
      asOf,
      coverage,
      nps: nps(given.map(({ score }) => score)),
      months: voiceMonths(
        given,
        chosen.flatMap(({ id }) => daysOf(id)),
        (day) => chosen.filter((account) => isClientOn(account, earliestDay(day, scope.today))).length,
        period,
      ),
      levels: npsByContacts(beside),
      answers: beside
        .map((answer, index) => ({
          ...answer,
          id: `${answer.accountId}:${index}`,
          name: byId.get(answer.accountId)?.name ?? '',
          comment: given[index]?.comment ?? null,
        }))
        .toReversed(),
      silent: chosen.filter((account) => isClientOn(account, scope.today) && !answered.has(account.id)).length,
    };
  }

  /** J. The task is the maker's, due in two weeks; while it is open a second one is not made. */
  correct({ targetId, title }: { targetId: string; title: string }): Promise<{ id: string }> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.write('task.create', async (context) => {
      const target = await context.db
        .selectFrom('metric_target')
        .select('id')
        .where('id', '=', targetId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (!target) throw new DomainError('ROW_NOT_FOUND', { what: 'metric_target' });
      const open = await context.db
        .selectFrom('task')
        .select('id')
        .where('source', '=', 'metric_target')
        .where('source_id', '=', targetId)
        .where('done_at', 'is', null)
        .where('canceled_at', 'is', null)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (open) return open;
      const dueOn = addDays(clock.today(), CORRECT_DAYS);
      return { id: await this.#tasks.add(context, { title, dueOn, source: 'metric_target', sourceId: targetId }) };
    });
  }

  #frame(question: MetricQuestion): Promise<MetricFrame> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read((db) => readFrame(db, question, { today: clock.today(), now: clock.now() }));
  }

  /** The same accounts before and after the workspace's first activation. */
  async #change({ chosen, scope }: MetricFrame, metrics: readonly MetricKey[]): Promise<MetricsCohorts['change']> {
    const since = await this.#kernel.unitOfWork.read(firstActivation);
    const around = since === null ? null : periodsAround(since, scope.today);
    if (since === null || around === null) return null;
    const numbers = (period: typeof around.before) =>
      metrics.filter(hasPast).map((metric) => metricNumber(metric, chosen, { ...scope, period }));
    return { since, before: numbers(around.before), after: numbers(around.after) };
  }
}

const head = ({ data, scope, coverage, marginPercent }: MetricFrame) => ({
  currency: data.currency,
  asOf: scope.today,
  coverage,
  marginPercent,
});
