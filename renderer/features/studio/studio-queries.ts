import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const written = [
  'review',
  'review_step',
  'review_participant',
  'review_item',
  'review_answer',
  'review_brief',
  'agenda_item',
  'commitment',
  'decision',
  'task',
] as const;
const periodData = [
  'interaction',
  'usage_record',
  'metric_series',
  'metric_point',
  'support_case',
  'survey_answer',
  'feeling',
  'contract',
  'goal',
  'goal_check_in',
  'goal_milestone',
  'success_plan',
] as const;
const around = ['account', 'contact', 'member', 'workspace', 'checklist_topic', 'agenda_template', 'holiday'] as const;

/** The three looks at a review that the studio shows side by side. */
export const studioQueries = {
  studio: (id: string) =>
    core.preparation.studio.queryOptions({
      input: { id },
      meta: reads(...written, ...around, 'touch_model', 'segment'),
    }),
  digest: (id: string) =>
    core.preparation.digest.queryOptions({ input: { id }, meta: reads('review', 'review_item', ...periodData) }),
  goals: (id: string) =>
    core.preparation.goals.queryOptions({
      input: { id },
      meta: reads('review', 'review_item', 'goal', 'goal_check_in', 'goal_milestone', 'success_plan'),
    }),
  preview: (id: string) =>
    core.outputs.preview.queryOptions({ input: { id }, meta: reads(...written, ...periodData, ...around) }),
  names: (id: string) => core.outputs.names.queryOptions({ input: { id }, meta: reads('review', 'account') }),
  recap: (id: string) =>
    core.outputs.recapText.queryOptions({ input: { id }, meta: reads(...written, ...periodData, ...around) }),
};
