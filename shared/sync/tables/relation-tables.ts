import { revenueChangeKinds } from '#shared/domain/method-vocabulary.ts';
import {
  caseKinds,
  casePriorities,
  caseStatuses,
  channels,
  interactionDirections,
  moments,
  surveyKinds,
} from '#shared/domain/vocabulary.ts';
import { choice, day, fixed, flag, instant, line, optional, prose, real, ref, table, whole } from '../fields.ts';
import { rowAudiences } from './account-tables.ts';

export const metricPeriods = ['day', 'week', 'month', 'quarter'] as const;
export const metricKinds = ['active_users', 'licensed_users', 'contracted_features', 'custom'] as const;

/** What happens between the consultant and the client: contacts, feeling, cases, numbers (G, H, M). */
export const relationTables = {
  interaction: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      author_id: ref(),
      channel: choice(channels),
      direction: choice(interactionDirections),
      happened_at: instant(),
      duration_minutes: optional(whole()),
      subject: line(300),
      body: optional(prose()),
      real_problem: optional(prose()),
      outcome: optional(prose()),
      next_step: optional(line(300)),
      next_step_on: optional(day()),
      automated: flag(),
      /** B4: an exclusive-touch interaction without a plan is flagged. */
      planned: flag(),
      audience: choice(rowAudiences),
      review_id: optional(ref()),
    },
    search: { title: 'subject', body: ['body', 'real_problem', 'outcome', 'next_step'] },
  }),
  interaction_participant: table({
    bucket: 'account',
    write: 'any',
    fields: { account_id: ref(), interaction_id: ref(), contact_id: optional(ref()), member_id: optional(ref()) },
  }),
  feeling: table({
    bucket: 'account',
    write: 'author',
    fields: {
      account_id: ref(),
      author_id: fixed(ref()),
      felt_at: instant(),
      satisfaction: whole(),
      trust: whole(),
      moment: choice(moments),
      note: optional(prose()),
      interaction_id: optional(ref()),
      review_id: optional(ref()),
    },
    search: { title: 'note', body: [] },
  }),
  /** Emotions (keys of `feeling.ts`) and reasons (words) of one feeling. */
  feeling_mark: table({
    bucket: 'account',
    write: 'author',
    fields: { account_id: ref(), feeling_id: ref(), kind: choice(['emotion', 'reason']), value: line(200) },
  }),
  support_case: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      title: line(300),
      kind: choice(caseKinds),
      status: choice(caseStatuses),
      priority: choice(casePriorities),
      opened_at: instant(),
      solved_at: optional(instant()),
      told_at: optional(instant()),
      closed_at: optional(instant()),
      first_response_minutes: optional(whole()),
      satisfaction: optional(whole()),
      escalated: flag(),
      real_problem: optional(prose()),
      steps_to_reproduce: optional(prose()),
      impact: optional(prose()),
      owner_id: optional(ref()),
      contact_id: optional(ref()),
      audience: choice(rowAudiences),
    },
    search: { title: 'title', body: ['real_problem', 'steps_to_reproduce', 'impact'] },
  }),
  case_comment: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      case_id: ref(),
      author_id: ref(),
      written_at: instant(),
      body: prose(),
      audience: choice(rowAudiences),
    },
    search: { title: 'body', body: [] },
  }),
  metric_series: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'kind', 'name'],
    fields: {
      account_id: fixed(ref()),
      kind: fixed(choice(metricKinds)),
      /** Empty for the built-in kinds. */
      name: fixed(line(120)),
      unit: line(40),
      source: optional(line(120)),
    },
  }),
  metric_point: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['series_id', 'period', 'starts_on'],
    fields: {
      account_id: fixed(ref()),
      series_id: fixed(ref()),
      period: fixed(choice(metricPeriods)),
      starts_on: fixed(day()),
      value: real(),
      as_of: optional(day()),
    },
  }),
  /** One row per source row; series are their sums (O1). */
  usage_record: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      contract_id: optional(ref()),
      feature: line(120),
      used_on: day(),
      count: whole(),
      duration_seconds: optional(whole()),
      errors: optional(whole()),
      source: optional(line(80)),
    },
  }),
  churn_event: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      happened_on: day(),
      reason: line(120),
      amount_minor: optional(whole()),
      currency: optional(line(3)),
      reactivation: flag(),
      after_upgrade: flag(),
      after_downgrade: flag(),
      /** L4; J for an `expansion`, whose `reason` is the product. Null in older rows: a loss unless `reactivation`. */
      kind: optional(choice(revenueChangeKinds)),
      reason_id: optional(ref()),
      contract_id: optional(ref()),
      note: optional(prose()),
    },
    search: { title: 'reason', body: ['note'] },
  }),
  survey_answer: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      kind: choice(surveyKinds),
      score: whole(),
      comment: optional(prose()),
      answered_on: day(),
      contact_id: optional(ref()),
      audience: choice(rowAudiences),
    },
    search: { title: 'comment', body: [] },
  }),
} as const;
