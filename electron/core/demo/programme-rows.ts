import { addDays } from '#shared/domain/calendar.ts';
import { type ProgrammeStep, programmeSteps } from '#shared/domain/method-vocabulary.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { shippedTopics } from '#shared/domain/needs-checklist.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import type { ProgrammeSnapshot } from '#shared/domain/programme.ts';
import { ownTopic, programmeTexts, programmeVersionNote } from '#resources/demo/programme.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { demoId, type DemoWorld, inLanguage, instantAt } from './demo-world.ts';

const targets: readonly { metric: MetricKey; value: number; before: number }[] = [
  { metric: 'logo_churn', value: 8, before: 10 },
  { metric: 'nps', value: 45, before: 40 },
  { metric: 'goal_success', value: 70, before: 70 },
  { metric: 'cadence', value: 95, before: 95 },
];

const VERSION_AGO = 240;

/** J. What the workspace says of its own costs: percent, and whole units of its currency an hour. */
const costs = { 'metrics.margin_percent': 70, 'metrics.hourly_cost': 85 };

/** C2, C3: a programme that is mostly thought through, with targets and one earlier version. */
export function* programmeRows(world: DemoWorld): Generator<DemoRow> {
  const dueOn = `${world.today.slice(0, 4)}-12-31`;
  const idOf = (metric: string) => demoId('target', metric);
  for (const { step, done, body } of programmeTexts)
    yield row('programme_step', null, { step, done: done ? 1 : 0, body: inLanguage(world, body) });
  for (const { metric, value } of targets)
    yield row('metric_target', idOf(metric), { metric, segment_id: null, value, due_on: dueOn, note: null });
  for (const [name, value] of Object.entries(costs)) {
    yield row('workspace_setting', null, { name, value: JSON.stringify(value) });
  }
  yield row('checklist_topic', demoId('topic', 'board'), {
    wording: inLanguage(world, ownTopic),
    ...(world.language === 'en' ? { wording_pt: ownTopic[0] } : { wording_en: ownTopic[1] }),
    position: keysAfter(null, shippedTopics.length + 1, '').at(-1) ?? '',
    archived: 0,
  });
  const textOf = (step: ProgrammeStep) => programmeTexts.find((each) => each.step === step);
  const snapshot: ProgrammeSnapshot = {
    steps: programmeSteps.map((step) => {
      const text = textOf(step);
      const then = text?.before ?? (step === 'contact_routine' ? undefined : text?.body);
      return { step, done: text?.done ?? false, body: then ? inLanguage(world, then) : null };
    }),
    targets: targets.map(({ metric, before }) => ({
      id: idOf(metric),
      metric,
      segmentId: null,
      value: before,
      dueOn,
      note: null,
    })),
  };
  yield row('programme_version', demoId('programme', 'version'), {
    saved_at: instantAt(addDays(world.today, -VERSION_AGO), 16),
    author_id: world.memberId,
    note: inLanguage(world, programmeVersionNote),
    body: JSON.stringify(snapshot),
  });
}
