import { describe, expect, it } from 'vitest';
import { filtersOf } from '#renderer/lib/account-filter.ts';
import {
  fromQuery,
  portfolioSearch,
  sortOf,
  sortText,
  toQuery,
  withFilters,
} from '#renderer/features/portfolio/portfolio-search.ts';

describe('the address of the portfolio', () => {
  it('holds several values of a filter, and forgets an emptied one', () => {
    const search = withFilters({ q: 'porto' }, { moment: ['at_risk', 'leaving'], stage: [] });
    expect(filtersOf(search)).toEqual({ moment: ['at_risk', 'leaving'] });
    expect(search.q).toBe('porto');
  });

  it('keeps the grouping while filters change, and knows no other grouping', () => {
    expect(withFilters({ group: 'owner' }, { moment: ['at_risk'] }).group).toBe('owner');
    expect(portfolioSearch.parse({ group: 'colour' }).group).toBeUndefined();
  });

  it('is what a saved view keeps, word for word', () => {
    const search = { q: 'São & Cia', sort: '-value', tag: 'vip,sul', group: 'segment' } as const;
    expect(fromQuery(toQuery(search))).toMatchObject(search);
    expect(toQuery(fromQuery(''))).toBe('');
  });

  it('takes a number for a text and leaves out what it does not know', () => {
    expect(portfolioSearch.parse({ q: 2026, colour: 'red' })).toEqual({ q: '2026' });
  });

  it('sorts both ways, and not at all', () => {
    for (const text of ['value', '-value', undefined]) expect(sortText(sortOf({ sort: text }))).toBe(text);
    expect(sortOf({ sort: '-value' })).toEqual({ id: 'value', desc: true });
  });
});
