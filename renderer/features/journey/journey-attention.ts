import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { type Day, daysBetween } from '#shared/domain/calendar.ts';
import { isNegative } from '#shared/domain/feeling.ts';
import type { Moment } from '#shared/domain/vocabulary.ts';
import type { Signal } from '#renderer/components/signal-mark.tsx';

/** D4. Why an account needs somebody, with the value that says so. */
export type Reason =
  | { key: 'stuck' | 'behind' | 'late' | 'stale'; days: number }
  | { key: 'negative'; moment: Moment }
  | { key: 'disagree'; kind: 'different' | 'opposite' }
  | { key: 'noFeeling' };

/** How much each reason presses; the list of attention is ordered by their sum. */
const weightOf = (reason: Reason): number => {
  switch (reason.key) {
    case 'stuck':
      return 5;
    case 'behind':
      return 3;
    case 'negative':
      return { leaving: 6, at_risk: 5, worried: 2 }[reason.moment as string] ?? 0;
    case 'disagree':
      return reason.kind === 'opposite' ? 5 : 2;
    case 'late':
      return reason.days > 14 ? 2 : 1;
    case 'stale':
    case 'noFeeling':
      return 1;
  }
};

const RISK = 5;

type Row = Pick<PortfolioRow, 'stage' | 'feeling' | 'contact' | 'status' | 'health'>;

export function reasonsOf({ stage, feeling, contact, status, health }: Row, today: Day): Reason[] {
  if (status === 'lost') return [];
  const reasons: Reason[] = [];
  if (feeling && isNegative(feeling.moment)) reasons.push({ key: 'negative', moment: feeling.moment });
  if (health?.disagreement?.waits) reasons.push({ key: 'disagree', kind: health.disagreement.kind });
  if (stage && stage.status !== 'on_track') reasons.push({ key: stage.status, days: -stage.daysLeft });
  if (contact?.late) reasons.push({ key: 'late', days: contact.daysLate });
  if (feeling?.stale) reasons.push({ key: 'stale', days: daysBetween(feeling.feltOn, today) });
  if (!feeling) reasons.push({ key: 'noFeeling' });
  return reasons;
}

export const pressure = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, reason) => sum + weightOf(reason), 0);

/** The mark of an account: told apart by shape as well as hue. */
export function signalOf(reasons: readonly Reason[]): Signal {
  if (reasons.some((reason) => weightOf(reason) >= RISK)) return 'risk';
  const [first] = reasons;
  if (!first) return 'good';
  return reasons.length === 1 && first.key === 'noFeeling' ? 'unknown' : 'attention';
}
