import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** The server answers these, and others change them as well: asked again at each look, and when the directory moves. */
const fresh = { refetchOnMount: 'always', meta: reads('member', 'team') } as const;

export const peopleQueries = {
  list: () => core.people.list.queryOptions(fresh),
  devices: () => core.people.devices.queryOptions(fresh),
  policy: () => core.people.policy.queryOptions({ refetchOnMount: 'always' }),
};
