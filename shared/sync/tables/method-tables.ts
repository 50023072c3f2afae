import {
  campaignKinds,
  campaignRhythms,
  campaignStates,
  contentKinds,
  healthMeasures,
  playbookStepKinds,
  programmeSteps,
  reasonKinds,
  ruleActions,
  ruleRepeats,
  stageEnds,
  stepRoles,
  strategies,
} from '#shared/domain/method-vocabulary.ts';
import { goalDirections, goalKinds, stageKinds } from '#shared/domain/vocabulary.ts';
import {
  choice,
  day,
  fixed,
  flag,
  instant,
  json,
  line,
  optional,
  position,
  prose,
  real,
  ref,
  table,
  whole,
} from '../fields.ts';

/**
 * The method as a workspace runs it (B to E, H, I, K): read by everybody, written by leads. Rows with a `content_key`
 * are shipped content, as in `workspace-tables.ts`.
 */
export const methodTables = {
  /** One value by name: thresholds and switches of the method. `value` is JSON. */
  workspace_setting: table({
    bucket: 'workspace',
    write: 'lead',
    naturalKey: ['name'],
    fields: { name: fixed(line(80)), value: json() },
  }),
  /** D1. */
  journey_template: table({
    bucket: 'workspace',
    write: 'lead',
    fields: { content_key: optional(line(60)), name: optional(line(120)), position: position(), archived: flag() },
  }),
  journey_stage: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      template_id: ref(),
      content_key: optional(line(60)),
      name: optional(line(120)),
      description: optional(prose()),
      kind: choice(stageKinds),
      days: whole(),
      /** Of those that repeat, in order, for ever. */
      repeats: flag(),
      ends_by: choice(stageEnds),
      position: position(),
    },
  }),
  /** C2. */
  programme_step: table({
    bucket: 'workspace',
    write: 'lead',
    naturalKey: ['step'],
    fields: { step: fixed(choice(programmeSteps)), done: flag(), body: optional(prose()) },
  }),
  /** C3. `body` is the programme as JSON on that day. */
  programme_version: table({
    bucket: 'workspace',
    write: 'lead',
    fields: { saved_at: fixed(instant()), author_id: fixed(ref()), note: optional(line(300)), body: fixed(json()) },
  }),
  /** C2, J. One target a metric, and one a metric and segment. */
  metric_target: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      metric: line(60),
      segment_id: optional(ref()),
      value: real(),
      due_on: optional(day()),
      note: optional(line(300)),
    },
  }),
  /** I1. */
  playbook: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(120)),
      description: optional(prose()),
      /** I3. What to say, and in which order. */
      script: optional(prose()),
      strategy: choice(strategies),
      archived: flag(),
      position: position(),
    },
  }),
  playbook_step: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      playbook_id: ref(),
      content_key: optional(line(60)),
      kind: choice(playbookStepKinds),
      title: optional(line(200)),
      description: optional(prose()),
      role: choice(stepRoles),
      /** Days after the start of the playbook. */
      offset_days: whole(),
      duration_days: whole(),
      /** Of a step of kind `content`. */
      content_id: optional(ref()),
      position: position(),
    },
  }),
  /** I2. `conditions` is JSON of shared/domain/trigger-rule.ts; all of them must hold. */
  trigger_rule: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(120)),
      conditions: json(),
      action: choice(ruleActions),
      playbook_id: optional(ref()),
      campaign_id: optional(ref()),
      repeat: choice(ruleRepeats),
      /** Of `every`: least days between two firings for one account. */
      repeat_days: whole(),
      active: flag(),
      position: position(),
    },
  }),
  /** I4. By calendar (`rhythm` from `starts_on`), or by the rules that name it. `conditions` say which accounts. */
  campaign: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(120)),
      kind: choice(campaignKinds),
      state: choice(campaignStates),
      playbook_id: optional(ref()),
      conditions: json(),
      rhythm: optional(choice(campaignRhythms)),
      starts_on: optional(day()),
      ends_on: optional(day()),
      position: position(),
    },
  }),
  /** H4. */
  content_item: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      kind: choice(contentKinds),
      title: optional(line(200)),
      body: optional(prose()),
      url: optional(line(1000)),
      /** The feature it is about: partial use asks for it. */
      feature: optional(line(120)),
      /** Of `canned`: the issue that many reported (H5). */
      known_issue: optional(line(300)),
      archived: flag(),
      position: position(),
    },
    search: { title: 'title', body: ['body', 'known_issue'] },
  }),
  /** H5. A/B: one content, several texts. */
  content_variant: table({
    bucket: 'workspace',
    write: 'lead',
    fields: { content_id: ref(), label: line(40), subject: optional(line(200)), body: prose(), archived: flag() },
  }),
  /** H4. For a segment, for accounts that meet `conditions`, or for those that are put on it by hand. */
  communication_track: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(120)),
      segment_id: optional(ref()),
      conditions: optional(json()),
      active: flag(),
      position: position(),
    },
  }),
  track_step: table({
    bucket: 'workspace',
    write: 'lead',
    fields: { track_id: ref(), content_id: ref(), offset_days: whole(), position: position() },
  }),
  /** E5. */
  plan_template: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(120)),
      segment_id: optional(ref()),
      objective: optional(line(500)),
      archived: flag(),
      position: position(),
    },
  }),
  plan_template_goal: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      template_id: ref(),
      content_key: optional(line(60)),
      parent_id: optional(ref()),
      kind: choice(goalKinds),
      title: optional(line(300)),
      why: optional(prose()),
      unit: optional(line(40)),
      baseline: optional(real()),
      target: optional(real()),
      direction: choice(goalDirections),
      tolerance: optional(real()),
      offset_days: whole(),
      duration_days: whole(),
      position: position(),
    },
  }),
  /** K1. The model of a segment and a kind of stage; both empty: of all the others. */
  health_model: table({
    bucket: 'workspace',
    write: 'lead',
    fields: {
      content_key: optional(line(60)),
      name: optional(line(120)),
      segment_id: optional(ref()),
      stage_kind: optional(choice(stageKinds)),
      /** K2. Percent of the weight that must be present. */
      minimum_coverage: whole(),
      /** K6. */
      feeling_caps: flag(),
      position: position(),
    },
  }),
  health_weight: table({
    bucket: 'workspace',
    write: 'lead',
    naturalKey: ['model_id', 'measure'],
    fields: { model_id: fixed(ref()), measure: fixed(choice(healthMeasures)), weight: whole() },
  }),
  /** L4. Own reasons beside the shipped ones. */
  reason: table({
    bucket: 'workspace',
    write: 'lead',
    fields: { kind: choice(reasonKinds), name: line(120), archived: flag(), position: position() },
  }),
} as const;
