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
import { hasPast, type MetricKey, metricKeys, type MetricSource, sourcesOf } from '#shared/domain/metric-catalogue.ts';
import { type CohortStep, cohortTable } from '#shared/domain/metric-cohorts.ts';
import { metricParts } from '#shared/domain/metric-numbers.ts';
import { besideContacts, contactsByMonth, npsByContacts, voiceMonths } from '#shared/domain/nps-contacts.ts';
import { nps } from '#shared/domain/survey.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { firstActivation } from '../programme/programme-repository.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import type { TaskService } from '../tasks/task-service.ts';
import { inTurns, judged, type MetricFrame, numbersIn, numbersOf, numberWithPast, readFrame } from './metric-frame.ts';
import { npsAnswers } from './metric-rows.ts';

/** Cohorts and steps of the table at most. */
const COHORTS = 13;
/** Accounts whose parts are worked out before other calls are answered. */
const PARTS_A_TURN = 500;
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
    const frame = await this.#frame(question, sourcesOf(metricKeys));
    const numbers = await numbersOf(metricKeys, frame.chosen, frame);
    return {
      ...head(frame),
      periods: frame.periods,
      rows: await inTurns(numbers, frame.turns, ({ number, past }) => ({
        number,
        points: past.map(({ value }) => value),
        targets: judged(frame, number.metric),
      })),
    };
  }

  async open({ metric, ...question }: MetricQuestion & { metric: MetricKey }): Promise<MetricDetail> {
    const { unitOfWork, actor } = this.#kernel;
    const frame = await this.#frame(question, sourcesOf([metric]));
    const { chosen, scope, periods, turns } = frame;
    const { number, past } = await numberWithPast(metric, chosen, frame);
    const group = async (key: (account: MetricAccount) => string | null) => {
      const rows: MetricGroupRow[] = [];
      for (const [id, accounts] of Map.groupBy(chosen, key)) {
        const of = accounts.length === chosen.length ? { number, past } : await numberWithPast(metric, accounts, frame);
        rows.push({ id, accounts: accounts.length, number: of.number, points: of.past.map(({ value }) => value) });
      }
      return rows;
    };
    const slices = Array.from({ length: Math.ceil(chosen.length / PARTS_A_TURN) }, (_, index) =>
      chosen.slice(index * PARTS_A_TURN, (index + 1) * PARTS_A_TURN),
    );
    const parts = await inTurns(slices, turns, (accounts) => metricParts(metric, accounts, scope));
    const change = await changeOf(frame, [metric]);
    const [before, after] = [change?.before[0], change?.after[0]];
    return {
      ...head(frame),
      number,
      points: periods.flatMap((period, index) => {
        const point = past[index];
        return point ? [{ period, number: point }] : [];
      }),
      targets: judged(frame, metric),
      around: change && before && after ? { since: change.since, before, after } : null,
      groups: {
        segments: await group(({ segmentId }) => segmentId),
        touchModels: await group(({ touchModelKey }) => touchModelKey),
        owners: await group(({ ownerId }) => ownerId),
      },
      parts: parts.flat().map(({ account, part }) => ({
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
    const since = await this.#kernel.unitOfWork.read(firstActivation);
    const frame = await this.#frame(question, since === null ? new Set() : sourcesOf(overTime));
    const { asOf, coverage, currency } = head(frame);
    return {
      asOf,
      coverage,
      currency,
      ...cohortTable(frame.chosen, step, frame.scope.today, COHORTS),
      change: await changeOf(frame, overTime),
    };
  }

  async npsAndContacts(question: MetricQuestion): Promise<NpsBesideContacts> {
    const { unitOfWork } = this.#kernel;
    const frame = await this.#frame(question, new Set(['contacts']));
    const { chosen, scope, turns } = frame;
    const { period } = scope;
    const byId = new Map(chosen.map((account) => [account.id, account]));
    const rows = await unitOfWork.read((db) => npsAnswers(db, period));
    const given = rows
      .filter(({ account_id }) => byId.has(account_id))
      .map(({ account_id, score, answered_on, comment }) => ({
        accountId: account_id,
        score,
        on: answered_on,
        comment,
      }));
    const daysOf = (id: string) => (byId.get(id)?.contacts ?? []).map(({ on }) => on);
    const beside = besideContacts(given, daysOf);
    const answered = new Set(given.map(({ accountId }) => accountId));
    const contacts = contactsByMonth();
    await inTurns(chosen, turns, ({ id }) => contacts.add(daysOf(id)));
    const { asOf, coverage } = head(frame);
    return {
      asOf,
      coverage,
      nps: nps(given.map(({ score }) => score)),
      months: voiceMonths(
        given,
        contacts.of,
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

  #frame(question: MetricQuestion, sources: ReadonlySet<MetricSource>): Promise<MetricFrame> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read((db) => readFrame(db, question, { today: clock.today(), now: clock.now(), sources }));
  }
}

/** The same accounts before and after the workspace's first activation. */
const changeOf = async (frame: MetricFrame, metrics: readonly MetricKey[]): Promise<MetricsCohorts['change']> => {
  const { change, chosen } = frame;
  if (change === null) return null;
  const past = metrics.filter(hasPast);
  return {
    since: change.since,
    before: await numbersIn(change.before, past, chosen, frame),
    after: await numbersIn(change.after, past, chosen, frame),
  };
};

const head = ({ data, scope, coverage, marginPercent }: MetricFrame) => ({
  currency: data.currency,
  asOf: scope.today,
  coverage,
  marginPercent,
});
