import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const tables = ['review', 'review_step', 'commitment', 'account', 'segment', 'touch_model', 'member'] as const;

export const reviewQueries = {
  all: (accountId?: string) => core.reviews.list.queryOptions({ input: { accountId }, meta: reads(...tables) }),
};
