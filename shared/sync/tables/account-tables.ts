import { playbookStepKinds } from '#shared/domain/method-vocabulary.ts';
import {
  accountStatuses,
  autonomyLevels,
  billingPeriods,
  companySizes,
  contactRoles,
  externalFactorKinds,
  influences,
  languages,
  lossReasons,
  postSaleStages,
  recurrences,
  sectors,
  stances,
  stayReasons,
  taskPriorities,
  taskSources,
  turnoverLevels,
} from '#shared/domain/vocabulary.ts';
import { choice, day, fixed, flag, instant, line, optional, position, prose, ref, table, whole } from '../fields.ts';

/** Who may be told: `client` rows may enter client-facing documents (H8). Private notes are a table of their own. */
export const rowAudiences = ['client', 'internal'] as const;
export type RowAudience = (typeof rowAudiences)[number];

/** The account and what stands around it (A). */
export const accountTables = {
  account: table({
    bucket: 'account',
    write: 'any',
    fields: {
      name: line(200),
      legal_name: optional(line(200)),
      country: optional(line(60)),
      sector: optional(choice(sectors)),
      size: optional(choice(companySizes)),
      website: optional(line(300)),
      owner_id: optional(ref()),
      segment_id: optional(ref()),
      /** Null: the segment's (B2). */
      touch_model_id: optional(ref()),
      /** Null: the segment's, else the workspace's first (D1). */
      journey_template_id: optional(ref()),
      autonomy: choice(autonomyLevels),
      status: choice(accountStatuses),
      client_since: optional(day()),
      ongoing_start: optional(day()),
      lost_on: optional(day()),
      loss_reason: optional(choice(lossReasons)),
      /** Of the workspace's own reasons (L4). */
      loss_reason_id: optional(ref()),
      loss_note: optional(prose()),
      language: choice(languages),
      post_sale_stage: optional(choice(postSaleStages)),
      /** 1: somebody placed it, and no rule moves it (A8, K7). */
      post_sale_by_hand: optional(flag()),
      needs: optional(prose()),
      preferences: optional(prose()),
      preferred_channels: optional(line(200)),
      communication_style: optional(prose()),
      vocabulary: optional(prose()),
      staff_turnover: optional(choice(turnoverLevels)),
      stay_reason: optional(choice(stayReasons)),
      stay_note: optional(prose()),
    },
    search: {
      title: 'name',
      body: ['legal_name', 'needs', 'preferences', 'communication_style', 'vocabulary', 'stay_note', 'loss_note'],
    },
  }),
  account_collaborator: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'member_id'],
    fields: { account_id: fixed(ref()), member_id: fixed(ref()) },
  }),
  account_tag: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id', 'name'],
    fields: { account_id: fixed(ref()), name: fixed(line(60)) },
  }),
  external_factor: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      kind: choice(externalFactorKinds),
      body: prose(),
      since: optional(day()),
      audience: choice(rowAudiences),
    },
    search: { title: 'body', body: [] },
  }),
  /** Where an imported or connected row came from: re-import updates by it (O1). */
  external_ref: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['source', 'table_name', 'external_id'],
    fields: {
      account_id: ref(),
      source: fixed(line(80)),
      table_name: fixed(line(60)),
      external_id: fixed(line(200)),
      row_id: ref(),
    },
  }),
  contact: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      name: line(200),
      job_title: optional(line(200)),
      email: optional(line(200)),
      phone: optional(line(60)),
      role: optional(choice(contactRoles)),
      stance: choice(stances),
      influence: optional(choice(influences)),
      reports_to_id: optional(ref()),
      left_on: optional(day()),
      notes: optional(prose()),
    },
    search: { title: 'name', body: ['job_title', 'email', 'notes'] },
  }),
  contract: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      product: line(200),
      starts_on: day(),
      ends_on: optional(day()),
      notice_on: optional(day()),
      /** Minor units of `currency`, for one `billing_period`. */
      amount_minor: whole(),
      currency: line(3),
      billing_period: choice(billingPeriods),
      seats: optional(whole()),
      auto_renew: flag(),
      canceled_on: optional(day()),
      notes: optional(prose()),
    },
    search: { title: 'product', body: ['notes'] },
  }),
  /** One per account (A5): what sales promised, carried into the plan. */
  hand_over: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['account_id'],
    fields: {
      account_id: fixed(ref()),
      sales_owner: optional(line(200)),
      handed_on: optional(day()),
      accepted_on: optional(day()),
      promised: optional(prose()),
      expected_result: optional(prose()),
      history: optional(prose()),
      contacts_note: optional(prose()),
    },
    search: { title: 'expected_result', body: ['promised', 'history', 'contacts_note'] },
  }),
  note: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      body: prose(),
      written_at: instant(),
      author_id: ref(),
      audience: choice(rowAudiences),
    },
    search: { title: 'body', body: [] },
  }),
  /** The bytes lie beside the database, encrypted (sync.md 2.20). */
  attachment: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      owner_table: fixed(line(60)),
      owner_id: fixed(ref()),
      name: line(200),
      media_type: fixed(line(120)),
      bytes: fixed(whole()),
      sha256: fixed(line(64)),
      audience: choice(rowAudiences),
    },
    search: { title: 'name', body: [] },
  }),
  /** Pictures of the workspace itself: logo, templates. */
  workspace_attachment: table({
    bucket: 'workspace',
    write: 'admin',
    fields: { name: line(200), media_type: fixed(line(120)), bytes: fixed(whole()), sha256: fixed(line(64)) },
  }),
  task: table({
    bucket: 'account-or-member',
    write: 'any',
    fields: {
      account_id: optional(ref()),
      title: line(300),
      note: optional(prose()),
      owner_id: optional(ref()),
      due_on: optional(day()),
      snoozed_until: optional(day()),
      done_at: optional(instant()),
      canceled_at: optional(instant()),
      priority: choice(taskPriorities),
      source: choice(taskSources),
      source_id: optional(ref()),
      /** Which of several tasks of one source this is; with `source_id` it keeps them from being made twice. */
      source_key: optional(line(60)),
      /** I6. When it is done, the next one is made. */
      recurrence: optional(choice(recurrences)),
      /** Of a task that is a step of a playbook (I1). */
      step_kind: optional(choice(playbookStepKinds)),
      content_id: optional(ref()),
      position: position(),
    },
    search: { title: 'title', body: ['note'] },
  }),
} as const;
