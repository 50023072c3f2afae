import { z } from 'zod';
import { churnTotals } from '#shared/domain/metrics.ts';
import { cohortSteps } from '#shared/domain/metric-cohorts.ts';
import { metricKeys, npsVotes, type WhyNot } from '#shared/domain/metric-catalogue.ts';
import { contactLevels } from '#shared/domain/nps-contacts.ts';
import { cesMethods } from '#shared/domain/survey.ts';
import { npsGroups } from '#shared/domain/vocabulary.ts';
import { byId, plainDay, procedure, rowId } from './base.ts';

const period = z.object({ start: plainDay, end: plainDay });

/** Ids; `none` stands for nobody and no segment. Those of one list are alternatives, the lists all have to be met. */
const filters = z.object({
  segments: z.array(z.string()),
  touchModels: z.array(z.string()),
  owners: z.array(z.string()),
});
export type MetricFilters = z.infer<typeof filters>;

/** Which of several definitions (J). */
const choices = z.object({
  churnTotal: z.enum(churnTotals),
  npsVote: z.enum(npsVotes),
  cesMethod: z.enum(cesMethods),
});
export type MetricChoices = z.infer<typeof choices>;

const question = z.object({ period, filters, choices });
export type MetricQuestion = z.infer<typeof question>;

export const metricNumberRow = z.object({
  metric: z.enum(metricKeys),
  /** Null: not computable, and `why` says what is missing. Money in minor units of `currency`. */
  value: z.nullable(z.number()),
  numerator: z.number(),
  denominator: z.number(),
  n: z.int(),
  why: z.nullable(z.custom<WhyNot>((value) => typeof value === 'string')),
});
export type MetricNumberRow = z.infer<typeof metricNumberRow>;

const coverage = z.object({
  /** Accounts that the numbers are made of, of those that may be seen (J1). */
  accounts: z.int(),
  visible: z.int(),
  otherCurrency: z.int(),
  undatedLosses: z.int(),
});
export type MetricCoverage = z.infer<typeof coverage>;

const target = z.object({
  id: rowId,
  segmentId: z.nullable(rowId),
  value: z.number(),
  dueOn: z.nullable(plainDay),
  /** Of its own segment, else of all accounts, whatever is filtered. */
  now: metricNumberRow,
  met: z.nullable(z.boolean()),
  /** The open task that a miss led to. */
  taskId: z.nullable(rowId),
});
export type MetricTarget = z.infer<typeof target>;

const around = z.object({ since: plainDay, before: metricNumberRow, after: metricNumberRow });

const frame = {
  currency: z.string(),
  /** The day as of which everything is told. */
  asOf: plainDay,
  coverage,
  /** Null: nobody said. */
  marginPercent: z.nullable(z.number()),
};

export const metricsOverview = z.object({
  ...frame,
  periods: z.array(period),
  rows: z.array(
    z.object({
      number: metricNumberRow,
      /** One a period; empty where the metric has no past. */
      points: z.array(z.nullable(z.number())),
      targets: z.array(target),
    }),
  ),
});
export type MetricsOverview = z.infer<typeof metricsOverview>;

const group = z.object({
  /** A segment, touch model or member; null: none. */
  id: z.nullable(z.string()),
  accounts: z.int(),
  number: metricNumberRow,
  points: z.array(z.nullable(z.number())),
});
export type MetricGroupRow = z.infer<typeof group>;

const part = z.object({
  id: rowId,
  name: z.string(),
  segmentId: z.nullable(rowId),
  ownerId: z.nullable(rowId),
  part: metricNumberRow,
});
export type MetricPart = z.infer<typeof part>;

export const metricDetail = z.object({
  ...frame,
  number: metricNumberRow,
  points: z.array(z.object({ period, number: metricNumberRow })),
  targets: z.array(target),
  around: z.nullable(around),
  groups: z.object({ segments: z.array(group), touchModels: z.array(group), owners: z.array(group) }),
  parts: z.array(part),
  /** Whether the member may set targets. */
  mayWrite: z.boolean(),
});
export type MetricDetail = z.infer<typeof metricDetail>;

const ratio = z.object({ value: z.nullable(z.number()), numerator: z.number(), denominator: z.number() });

export const metricsCohorts = z.object({
  asOf: plainDay,
  coverage,
  currency: z.string(),
  cohorts: z.array(z.object({ start: plainDay, size: z.int(), kept: z.array(ratio) })),
  total: z.array(ratio),
  /** Estimated percent that is left after each step. */
  curve: z.array(z.number()),
  undated: z.int(),
  /** C4, J1. The same numbers before and after the first activation; null before there is one. */
  change: z.nullable(z.object({ since: plainDay, before: z.array(metricNumberRow), after: z.array(metricNumberRow) })),
});
export type MetricsCohorts = z.infer<typeof metricsCohorts>;

const npsCounts = z.object({
  value: z.nullable(z.number()),
  promoters: z.int(),
  passives: z.int(),
  detractors: z.int(),
  n: z.int(),
});

export const npsBesideContacts = z.object({
  asOf: plainDay,
  coverage,
  nps: npsCounts,
  months: z.array(z.object({ start: plainDay, nps: npsCounts, contacts: z.int(), clients: z.int() })),
  levels: z.array(z.object({ level: z.enum(contactLevels), nps: npsCounts })),
  answers: z.array(
    z.object({
      id: z.string(),
      accountId: rowId,
      name: z.string(),
      score: z.int(),
      group: z.enum(npsGroups),
      on: plainDay,
      comment: z.nullable(z.string()),
      before: z.int(),
      level: z.enum(contactLevels),
      daysSinceContact: z.nullable(z.int()),
      since: z.int(),
    }),
  ),
  /** Clients of today without an answer in the period. */
  silent: z.int(),
});
export type NpsBesideContacts = z.infer<typeof npsBesideContacts>;

/** Metrics over the accounts that the member may see (J, J1, J2). */
export const metricsContract = {
  overview: procedure.input(question).output(metricsOverview),
  /** One metric with its past, its groups and the accounts behind it. */
  open: procedure.input(question.extend({ metric: z.enum(metricKeys) })).output(metricDetail),
  cohorts: procedure.input(question.extend({ step: z.enum(cohortSteps) })).output(metricsCohorts),
  npsAndContacts: procedure.input(question).output(npsBesideContacts),
  /** J. A missed target becomes a task; asked twice it is one task. Returns the task. */
  correct: procedure.input(z.object({ targetId: rowId, title: z.string().trim().min(1).max(300) })).output(byId),
};
