import type { AlertFact } from './today-facts.ts';

export const todayTargetKinds = [
  'account',
  'review',
  'case',
  'commitment',
  'contract',
  'task',
  'goal',
  'feeling',
  'firing',
  'found',
  'send',
  'batch',
] as const;
export type TodayTargetKind = (typeof todayTargetKinds)[number];

export type TodayTarget = { kind: TodayTargetKind; id: string };

/** The name of a thing on Today. An account stands there for the contact that is due. */
export const thingOf = ({ kind, id }: TodayTarget): string => (kind === 'account' ? `contact:${id}` : `${kind}:${id}`);

/** What a rule names its occurrence by (`trigger-facts.ts`), and the thing of Today that it is. */
const things: Readonly<Record<string, (fact: AlertFact, id: string) => string>> = {
  goal: (_fact, id) => thingOf({ kind: 'goal', id }),
  case: (_fact, id) => thingOf({ kind: 'case', id }),
  feeling: (_fact, id) => thingOf({ kind: 'feeling', id }),
  contract: (_fact, id) => thingOf({ kind: 'contract', id }),
  contact: ({ accountId }) => thingOf({ kind: 'account', id: accountId }),
  due: ({ accountId }) => thingOf({ kind: 'account', id: accountId }),
};

/**
 * H3. The thing that an alert is about: a goal, a case, the contact that is due. An alert on a state of the account, or on
 * what no lane shows, is a thing of its own.
 */
export function alertThing(fact: AlertFact): string {
  const [name = '', id = ''] = fact.occurrence.split(':');
  return things[name]?.(fact, id) ?? thingOf({ kind: 'firing', id: fact.id });
}
