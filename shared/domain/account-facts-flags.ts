import type { AccountFacts } from './account-facts.ts';
import type { ContactWarning } from './contacts.ts';
import type { AccountFlag } from './method-vocabulary.ts';

/** Change in percent at which use has dropped (I3). */
export const USE_DROPPED_PERCENT = -50;

/** D5. Flags that follow from the data, beside those that somebody set. */
export function derivedFlags({
  people,
  usage,
}: Pick<AccountFacts, 'people'> & { usage: Pick<AccountFacts['usage'], 'changePercent'> }): AccountFlag[] {
  const flags: AccountFlag[] = [];
  if (!people.hasChampion && people.left.some(({ role }) => role === 'champion')) flags.push('champion_gone');
  if (!people.hasSponsor) flags.push('sponsor_missing');
  if (usage.changePercent !== null && usage.changePercent <= USE_DROPPED_PERCENT) flags.push('use_dropped');
  return flags;
}

/**
 * A3, D5. What is missing around an account, each thing once: that the champion left says why there is none, and a
 * missing sponsor is warned of already. An own flag says nothing without its words.
 */
export function saidOnce<Warning extends Pick<ContactWarning, 'key'>>(
  warnings: readonly Warning[],
  flags: readonly AccountFlag[],
): { warnings: Warning[]; flags: AccountFlag[] } {
  const told = new Set<AccountFlag>(['sponsor_missing', 'own']);
  return {
    warnings: warnings.filter(({ key }) => key !== 'no_champion' || !flags.includes('champion_gone')),
    flags: flags.filter((flag) => !told.has(flag)),
  };
}
