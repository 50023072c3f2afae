import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '#core/demo/fill-demo.ts';
import { addDays, type Day, daysBetween, weekStart } from '#shared/domain/calendar.ts';
import { thingOf } from '#shared/domain/today-things.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';
import { ClientWorld } from '#test/support/year/client-world.ts';
import { Consultant } from '#test/support/year/consultant.ts';
import { dueThings } from '#test/support/year/due-oracle.ts';

const DAYS = 365;
/** New alerts that a consultant can look at in a week (issue: no alert storm). */
const MOST_ALERTS = 8;
/** What the demo's past holds is met at once on the first day, and told over the first weeks. */
const FIRST_WEEKS = 2;

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface FiredRow {
  rule_id: string;
  account_id: string;
  occurrence: string;
  fired_on: string;
}

/** The demo portfolio lived through for a year, a day at a time, by somebody who does what Today says. */
describe('a year of a consultant', () => {
  let workspace: TestWorkspace;
  let world: ClientWorld;
  const missing: string[] = [];
  const untrue: string[] = [];
  const twice: string[] = [];
  const longest: number[] = [];
  let worked = 0;

  beforeAll(async () => {
    workspace = await openTestWorkspace({ kind: 'demo' });
    await fillDemo(workspace.kernel, { language: 'pt-BR', today: TEST_TODAY });
    world = new ClientWorld(workspace);
    await world.begin(TEST_TODAY);
    const consultant = new Consultant(workspace, world);
    for (let passed = 0; passed < DAYS; passed += 1) {
      const today = addDays(TEST_TODAY, passed);
      workspace.setNow(`${today}T11:00:00.000Z`);
      if (weekStart(today) === today) await world.liveWeek(today);
      await world.solveCases(today);
      await workspace.services.derived.settle();
      await look(today);
      if (isWeekend(today)) continue;
      await consultant.work(today);
      if (weekStart(today) === today) await consultant.planReviews();
      await workspace.services.derived.settle();
    }
    worked = consultant.done;
  }, 900_000);
  afterAll(() => workspace.close());

  /** Today as the page would show it, against what is really due. */
  async function look(today: Day): Promise<void> {
    const { lanes, day } = await workspace.client.today.open({ linesPerLane: 500 });
    const lines = lanes.flatMap((lane) => lane.lines);
    // A thing that only an alert is about stands there under its own name: what counts is what each reason is of.
    const said = lines.flatMap((line) => [line, ...line.also].map(({ target }) => thingOf(target)));
    const shown = new Set(said);
    const due = await dueThings(workspace, today);
    for (const thing of due) if (!shown.has(thing)) missing.push(`${today} ${thing}`);
    // Renewals, contents and rechecks are told ahead of their day; everything else must really be due.
    const checked = /^(contact|task|commitment|case|review|feeling|firing):/;
    for (const thing of said) if (checked.test(thing) && !due.has(thing)) untrue.push(`${today} ${thing}`);
    const things = lines.map(({ thing }) => thing);
    if (new Set(things).size !== things.length) twice.push(today);
    if (day !== today) untrue.push(`${today} says it is ${day}`);
    longest.push(lines.length);
  }

  const fired = () =>
    workspace.kernel.unitOfWork.inspect(
      (sqlite) => sqlite.prepare('SELECT rule_id, account_id, occurrence, fired_on FROM firing').all() as FiredRow[],
    );

  it('H3: Today misses nothing that is due', () => expect(missing).toEqual([]));

  it('H3: Today says nothing that is not due', () => expect(untrue).toEqual([]));

  it('H3: Today says each thing once', () => expect(twice).toEqual([]));

  it('gets through what Today says', () => {
    expect(worked).toBeGreaterThan(500);
    // Whoever does what it says is not buried: the last quarter is no fuller than a working week.
    expect(median(longest.slice(-90))).toBeLessThan(70);
  });

  it('I2: raises no storm of alerts', async () => {
    const weeks = new Map<string, number>();
    for (let passed = 7 * FIRST_WEEKS; passed < DAYS; passed += 7) weeks.set(weekStart(addDays(TEST_TODAY, passed)), 0);
    for (const { fired_on } of await fired()) {
      const week = weekStart(fired_on);
      if (weeks.has(week)) weeks.set(week, (weeks.get(week) ?? 0) + 1);
    }
    expect([...weeks.values()].some((count) => count > 0)).toBe(true);
    expect(median([...weeks.values()])).toBeLessThanOrEqual(MOST_ALERTS);
  });

  it('I2: fires once for a thing, and not again before the days that its rule asks for', async () => {
    const rules = await workspace.kernel.unitOfWork.inspect(
      (sqlite) =>
        sqlite.prepare(`SELECT id, repeat_days FROM trigger_rule WHERE "repeat" = 'every'`).all() as {
          id: string;
          repeat_days: number;
        }[],
    );
    const daysOf = new Map(rules.map(({ id, repeat_days }) => [id, repeat_days]));
    const firings = await fired();
    const names = firings.map((row) => `${row.rule_id} ${row.account_id} ${row.occurrence}`);
    expect(new Set(names).size).toBe(names.length);
    const tooSoon = [...Map.groupBy(firings, (row) => `${row.rule_id} ${row.account_id}`).values()].flatMap((group) => {
      const days = group.map(({ fired_on }) => fired_on).toSorted();
      const least = daysOf.get(group[0]?.rule_id ?? '') ?? 0;
      return days.slice(1).filter((day, index) => daysBetween(days[index] ?? day, day) < least);
    });
    expect(tooSoon).toEqual([]);
  });

  it('I3: notices the drops in use, and says so to their owner', async () => {
    const mine = await workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('account').select('id').where('owner_id', '=', workspace.kernel.actor.memberId).execute(),
    );
    const own = new Set(mine.map(({ id }) => id));
    const rule = await workspace.kernel.unitOfWork.read((db) =>
      db.selectFrom('trigger_rule').select('id').where('content_key', '=', 'usage_dropped').executeTakeFirstOrThrow(),
    );
    const told = (await fired()).filter(({ rule_id }) => rule_id === rule.id);
    const drops = world.drops.filter(
      ({ accountId, on }) => own.has(accountId) && daysBetween(on, addDays(TEST_TODAY, DAYS)) > 49,
    );
    expect(drops.length).toBeGreaterThan(0);
    const unseen = drops.filter(
      ({ accountId, on }) =>
        !told.some(
          ({ account_id, fired_on }) =>
            account_id === accountId && daysBetween(on, fired_on) >= -60 && daysBetween(on, fired_on) <= 56,
        ),
    );
    expect(unseen).toEqual([]);
    expect(told.every(({ account_id }) => own.has(account_id))).toBe(true);
  });

  it('B: starts nothing by itself for exclusive touch', async () => {
    const started = await workspace.kernel.unitOfWork.inspect(
      (sqlite) =>
        sqlite
          .prepare(
            `SELECT r.id FROM playbook_run r JOIN account a ON a.id = r.account_id
             JOIN touch_model m ON m.id = a.touch_model_id
             WHERE m.content_key = 'exclusive' AND r.firing_id IS NOT NULL AND r.started_on > ?`,
          )
          .all(TEST_TODAY) as { id: string }[],
    );
    expect(started).toEqual([]);
  });

  it('K5: keeps one health of each week and account', async () => {
    const weeks = await workspace.kernel.unitOfWork.inspect(
      (sqlite) =>
        sqlite
          .prepare(
            'SELECT account_id, count(*) AS n, count(DISTINCT week) AS weeks FROM health_week GROUP BY account_id',
          )
          .all() as { account_id: string; n: number; weeks: number }[],
    );
    expect(weeks.length).toBeGreaterThan(20);
    expect(weeks.filter(({ n, weeks: distinct }) => n !== distinct)).toEqual([]);
    expect(Math.max(...weeks.map(({ n }) => n))).toBeGreaterThanOrEqual(52);
  });
});
