import { describe, expect, it } from 'vitest';
import { accountRow } from '#core/demo/account-rows.ts';
import { createClient } from '#core/demo/demo-client.ts';
import type { DemoRow } from '#core/demo/demo-rows.ts';
import type { DemoWorld } from '#core/demo/demo-world.ts';
import { fillDemo } from '#core/demo/fill-demo.ts';
import { planStory } from '#core/demo/plan-rows.ts';
import { reviewRows } from '#core/demo/review-rows.ts';
import { handTaskRows, ownTaskRows } from '#core/demo/task-rows.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import { stepsAskedFor } from '#shared/domain/review-preparation.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import { needsTopics, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { brokenPromises } from '#test/support/demo-promises.ts';
import { demoAccounts } from '#resources/demo/accounts.ts';
import { openTestWorkspace } from '#test/support/workspace.ts';

/** Nine weeks over the end of a year, and the days on which calendars stumble. */
const days = [
  ...Array.from({ length: 63 }, (_, index) => addDays('2026-11-20', index)),
  '2027-02-28',
  '2027-03-01',
  '2027-03-31',
  '2027-05-01',
  '2027-06-30',
  '2028-02-28',
  '2028-02-29',
  '2028-03-01',
];

const ids = <Key extends string>(keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, key])) as Record<string, string> as Record<Key, string>;

const worldOf = (today: Day): DemoWorld => ({
  language: 'pt-BR',
  today,
  workspaceId: 'workspace',
  teamId: 'team',
  memberId: 'marina',
  touchModels: ids(touchModelKeys),
  segments: new Map(),
  topics: needsTopics.map((key) => ({ id: key, key, wording: key, followUp: key })),
});

/** What hangs on the day of the week and of the month; the rest of the story is a matter of distances. */
function* datedRows(world: DemoWorld): Generator<DemoRow> {
  yield* ownTaskRows(world);
  for (const account of demoAccounts) {
    const client = createClient(world, account);
    const plan = planStory(client);
    yield accountRow(client);
    yield* plan.rows;
    yield* reviewRows(client, plan);
    yield* handTaskRows(client);
  }
}

/** What the rows of a day lack. */
function lackingOn(today: Day): string[] {
  const rows = Map.groupBy(datedRows(worldOf(today)), ({ table }) => table);
  const of = (table: DemoRow['table'], fits: (fields: Record<string, unknown>) => boolean) =>
    (rows.get(table) ?? []).filter(({ fields }) => fits(fields));
  const asked = stepsAskedFor(defaultTouchModels.exclusive, 'qbr').length;
  const stepsOf = (id: string | null) => of('review_step', (step) => step['review_id'] === id).length;
  const preparing = of('review', ({ kind, stage }) => kind === 'qbr' && stage === 'preparing');
  const ready = of('review', ({ stage }) => stage === 'ready');
  const held = of('review', ({ stage }) => stage === 'held');
  const past = (value: unknown) => typeof value === 'string' && value < today;
  const open = (task: Record<string, unknown>) => (task['done_at'] ?? null) === null;
  const lacking = {
    'a QBR of all steps in preparation': preparing.some(({ id }) => stepsOf(id) > 0 && stepsOf(id) < asked),
    'a review that is ready, on a day to come': ready.some(({ fields }) => !past(fields['starts_at'])),
    'an agenda for each that is ready': ready.every(
      ({ id }) => of('agenda_item', (item) => item['review_id'] === id).length > 1,
    ),
    'one held of late whose recap is owed': held.every(({ id }) =>
      of('task', (task) => task['source_id'] === id && task['source_key'] === 'send_recap').some(({ fields }) =>
        open(fields),
      ),
    ),
    'a held review': held.length === 1,
    'an overdue goal': of('goal', ({ status, due_on }) => status === 'active' && past(due_on)).length > 0,
    'two tasks that are due': of('task', (task) => open(task) && past(task['due_on'])).length > 1,
    'a commitment that is late': of('commitment', ({ state, due_on }) => state === 'open' && past(due_on)).length > 0,
    'a client lost within a year': of('account', ({ lost_on }) => past(lost_on)).length > 0,
    'no review on a day without work': [...preparing, ...ready].every(
      ({ fields }) => ![0, 6].includes(new Date(String(fields['starts_at'])).getUTCDay()),
    ),
  };
  return Object.entries(lacking).flatMap(([what, has]) => (has ? [] : [`${today} lacks ${what}`]));
}

describe('the demo, whatever day it is begun on', () => {
  it('tells its whole story on every day', { timeout: 300_000 }, () => {
    expect(days.flatMap(lackingOn)).toEqual([]);
  });

  // A Sunday that begins a month, a leap day, a Saturday at the beginning of a year.
  it.each(['2026-11-01', '2028-02-29', '2027-01-02'])(
    'has something to show on every page on %s',
    { timeout: 300_000 },
    async (today) => {
      const workspace = await openTestWorkspace({ kind: 'demo', now: `${today}T12:00:00.000Z` });
      await fillDemo(workspace.kernel, { language: 'pt-BR', today });
      expect(await brokenPromises(workspace, today)).toEqual([]);
      await workspace.close();
    },
  );
});
