import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** Lines of a lane that the page asks for; the rest is only counted. */
const LINES_PER_LANE = 200;

export const todayQuery = () =>
  core.today.open.queryOptions({
    input: { linesPerLane: LINES_PER_LANE },
    meta: reads(
      'account',
      'account_collaborator',
      'agenda_template',
      'commitment',
      'content_item',
      'content_sent',
      'contract',
      'feeling',
      'firing',
      'goal',
      'holiday',
      'interaction',
      'member_setting',
      'playbook',
      'review',
      'review_step',
      'segment',
      'support_case',
      'task',
      'touch_model',
      'trigger_rule',
      'workspace_setting',
    ),
  });
