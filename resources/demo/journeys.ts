import type { AccountFlag } from '#shared/domain/method-vocabulary.ts';
import type { Two } from './story.ts';

/** A journey of its own for the closest clients: their welcome begins with an immersion. */
export const closeJourney: Two = ['Jornada VIP', 'VIP journey'];
export const immersion: Two = ['Imersão', 'Immersion'];
export const immersionWhat: Two = [
  'Dois dias na casa do cliente: conhecer as áreas, as pessoas e o que elas chamam de sucesso.',
  'Two days at the client’s: get to know the areas, the people and what they call success.',
];

/** Days that the review of the last window is overdue, by account. */
export const lateReviews: Readonly<Record<string, number>> = {
  mare: 44,
  pomar: 12,
};

export interface DemoFlag {
  flag: AccountFlag;
  label?: Two;
  daysAgo: number;
}

/** By the story of an account. */
export const flagsByStory: Readonly<Record<string, DemoFlag>> = {
  growing: { flag: 'adoption_fine', daysAgo: 48 },
  expanding: { flag: 'expansion_ready', daysAgo: 21 },
  mandate: { flag: 'own', label: ['troca de gestão', 'change of mandate'], daysAgo: 75 },
  seasonal: { flag: 'on_hold', daysAgo: 14 },
};
