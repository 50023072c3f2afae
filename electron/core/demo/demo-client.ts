import { addBusinessDays, addDays, addMonths, type Day } from '#shared/domain/calendar.ts';
import { isNegative } from '#shared/domain/feeling.ts';
import type { ContactRole, Moment } from '#shared/domain/vocabulary.ts';
import { rafaelsAccounts, firstNames, publicSeats, seats, surnames } from '#resources/demo/people.ts';
import { plansByTheme } from '#resources/demo/plans-field.ts';
import { type DemoAccount, extraFeatures, features, storyLines, type Two } from '#resources/demo/story.ts';
import { createRandom, type Random } from './demo-random.ts';
import { type DemoWorld, demoId, inLanguage } from './demo-world.ts';

export interface Person {
  id: string;
  name: string;
  role: ContactRole | null;
  title: Two;
  leftOn: Day | null;
}

/** One client of the demo with what its story says of any day. */
export interface Client {
  account: DemoAccount;
  world: DemoWorld;
  id: string;
  random: Random;
  ownerId: string;
  people: readonly Person[];
  /** Features in use, the most used first. */
  features: readonly string[];
  contracted: number;
  since: Day;
  /** Null while it is being set up. */
  ongoingStart: Day | null;
  lostOn: Day | null;
  /** The last day that has facts. */
  until: Day;
  idOf(...parts: readonly (string | number)[]): string;
  /** Says a text with the client's own names in it. */
  say(text: Two, values?: Record<string, string>): string;
  momentOn(day: Day): Moment;
  tenseOn(day: Day): boolean;
  /** Somebody who was still there on a day. */
  person(role: ContactRole, day?: Day): Person;
}

/** Days ago on which the champion left, in the stories where that is what happened. */
export const CHAMPION_LEFT = 66;
const LOST_AGO = 205;

export const ownerOf = (world: DemoWorld, key: string): string =>
  rafaelsAccounts.includes(key) ? demoId('member', 'colleague') : world.memberId;

const seatsBySize = { micro: 3, small: 3, medium: 4, large: 6, enterprise: 8 } as const;
const featuresBySize = { micro: 3, small: 4, medium: 5, large: 6, enterprise: 6 } as const;

function peopleOf(world: DemoWorld, account: DemoAccount, random: Random): Person[] {
  const chart = (account.sector === 'public_sector' ? publicSeats : seats).slice(0, seatsBySize[account.size]);
  const names = random.sample(firstNames, chart.length);
  const families = random.sample(surnames, chart.length);
  const left = account.story === 'champion_left' ? addDays(world.today, -CHAMPION_LEFT) : null;
  return chart.map(({ role, title }, index) => ({
    id: demoId(account.key, 'contact', index),
    name: `${names[index] ?? ''} ${families[families.length - 1 - index] ?? ''}`,
    role,
    title,
    leftOn: role === 'champion' ? left : null,
  }));
}

export function createClient(world: DemoWorld, account: DemoAccount): Client {
  const random = createRandom(account.key);
  const { today } = world;
  const since = addBusinessDays(addDays(addMonths(today, -account.months), random.int(-9, 3)), 1);
  const lostOn = account.story === 'lost' ? addDays(today, -LOST_AGO - random.int(0, 40)) : null;
  const people = peopleOf(world, account, random);
  const { moments } = storyLines[account.story];
  const small = account.touch === 'low' || account.touch === 'tech';
  const used = features.slice(0, featuresBySize[account.size]).map((feature) => inLanguage(world, feature));

  const momentOn = (day: Day): Moment => {
    let found: Moment = moments[0]?.[1] ?? 'neutral';
    for (const [daysAgo, moment] of moments) if (addDays(today, -daysAgo) <= day) found = moment;
    return found;
  };
  const person = (role: ContactRole, day: Day = today): Person => {
    const here = people.filter(({ leftOn }) => leftOn === null || leftOn > day);
    const found = here.find((each) => each.role === role) ?? here[1] ?? here[0] ?? people[0];
    if (!found) throw new Error(`${account.key} has nobody`);
    return found;
  };
  const [firstGoal] = plansByTheme[account.theme].goals;
  return {
    account,
    world,
    id: demoId('account', account.key),
    random,
    ownerId: ownerOf(world, account.key),
    people,
    features: used,
    contracted: used.length + (small ? 0 : extraFeatures.length),
    since,
    ongoingStart: account.story === 'onboarding' ? null : addDays(since, 30),
    lostOn,
    until: lostOn ?? today,
    idOf: (...parts) => demoId(account.key, ...parts),
    say(text, values = {}) {
      const names: Record<string, () => string> = {
        client: () => account.name,
        champion: () => people.find(({ role }) => role === 'champion')?.name ?? person('champion').name,
        sponsor: () => person('sponsor').name,
        decider: () => person('decision_maker').name,
        detractor: () => person('detractor').name,
        user: () => person('user').name,
        feature: () => random.pick(used).toLowerCase(),
        goal: () => (firstGoal ? inLanguage(world, firstGoal.title) : ''),
      };
      const filled = inLanguage(world, text).replaceAll(
        /\{(\w+)\}/g,
        (_, key: string) => values[key] ?? names[key]?.() ?? key,
      );
      return filled.charAt(0).toUpperCase() + filled.slice(1);
    },
    momentOn,
    tenseOn: (day) => isNegative(momentOn(day)),
    person,
  };
}
