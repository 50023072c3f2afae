import { demoAccounts } from '#resources/demo/accounts.ts';
import { accountRow, contactRows, contractRows, profileRows } from './account-rows.ts';
import { activationRows } from './activation-rows.ts';
import { commercialRows, reasonRows } from './commercial-rows.ts';
import { libraryRows, sentRows, trackRows } from './communication-rows.ts';
import { createClient } from './demo-client.ts';
import type { DemoRow } from './demo-rows.ts';
import type { DemoWorld } from './demo-world.ts';
import { journeyRows, journeyTemplateRows } from './journey-rows.ts';
import { planStory } from './plan-rows.ts';
import { programmeRows } from './programme-rows.ts';
import { reviewRows } from './review-rows.ts';
import { secondThoughtRows } from './second-thoughts.ts';
import { supportRows } from './support-rows.ts';
import { talkRows } from './talk-rows.ts';
import { handTaskRows, ownTaskRows } from './task-rows.ts';
import { metricRows, usageRows } from './usage-rows.ts';
import { workspaceRows } from './workspace-rows.ts';

/** Rows of one account after another; `accounts` counts those begun, for the progress. */
export function* demoRows(world: DemoWorld): Generator<DemoRow & { accounts: number }> {
  const counted = function* (rows: Iterable<DemoRow>, accounts: number) {
    for (const row of rows) yield { ...row, accounts };
  };
  yield* counted(workspaceRows(world), 0);
  yield* counted(ownTaskRows(world), 0);
  yield* counted(libraryRows(world), 0);
  yield* counted(trackRows(world), 0);
  yield* counted(programmeRows(world), 0);
  yield* counted(reasonRows(world), 0);
  yield* counted(journeyTemplateRows(world), 0);
  for (const [index, account] of demoAccounts.entries()) {
    const client = createClient(world, account);
    const plan = planStory(client);
    yield* counted([accountRow(client), ...contactRows(client), ...profileRows(client)], index);
    const contracts = [...contractRows(client)];
    yield* counted(contracts, index);
    yield* counted(commercialRows(client, endsOf(contracts)), index);
    yield* counted(plan.rows, index);
    yield* counted(activationRows(client, plan), index);
    yield* counted(talkRows(client), index);
    yield* counted(secondThoughtRows(client), index);
    yield* counted(sentRows(client), index);
    yield* counted(supportRows(client), index);
    yield* counted(reviewRows(client, plan), index);
    yield* counted(journeyRows(client), index);
    yield* counted(handTaskRows(client), index);
    yield* counted(metricRows(client), index);
    yield* counted(usageRows(client), index);
  }
}

/** Those that are not canceled, with their end. */
const endsOf = (contracts: readonly DemoRow[]) =>
  contracts.flatMap(({ id, fields }) => {
    const { ends_on: endsOn, canceled_on: canceledOn } = fields;
    return id === null || typeof endsOn !== 'string' || canceledOn !== null ? [] : [{ id, endsOn }];
  });

export const demoAccountCount = demoAccounts.length;
