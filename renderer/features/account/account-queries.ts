import { keepPreviousData } from '@tanstack/react-query';
import type { HistoryRange } from '#shared/contract/account-history.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const standing = [
  'account',
  'account_tag',
  'contact',
  'contract',
  'feeling',
  'interaction',
  'interaction_participant',
  'task',
  'review',
  'touch_model',
  'segment',
  'member',
  'derived_account',
  'feeling_mark',
  'health_decision',
  'health_week',
  'workspace_setting',
];

/** Everything the features around one account read (A6). */
export const accountQueries = {
  opened: (id: string) =>
    core.accounts.open.queryOptions({
      input: { id },
      meta: reads(
        ...standing,
        'goal',
        'goal_check_in',
        'goal_milestone',
        'success_plan',
        'commitment',
        'support_case',
        'survey_answer',
        'usage_record',
        'churn_event',
      ),
    }),
  profile: (id: string) =>
    core.accounts.profile.queryOptions({
      input: { id },
      meta: reads('account', 'account_tag', 'account_collaborator', 'external_factor', 'external_ref'),
    }),
  /** What stood there stays while more of it is read. */
  history: (id: string, range: HistoryRange) =>
    core.accounts.history.queryOptions({
      input: { id, ...range },
      meta: reads('*'),
      placeholderData: keepPreviousData,
    }),
  choices: () =>
    core.accounts.choices.queryOptions({ meta: reads('workspace', 'touch_model', 'segment', 'account_tag') }),
  feelings: (accountId: string) =>
    core.feelings.list.queryOptions({ input: { accountId }, meta: reads('feeling', 'feeling_mark', 'interaction') }),
  handOver: (accountId: string) => core.handOver.get.queryOptions({ input: { accountId }, meta: reads('hand_over') }),
  notes: (accountId: string) =>
    core.notes.list.queryOptions({ input: { accountId }, meta: reads('note', 'private_note') }),
};
