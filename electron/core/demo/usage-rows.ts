import { addDays, daysBetween, monthStart, addMonths, type Day, weekStart } from '#shared/domain/calendar.ts';
import type { Sector } from '#shared/domain/vocabulary.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { naturalId } from '#shared/sync/ids.ts';

const WEEKS = 104;
const SOURCE = 'Ordena';

/** How busy each month is against the year, January first. */
const seasons: Partial<Record<Sector, readonly number[]>> = {
  education: [0.35, 1, 1.1, 1.05, 1.05, 0.95, 0.5, 1.1, 1.05, 1.05, 1, 0.55],
  retail: [0.85, 0.8, 0.9, 0.9, 1.05, 0.95, 0.9, 0.95, 0.95, 1.1, 1.4, 1.45],
  agribusiness: [1.1, 1.35, 1.4, 1.1, 0.85, 0.75, 0.75, 0.8, 1, 1.15, 1.1, 0.95],
  tourism: [1.4, 1.3, 0.95, 0.9, 0.75, 0.8, 1.2, 0.8, 0.9, 0.95, 1.05, 1.4],
  food: [0.9, 0.9, 0.95, 1, 1.1, 1.15, 1.15, 1.1, 1, 0.95, 0.95, 0.95],
};

/** From one value to another while `ago` falls from `from` to `to`. */
const slide = (ago: number, from: number, to: number, first: number, last: number): number => {
  const share = Math.min(1, Math.max(0, (from - ago) / (from - to)));
  return first + (last - first) * share;
};

/** Use against full use of the licences, some weeks ago. */
export function usageLevel(client: Client, day: Day): number {
  const { account, world } = client;
  const ago = daysBetween(day, world.today) / 7;
  const rampUp = Math.min(1, 0.2 + daysBetween(client.since, day) / 110);
  const month = Number(day.slice(5, 7)) - 1;
  const season = account.story === 'seasonal' ? (seasons[account.sector]?.[month] ?? 1) : 1;
  return Math.max(0, rampUp) * season * levelOfStory(client, ago);
}

function levelOfStory({ account }: Client, ago: number): number {
  switch (account.story) {
    case 'steady':
      return 0.88;
    case 'seasonal':
      return 0.8;
    case 'growing':
      return slide(ago, WEEKS, 0, 0.58, 0.98);
    case 'expanding':
      return slide(ago, WEEKS, 0, 0.7, 1.25);
    case 'champion_left':
      return ago > 10 ? slide(ago, WEEKS, 10, 0.75, 0.98) : slide(ago, 10, 4, 0.98, 0.41);
    case 'mandate':
      return ago > 19 ? 0.9 : slide(ago, 19, 12, 0.9, 0.66);
    case 'starting':
    case 'onboarding':
      return 0.75;
    case 'recovering':
      return ago > 50 ? 0.9 : ago > 36 ? slide(ago, 50, 40, 0.9, 0.46) : slide(ago, 36, 6, 0.46, 0.87);
    case 'at_risk':
      return slide(ago, 45, 0, 0.88, 0.52);
    case 'leaving':
      return slide(ago, 38, 0, 0.86, 0.27);
    case 'lost':
      return slide(ago, 70, 30, 0.85, 0.25);
  }
}

/** Actions per licensed user and week, for the features in their order. */
const weights = [6.2, 5.1, 2.3, 1.9, 1.1, 0.7];

/** One row a feature and week; each feature on a weekday of its own, so that the days of use add up too. */
export function* usageRows(client: Client): Generator<DemoRow> {
  const { world, random, until } = client;
  const users = Math.max(6, client.account.seats || 150);
  const first = weekStart(world.today);
  const contractId = client.idOf('contract', world.language === 'pt-BR' ? 'Ordena Gestão' : 'Ordena Core', 0);
  for (let week = WEEKS; week >= 0; week -= 1) {
    const monday = addDays(first, -7 * week);
    if (monday < client.since) continue;
    const level = usageLevel(client, monday);
    for (const [index, feature] of client.features.entries()) {
      const usedOn = addDays(monday, (index + (client.account.months % 3)) % 5);
      // A feature that nobody asks for any more is the first to be left aside.
      const skipped = index > 1 && random.chance(Math.max(0, 0.55 - level));
      const count = Math.round(users * (weights[index] ?? 0.5) * level * random.between(0.9, 1.1));
      if (skipped || count <= 0 || usedOn >= until) continue;
      yield row('usage_record', client.idOf('usage', feature, monday), {
        account_id: client.id,
        contract_id: contractId,
        feature,
        used_on: usedOn,
        count,
        duration_seconds: count * random.int(70, 130),
        errors: Math.round(count * random.between(0, 0.012)),
        source: SOURCE,
      });
    }
  }
}

export function* metricRows(client: Client): Generator<DemoRow> {
  const { world, random, until, id } = client;
  const users = Math.max(6, client.account.seats || 150);
  const series = (kind: 'active_users' | 'licensed_users' | 'contracted_features', unit: string) => {
    const seriesId = naturalId('metric_series', world.workspaceId, [id, kind, '']);
    return { seriesId, made: row('metric_series', seriesId, { account_id: id, kind, name: '', unit, source: SOURCE }) };
  };
  const english = world.language === 'en';
  const active = series('active_users', english ? 'users' : 'usuários');
  const licensed = series('licensed_users', english ? 'users' : 'usuários');
  const contracted = series('contracted_features', english ? 'features' : 'recursos');
  yield* [active.made, licensed.made, contracted.made];

  const first = weekStart(world.today);
  for (let week = WEEKS; week >= 1; week -= 1) {
    const startsOn = addDays(first, -7 * week);
    if (startsOn < client.since || addDays(startsOn, 6) >= until) continue;
    const share = Math.min(0.97, (0.3 + 0.55 * usageLevel(client, startsOn)) * random.between(0.97, 1.03));
    const value = Math.round(licensesOn(client, users, startsOn) * share);
    yield row('metric_point', null, {
      account_id: id,
      series_id: active.seriesId,
      period: 'week',
      starts_on: startsOn,
      value,
      as_of: addDays(startsOn, 6),
    });
  }
  for (let month = 24; month >= 0; month -= 1) {
    const startsOn = monthStart(addMonths(world.today, -month));
    if (startsOn < monthStart(client.since) || startsOn >= until) continue;
    const points = [
      [licensed.seriesId, licensesOn(client, users, startsOn)],
      [contracted.seriesId, client.contracted],
    ] as const;
    for (const [series_id, value] of points) {
      yield row('metric_point', null, {
        account_id: id,
        series_id,
        period: 'month',
        starts_on: startsOn,
        value,
        as_of: startsOn,
      });
    }
  }
}

/** Licences grew by a step a year, as the contracts did. */
function licensesOn({ world }: Client, now: number, day: Day): number {
  const years = Math.floor(daysBetween(day, world.today) / 365);
  return Math.round(now * (1 - Math.min(0.4, years * 0.15)));
}
