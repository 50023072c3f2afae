import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import type { TopicKind } from '#shared/domain/method-vocabulary.ts';

export const methodQueries = {
  touchModels: () =>
    core.method.touchModels.queryOptions({ meta: reads('touch_model', 'segment', 'account', 'member') }),
  journeys: () =>
    core.journeys.templates.queryOptions({
      meta: reads('journey_template', 'journey_stage', 'account', 'segment', 'workspace', 'member'),
    }),
  topics: (kind: TopicKind) =>
    core.topics.list.queryOptions({
      input: { kind },
      meta: reads('checklist_topic', kind === 'needs' ? 'review_answer' : 'review_rating', 'member', 'workspace'),
    }),
  settings: () => core.method.settings.queryOptions({ meta: reads('workspace_setting', 'member') }),
};
