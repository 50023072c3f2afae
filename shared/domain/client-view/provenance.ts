import type { Provenance } from '../client-view.ts';
import type { Telling } from './messages.ts';

/**
 * The line under every number (F7): `Fonte: Zendesk, uso do produto · dados de 30/09/2025`. Sources of different days
 * stand in groups, each with its day.
 */
export function provenanceText(rows: readonly Provenance[], { view, t, format }: Telling): string {
  const bySource = new Map<string, string>();
  for (const { source, asOf } of rows) {
    const name = source ?? t('source.own');
    const day = asOf ?? view.dataAsOf;
    const known = bySource.get(name);
    // The older day is the honest one when one source was read twice.
    if (known === undefined || day < known) bySource.set(name, day);
  }
  if (bySource.size === 0) bySource.set(t('source.own'), view.dataAsOf);
  const days = new Set(bySource.values());
  const [only] = days;
  if (days.size === 1 && only) {
    return t('source.line', { sources: [...bySource.keys()].join(', '), day: format.day(only) });
  }
  const dated = [...days]
    .toSorted()
    .toReversed()
    .map((day) => {
      const names = [...bySource].filter(([, of]) => of === day).map(([name]) => name);
      return t('source.dated', { source: names.join(', '), day: format.day(day) });
    });
  return t('source.lineDated', { sources: dated.join('; ') });
}
