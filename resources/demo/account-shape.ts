import type { CompanySize, Sector, TouchModelKey } from '#shared/domain/vocabulary.ts';
import type { DemoAccount, Story, Theme, Two } from './story.ts';

type Extra = Pick<DemoAccount, 'reviewIn' | 'renewalIn' | 'tags'>;

/** One client in a line or two. */
export const account = (
  key: string,
  name: string,
  city: string,
  [sector, size, touch]: readonly [Sector, CompanySize, TouchModelKey],
  [story, theme]: readonly [Story, Theme],
  [months, mrr, seats]: readonly [number, number, number],
  extra: Extra = {},
): DemoAccount => ({ key, name, city, sector, size, touch, story, theme, months, mrr, seats, ...extra });

export const reference: Two = ['referência', 'reference'];
export const tender: Two = ['licitação', 'tender'];
export const expansion: Two = ['expansão', 'expansion'];
export const branches: Two = ['multiunidade', 'multi-site'];
export const training: Two = ['rotatividade alta', 'high turnover'];
