import {
  commitmentStates,
  goalDirections,
  goalKinds,
  goalStatuses,
  meetingStages,
  needsAnswers,
  outputKinds,
  reviewKinds,
  reviewStages,
  reviewSteps,
  sides,
} from '#shared/domain/vocabulary.ts';
import {
  choice,
  day,
  fixed,
  flag,
  instant,
  line,
  optional,
  position,
  prose,
  real,
  ref,
  table,
  whole,
} from '../fields.ts';
import { rowAudiences } from './account-tables.ts';

/** Parts of the preparation that the consultant writes (F3 steps 2 and 6 to 8). */
export const reviewSections = [
  'happened',
  'value',
  'risk',
  'opportunity',
  'next_goal',
  'next_action',
  'ask_of_client',
  'ask_of_us',
] as const;

/** The success plan (E) and the reviews (F). */
export const planTables = {
  success_plan: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      current_scenario: optional(prose()),
      desired_scenario: optional(prose()),
      objective: line(500),
      starts_on: day(),
      target_on: optional(day()),
      closed_on: optional(day()),
    },
    search: { title: 'objective', body: ['current_scenario', 'desired_scenario'] },
  }),
  goal: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      plan_id: ref(),
      parent_id: optional(ref()),
      kind: choice(goalKinds),
      position: position(),
      title: line(300),
      why: optional(prose()),
      unit: optional(line(40)),
      /** Null baseline or target: no measure of its own, the children tell. */
      baseline: optional(real()),
      target: optional(real()),
      direction: choice(goalDirections),
      tolerance: optional(real()),
      starts_on: day(),
      due_on: optional(day()),
      internal_owner_id: optional(ref()),
      client_owner_id: optional(ref()),
      agreed_on: optional(day()),
      evidence: optional(prose()),
      source: optional(line(200)),
      status: choice(goalStatuses),
      closed_on: optional(day()),
      /** E7. When a reached goal is looked at again. */
      recheck_on: optional(day()),
      audience: choice(rowAudiences),
    },
    search: { title: 'title', body: ['why', 'evidence'] },
  }),
  /** The current value of a goal is its latest check-in (E3). */
  goal_check_in: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      goal_id: ref(),
      checked_on: day(),
      value: real(),
      note: optional(prose()),
      audience: choice(rowAudiences),
    },
    search: { title: 'note', body: [] },
  }),
  goal_milestone: table({
    bucket: 'account',
    write: 'any',
    fields: { account_id: ref(), goal_id: ref(), due_on: day(), value: real() },
  }),
  review: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      kind: choice(reviewKinds),
      stage: choice(reviewStages),
      title: optional(line(300)),
      starts_at: instant(),
      time_zone: line(60),
      duration_minutes: whole(),
      place: optional(line(300)),
      owner_id: optional(ref()),
      period_from: day(),
      period_to: day(),
      previous_review_id: optional(ref()),
      /** Three sentences for the client. */
      summary: optional(prose()),
      /** Value delivered and results, for the client. */
      value_text: optional(prose()),
      held_at: optional(instant()),
      /** F6. When live mode began, the agenda item it stands at, and since when; null: paused or over. */
      live_started_at: optional(instant()),
      live_item_id: optional(ref()),
      live_since: optional(instant()),
      canceled_at: optional(instant()),
      /** Of the invitation: rises with each move (RFC 5545 SEQUENCE). */
      invitation_sequence: whole(),
    },
    search: { title: 'title', body: ['summary', 'value_text'] },
  }),
  review_participant: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      review_id: ref(),
      side: choice(sides),
      contact_id: optional(ref()),
      member_id: optional(ref()),
      /** For somebody who is neither. */
      name: optional(line(200)),
      email: optional(line(200)),
    },
  }),
  review_step: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['review_id', 'step'],
    fields: {
      account_id: fixed(ref()),
      review_id: fixed(ref()),
      step: fixed(choice(reviewSteps)),
      done: flag(),
      note: optional(prose()),
    },
    search: { title: 'note', body: [] },
  }),
  /** The wording used is stored with the answer (F4). */
  review_answer: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['review_id', 'topic_id'],
    fields: {
      account_id: fixed(ref()),
      review_id: fixed(ref()),
      topic_id: fixed(ref()),
      wording: line(300),
      answer: optional(choice(needsAnswers)),
      note: optional(prose()),
      follow_up: optional(line(300)),
      task_id: optional(ref()),
      audience: choice(rowAudiences),
    },
    search: { title: 'wording', body: ['note', 'follow_up'] },
  }),
  /** F6. How the meeting went, by named criteria; never for the client. The wording used is stored with the score. */
  review_rating: table({
    bucket: 'account',
    write: 'any',
    naturalKey: ['review_id', 'criterion'],
    fields: {
      account_id: fixed(ref()),
      review_id: fixed(ref()),
      criterion: fixed(line(60)),
      wording: line(300),
      /** 1 to 5; null: not rated. */
      score: optional(whole()),
    },
  }),
  review_item: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      review_id: ref(),
      section: choice(reviewSections),
      body: prose(),
      owner_name: optional(line(200)),
      client_owner_id: optional(ref()),
      internal_owner_id: optional(ref()),
      due_on: optional(day()),
      /** What the text was taken from. */
      source_table: optional(line(60)),
      source_id: optional(ref()),
      audience: choice(rowAudiences),
      position: position(),
    },
    search: { title: 'body', body: [] },
  }),
  /** The brief as it was generated, kept with the review (F7). */
  review_brief: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: fixed(ref()),
      review_id: fixed(ref()),
      generated_at: fixed(instant()),
      output: fixed(choice(outputKinds)),
      file_name: fixed(line(300)),
      /** The client view as JSON. */
      body: fixed(prose()),
    },
  }),
  agenda_item: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      review_id: ref(),
      stage: choice(meetingStages),
      title: line(300),
      minutes: whole(),
      client_talks: flag(),
      notes: optional(prose()),
      /** Of the notes alone; null is internal. */
      notes_audience: optional(choice(rowAudiences)),
      /** F6. Written in live mode on a screen that the client may see: for the client by construction. */
      said: optional(prose()),
      /** F6. Of live mode, the items before the present one. */
      spent_seconds: optional(whole()),
      audience: choice(rowAudiences),
      position: position(),
    },
    search: { title: 'title', body: ['notes', 'said'] },
  }),
  decision: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      review_id: ref(),
      body: prose(),
      audience: choice(rowAudiences),
      position: position(),
    },
    search: { title: 'body', body: [] },
  }),
  commitment: table({
    bucket: 'account',
    write: 'any',
    fields: {
      account_id: ref(),
      /** The review in which it was made. */
      review_id: optional(ref()),
      body: line(500),
      side: choice(sides),
      member_id: optional(ref()),
      contact_id: optional(ref()),
      owner_name: optional(line(200)),
      due_on: optional(day()),
      state: choice(commitmentStates),
      /** Why it was dropped; a note: null is internal. */
      reason: optional(prose()),
      reason_audience: optional(choice(rowAudiences)),
      done_on: optional(day()),
      /** The review that asked for it last, and the day it was answered (F9). */
      answered_review_id: optional(ref()),
      answered_on: optional(day()),
      audience: choice(rowAudiences),
      position: position(),
    },
    search: { title: 'body', body: ['reason'] },
  }),
} as const;
