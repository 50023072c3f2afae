import { addDays, addMonths, type Day, daysBetween, monthStart, type Period } from './calendar.ts';
import { type Nps, nps, npsGroup } from './survey.ts';
import type { NpsGroup } from './vocabulary.ts';

/** J2. How far before an answer contacts are counted. */
export const CONTACT_DAYS = 90;

/** J2. How many contacts came before an answer, in words of the list. */
export const contactLevels = ['none', 'few', 'some', 'many'] as const;
export type ContactLevel = (typeof contactLevels)[number];

export function contactLevel(contacts: number): ContactLevel {
  if (contacts === 0) return 'none';
  if (contacts <= 2) return 'few';
  return contacts <= 5 ? 'some' : 'many';
}

export interface NpsAnswer {
  accountId: string;
  score: number;
  on: Day;
}

export interface AnswerBesideContacts extends NpsAnswer {
  group: NpsGroup;
  /** Contacts of the 90 days up to the answer. */
  before: number;
  level: ContactLevel;
  /** Days from the last contact to the answer; null: there was none. */
  daysSinceContact: number | null;
  /** Contacts after it, until today. */
  since: number;
}

/** J2. Each answer beside the contacts that came before and after it; days of an account in any order. */
export function besideContacts(
  answers: readonly NpsAnswer[],
  contactDays: (accountId: string) => readonly Day[],
): AnswerBesideContacts[] {
  return answers.map((answer) => {
    const days = contactDays(answer.accountId);
    const from = addDays(answer.on, -CONTACT_DAYS);
    let [before, since] = [0, 0];
    let last: Day | null = null;
    for (const day of days) {
      if (day > answer.on) since += 1;
      else {
        if (day > from) before += 1;
        if (last === null || day > last) last = day;
      }
    }
    return {
      ...answer,
      group: npsGroup(answer.score),
      before,
      level: contactLevel(before),
      daysSinceContact: last === null ? null : daysBetween(last, answer.on),
      since,
    };
  });
}

/** J2. NPS of the answers that had no, few, some and many contacts before them. Side by side is no proof of a cause. */
export function npsByContacts(answers: readonly AnswerBesideContacts[]): { level: ContactLevel; nps: Nps }[] {
  return contactLevels.map((level) => ({
    level,
    nps: nps(answers.flatMap((answer) => (answer.level === level ? [answer.score] : []))),
  }));
}

export interface VoiceMonth {
  start: Day;
  nps: Nps;
  contacts: number;
  clients: number;
}

/** Counts contacts by the month they were in, account by account: a portfolio has hundreds of thousands of them. */
export function contactsByMonth(): { add: (days: readonly Day[]) => void; of: (month: Day) => number } {
  const counts = new Map<string, number>();
  return {
    add: (days) => {
      for (const day of days) {
        const month = monthStart(day);
        counts.set(month, (counts.get(month) ?? 0) + 1);
      }
    },
    of: (month) => counts.get(month) ?? 0,
  };
}

/** J2. Month by month: NPS of its answers beside the contacts of the same month. */
export function voiceMonths(
  answers: readonly NpsAnswer[],
  contactsIn: (month: Day) => number,
  clientsOn: (day: Day) => number,
  period: Period,
): VoiceMonth[] {
  const answersOf = Map.groupBy(answers, ({ on }) => monthStart(on));
  const months: VoiceMonth[] = [];
  for (let start = monthStart(period.start); start <= period.end; start = addMonths(start, 1)) {
    months.push({
      start,
      nps: nps((answersOf.get(start) ?? []).map(({ score }) => score)),
      contacts: contactsIn(start),
      clients: clientsOn(addDays(addMonths(start, 1), -1)),
    });
  }
  return months;
}
