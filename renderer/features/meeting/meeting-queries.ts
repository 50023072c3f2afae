import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const written = [
  'review',
  'review_item',
  'agenda_item',
  'commitment',
  'decision',
  'account',
  'contact',
  'member',
] as const;

export const meetingQueries = {
  live: (id: string) => core.meeting.live.queryOptions({ input: { id }, meta: reads(...written) }),
  after: (id: string) =>
    core.meeting.after.queryOptions({
      input: { id },
      meta: reads(
        ...written,
        'review_rating',
        'checklist_topic',
        'feeling',
        'task',
        'goal',
        'success_plan',
        'account_stage',
      ),
    }),
  recap: (id: string) => core.outputs.recapText.queryOptions({ input: { id }, meta: reads(...written, 'goal') }),
  proposal: (accountId: string, kind: 'qbr' | 'ebr' | 'regular', afterReviewId: string) =>
    core.reviews.proposal.queryOptions({
      input: { accountId, kind, afterReviewId },
      meta: reads('review', 'account', 'account_stage', 'touch_model', 'segment'),
    }),
};
