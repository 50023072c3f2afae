import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

const sendTables = [
  'account',
  'account_collaborator',
  'communication_track',
  'contact',
  'content_item',
  'content_sent',
  'content_variant',
  'segment',
  'support_case',
  'touch_model',
] as const;

export const contentsQuery = () =>
  core.communication.contents.queryOptions({
    meta: reads('content_item', 'content_variant', 'content_sent', 'member'),
  });

export const resultsQuery = (id: string) =>
  core.communication.results.queryOptions({
    input: { id },
    meta: reads('content_item', 'content_variant', 'content_sent', 'support_case'),
  });

export const sendsOfContentQuery = (id: string) =>
  core.communication.sendsOfContent.queryOptions({ input: { id }, meta: reads(...sendTables) });

export const tracksQuery = () =>
  core.communication.tracks.queryOptions({
    meta: reads(
      'communication_track',
      'track_step',
      'track_enrollment',
      'content_item',
      'content_sent',
      'account',
      'member',
    ),
  });

export const enrolledQuery = (id: string) =>
  core.communication.enrolled.queryOptions({
    input: { id },
    meta: reads('track_enrollment', 'content_sent', 'account'),
  });

export const waitingQuery = () => core.communication.waiting.queryOptions({ meta: reads(...sendTables) });

export const sendsOfAccountQuery = (accountId: string) =>
  core.communication.ofAccount.queryOptions({ input: { accountId }, meta: reads(...sendTables, 'track_enrollment') });
