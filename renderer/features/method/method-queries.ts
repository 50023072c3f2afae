import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

export const methodQueries = {
  touchModels: () =>
    core.method.touchModels.queryOptions({ meta: reads('touch_model', 'segment', 'account', 'member') }),
  journeys: () =>
    core.journeys.templates.queryOptions({
      meta: reads('journey_template', 'journey_stage', 'account', 'segment', 'workspace', 'member'),
    }),
  topics: () => core.topics.list.queryOptions({ meta: reads('checklist_topic', 'review_answer', 'member') }),
  settings: () => core.method.settings.queryOptions({ meta: reads('workspace_setting', 'member') }),
};
