import { core } from '#renderer/lib/core-client.ts';

/** The server answers these: nothing announces a change, so every change asks again (`refreshPeople`). */
export const peopleQueries = {
  list: () => core.people.list.queryOptions(),
  devices: () => core.people.devices.queryOptions(),
  policy: () => core.people.policy.queryOptions(),
};
