import {
  accountFlags,
  activationSteps,
  advocacyKinds,
  advocacyStates,
  baselineMetrics,
  firingStates,
  opportunityOrigins,
  renewalVerdicts,
  runStates,
  sendResults,
  sendStates,
  strategies,
} from '#shared/domain/method-vocabulary.ts';
import { bands, moments, opportunityKinds, opportunityStatuses } from '#shared/domain/vocabulary.ts';
import { choice, day, fixed, flag, instant, json, line, optional, prose, real, ref, table, whole } from '../fields.ts';
import { rowAudiences } from './account-tables.ts';

/** The ongoing method on one account (C, D, G6, H, I, K, L). */
export const ongoingTables = {
  /** D3. What is known of one stage beside its template; stages without a row are as the template plans them. */
  account_stage: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'number'],
    fields: {
      account_id: fixed(ref()),
      /** Its place from 0 at hand-over, as text. */
      number: fixed(line(6)),
      starts_on: optional(day()),
      planned_end: optional(day()),
      ended_on: optional(day()),
      note: optional(prose()),
    },
  }),
  /** D5. */
  account_flag: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      flag: choice(accountFlags),
      /** Of `own`. */
      label: optional(line(60)),
      since: day(),
      until: optional(day()),
      note: optional(prose()),
    },
  }),
  /** C1. */
  activation: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id'],
    fields: {
      account_id: fixed(ref()),
      onboarding_ended_on: optional(day()),
      activated_on: optional(day()),
      activated_by: optional(ref()),
      note: optional(prose()),
    },
  }),
  activation_step: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'step'],
    fields: {
      account_id: fixed(ref()),
      step: fixed(choice(activationSteps)),
      done: flag(),
      note: optional(prose()),
    },
  }),
  /** C4. Money in minor units; `value` null: it could not be told on that day. */
  account_baseline: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'metric'],
    fields: {
      account_id: fixed(ref()),
      metric: fixed(choice(baselineMetrics)),
      value: optional(real()),
      currency: optional(line(3)),
      as_of: day(),
      note: optional(line(300)),
    },
  }),
  /** C3. `body` is the plan with its goals as JSON on that day. */
  plan_version: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: fixed(ref()),
      plan_id: fixed(ref()),
      saved_at: fixed(instant()),
      author_id: fixed(ref()),
      note: optional(line(300)),
      body: fixed(json()),
    },
  }),
  /** I1. Its steps are tasks of source `playbook`, so progress is theirs. */
  playbook_run: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'start_key'],
    fields: {
      account_id: fixed(ref()),
      /** The firing, the campaign and its date, or an id of its own when a person started it. */
      start_key: fixed(line(120)),
      playbook_id: fixed(ref()),
      /** As it was called then. */
      name: line(200),
      strategy: choice(strategies),
      firing_id: optional(ref()),
      campaign_id: optional(ref()),
      started_on: day(),
      started_by: ref(),
      state: choice(runStates),
      ended_on: optional(day()),
      outcome: optional(prose()),
    },
  }),
  /** I2. One time a rule was met; `facts` is JSON of the values that met it. */
  firing: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['rule_id', 'account_id', 'occurrence'],
    fields: {
      rule_id: fixed(ref()),
      account_id: fixed(ref()),
      /** The fact that met the rule, else the ISO week in which it became true (sync.md 2.2). */
      occurrence: fixed(line(120)),
      fired_on: fixed(day()),
      facts: fixed(json()),
      state: choice(firingStates),
      dealt_by: optional(ref()),
      dealt_on: optional(day()),
      note: optional(prose()),
    },
  }),
  /** K5. Written by the owner's devices alone. `inputs` is JSON of the measures with value and weight. */
  health_week: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'week'],
    fields: {
      account_id: fixed(ref()),
      /** `2026-W07`. */
      week: fixed(line(10)),
      as_of: fixed(day()),
      score: fixed(optional(real())),
      coverage: fixed(real()),
      inputs: fixed(json()),
    },
  }),
  /** G6. What somebody decided where feeling and health disagree; the latest one counts. */
  health_decision: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      decided_on: day(),
      author_id: ref(),
      computed_score: optional(real()),
      computed_band: optional(choice(bands)),
      moment: optional(choice(moments)),
      feeling_band: optional(choice(bands)),
      final_band: choice(bands),
      note: optional(prose()),
    },
  }),
  /** H4, H5. A content for an account: proposed, drafted, sent. */
  content_sent: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'send_key'],
    fields: {
      account_id: fixed(ref()),
      /** Track and step, playbook run and step, or an id of its own when a person chose it. */
      send_key: fixed(line(120)),
      content_id: ref(),
      variant_id: optional(ref()),
      track_id: optional(ref()),
      contact_id: optional(ref()),
      due_on: optional(day()),
      state: choice(sendStates),
      sent_on: optional(day()),
      interaction_id: optional(ref()),
      result: choice(sendResults),
    },
  }),
  track_enrollment: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'track_id'],
    fields: {
      account_id: fixed(ref()),
      track_id: fixed(ref()),
      started_on: day(),
      stopped_on: optional(day()),
    },
  }),
  /** L1. */
  opportunity: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      kind: choice(opportunityKinds),
      title: line(200),
      amount_minor: optional(whole()),
      currency: optional(line(3)),
      /** Percent. */
      probability: optional(whole()),
      expected_on: optional(day()),
      origin: choice(opportunityOrigins),
      origin_id: optional(ref()),
      status: choice(opportunityStatuses),
      closed_on: optional(day()),
      reason_id: optional(ref()),
      reason_note: optional(prose()),
      owner_id: optional(ref()),
      note: optional(prose()),
    },
    search: { title: 'title', body: ['note', 'reason_note'] },
  }),
  /** L2. One a contract and end. */
  renewal_verdict: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['contract_id', 'ends_on'],
    fields: {
      account_id: fixed(ref()),
      contract_id: fixed(ref()),
      ends_on: fixed(day()),
      consultant: optional(choice(renewalVerdicts)),
      consultant_id: optional(ref()),
      consultant_on: optional(day()),
      final: optional(choice(renewalVerdicts)),
      final_by: optional(ref()),
      final_on: optional(day()),
      /** What a verdict that is not good asks for. */
      action_plan: optional(prose()),
      playbook_run_id: optional(ref()),
      note: optional(prose()),
    },
    search: { title: 'action_plan', body: ['note'] },
  }),
  /** L3. */
  advocacy: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      kind: choice(advocacyKinds),
      state: choice(advocacyStates),
      title: line(200),
      contact_id: optional(ref()),
      asked_on: optional(day()),
      ended_on: optional(day()),
      result: optional(prose()),
      audience: choice(rowAudiences),
    },
    search: { title: 'title', body: ['result'] },
  }),
} as const;
