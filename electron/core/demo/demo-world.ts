import { v5 } from 'uuid';
import type { Day } from '#shared/domain/calendar.ts';
import type { Language, NeedsTopic, TouchModelKey } from '#shared/domain/vocabulary.ts';
import { demoAccounts } from '#resources/demo/accounts.ts';
import type { Two } from '#resources/demo/story.ts';

/** What the demo finds in its new workspace and builds upon. */
export interface DemoWorld {
  language: Language;
  /** Everything is dated from here, so that the demo is always fresh. */
  today: Day;
  workspaceId: string;
  teamId: string;
  /** Marina, who opened the demo. */
  memberId: string;
  touchModels: Readonly<Record<TouchModelKey, string>>;
  /** By content key. */
  segments: ReadonlyMap<string, string>;
  topics: readonly { id: string; key: NeedsTopic; wording: string; followUp: string }[];
}

const NAMESPACE = '4d0a6b1e-9a53-5c7e-8f21-3b6f0d9c2a71';

const orders = new Map(demoAccounts.map(({ key }, index) => [key, index + 1]));

/**
 * The same id at every generation. What belongs to one account begins with the account's number, so that its rows lie
 * side by side in the file, as those of a lived portfolio do; that makes it a UUID of version 8.
 */
export function demoId(...parts: readonly (string | number)[]): string {
  const order = orders.get(String(parts[0])) ?? orders.get(String(parts[1])) ?? 0;
  const hash = v5(parts.join('/'), NAMESPACE);
  return `${order.toString(16).padStart(8, '0')}-${hash.slice(9, 13)}-8${hash.slice(15)}`;
}

export const inLanguage = (world: Pick<DemoWorld, 'language'>, [pt, en]: Two): string =>
  world.language === 'pt-BR' ? pt : en;

/** Sao Paulo is three hours behind UTC all year. */
export const instantAt = (day: Day, hour: number, minute = 0): string =>
  `${day}T${String(hour + 3).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;

export const ZONE = 'America/Sao_Paulo';

/** `setembro de 2026` */
export const monthOf = (world: Pick<DemoWorld, 'language'>, day: Day): string =>
  months[world.language].format(new Date(`${day}T00:00:00Z`));

const monthsIn = (language: Language) =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const months: Record<Language, Intl.DateTimeFormat> = { 'pt-BR': monthsIn('pt-BR'), en: monthsIn('en') };
