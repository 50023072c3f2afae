import type { Format } from '#renderer/lib/format.ts';
import { texts } from '#renderer/lib/i18n.ts';
import type { OutputCheck } from '#shared/contract/review-outputs.ts';
import type { ptBR } from '#shared/i18n/resources.ts';

type CheckKey =
  | Exclude<keyof typeof ptBR.studio.check, `${string}_one` | `${string}_many` | `${string}_other`>
  | 'emails'
  | 'owner_or_date'
  | 'over_time'
  | 'under_time';

/** The sentence of a check; days in the reader's form. */
export function checkText({ key, values }: OutputCheck, format: Format): string {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'day' && typeof value === 'string' && value !== '' ? format.day(value) : value,
    ]),
  );
  const count = Number(values['count'] ?? values['minutes'] ?? 0);
  return texts.t(`check.${key as CheckKey}`, { ns: 'studio', ...shown, count });
}
