import { describe, expect, it } from 'vitest';
import { derivedFlags, saidOnce } from '#shared/domain/account-facts-flags.ts';
import { quietAccount } from '#test/support/quiet-account.ts';

const { people, usage } = quietAccount();

describe('flags that follow from the data', () => {
  it('D5: are none for an account with sponsor, champion and steady use', () => {
    expect(derivedFlags({ people, usage })).toEqual([]);
  });

  it('D5: say that the champion is gone until there is another one', () => {
    const left = [{ id: 'c', on: '2026-01-10', role: 'champion' as const }];
    expect(derivedFlags({ people: { ...people, left, hasChampion: false }, usage })).toEqual(['champion_gone']);
    expect(derivedFlags({ people: { ...people, left }, usage })).toEqual([]);
  });

  it('D5: say several things at once', () => {
    const flags = derivedFlags({ people: { ...people, hasSponsor: false }, usage: { ...usage, changePercent: -50 } });
    expect(flags).toEqual(['sponsor_missing', 'use_dropped']);
    expect(derivedFlags({ people, usage: { ...usage, changePercent: -49 } })).toEqual([]);
  });
});

describe('what is missing around an account', () => {
  it('A3, D5: is said once: a champion who left is why there is none', () => {
    const warnings = [{ key: 'no_sponsor' }, { key: 'no_champion' }] as const;
    expect(saidOnce(warnings, ['champion_gone', 'sponsor_missing', 'use_dropped'])).toEqual({
      warnings: [{ key: 'no_sponsor' }],
      flags: ['champion_gone', 'use_dropped'],
    });
    expect(saidOnce(warnings, []).warnings).toHaveLength(2);
  });
});
