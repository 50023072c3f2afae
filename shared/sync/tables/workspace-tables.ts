import { topicKinds } from '#shared/domain/method-vocabulary.ts';
import {
  automationLevels,
  languages,
  meetingStages,
  memberRoles,
  reviewCycles,
  reviewKinds,
  touchModelKeys,
} from '#shared/domain/vocabulary.ts';
import { choice, day, fixed, flag, json, line, optional, position, prose, ref, table, whole } from '../fields.ts';

/**
 * What everybody in the workspace may read. Rows with a `content_key` are shipped content: a null text shows the
 * shipped words in the reader's language, an edit fills it.
 */
export const workspaceTables = {
  workspace: table({
    bucket: 'workspace',
    write: 'admin',
    fields: {
      name: line(120),
      time_zone: line(60),
      language: choice(languages),
      currency: line(3),
      review_cycle: choice(reviewCycles),
      /** `#rrggbb`, used by client documents. */
      primary_color: optional(line(7)),
      secondary_color: optional(line(7)),
      logo_attachment_id: optional(ref()),
    },
  }),
  team: table({ bucket: 'workspace', write: 'server', fields: { name: line(120) } }),
  member: table({
    bucket: 'workspace',
    write: 'server',
    fields: {
      team_id: ref(),
      name: line(120),
      email: optional(line(200)),
      job_title: optional(line(120)),
      role: choice(memberRoles),
      active: flag(),
    },
  }),
  touch_model: table({
    bucket: 'workspace',
    write: 'lead',
    naturalKey: ['content_key'],
    fields: {
      content_key: fixed(choice(touchModelKeys)),
      name: optional(line(80)),
      cadence_days: whole(),
      automation: choice(automationLevels),
      definition_by_value: optional(prose()),
      definition_by_actor: optional(prose()),
      /** Null: as shipped. Kinds of reviews with their months, and the steps a QBR asks for, as JSON. */
      reviews: optional(json()),
      /** What is least prepared before a contact. */
      minimum_preparation: optional(prose()),
    },
  }),
  segment: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(80)),
      touch_model_id: optional(ref()),
      success_definition: optional(prose()),
      journey_template_id: optional(ref()),
    },
  }),
  checklist_topic: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      /** Null: `needs`. */
      kind: optional(choice(topicKinds)),
      content_key: optional(line(60)),
      /** In every language that has none of its own. */
      wording: optional(line(300)),
      wording_pt: optional(line(300)),
      wording_en: optional(line(300)),
      position: position(),
      archived: flag(),
    },
  }),
  agenda_template: table({
    bucket: 'workspace',
    write: 'lead',
    fields: { content_key: optional(line(60)), name: optional(line(120)), review_kind: choice(reviewKinds) },
  }),
  agenda_template_item: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      template_id: ref(),
      content_key: optional(line(60)),
      stage: choice(meetingStages),
      title: optional(line(200)),
      minutes: whole(),
      client_talks: flag(),
      position: position(),
    },
  }),
  holiday: table({
    bucket: 'workspace',
    write: 'lead',
    naturalKey: ['day'],
    fields: { day: fixed(day()), content_key: optional(line(60)), name: optional(line(120)) },
  }),
  member_setting: table({
    bucket: 'member',
    write: 'author',
    naturalKey: ['member_id', 'name'],
    fields: { member_id: fixed(ref()), name: fixed(line(80)), value: prose() },
  }),
  saved_view: table({
    bucket: 'member',
    write: 'author',
    fields: { member_id: ref(), page: line(60), name: line(80), query: line(2000), position: position() },
  }),
  private_note: table({
    bucket: 'private',
    write: 'author',
    fields: { account_id: fixed(ref()), member_id: fixed(ref()), body: prose() },
    search: { title: 'body', body: [] },
  }),
} as const;
