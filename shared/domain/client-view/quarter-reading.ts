import type { ClientView } from '../client-view.ts';
import { goalsToShow } from './goal-reading.ts';
import {
  answersMessage,
  casesMessage,
  commitmentsMessage,
  goalMessage,
  goalsMessage,
  quarterMessage,
  type Telling,
  usageMessage,
} from './messages.ts';

/** The numbers beside the value delivered, or a few more where there is none (ui.md, The deck, 2). */
export function shownHighlights({ highlights, valueDelivered }: ClientView): ClientView['highlights'] {
  return highlights.slice(0, valueDelivered ? 3 : 4);
}

/** As many sentences as stand beside the numbers without being a list (ui.md, The deck). */
const SENTENCES = 3;

/**
 * The consultant's sentences about the period (F3, step 6). Where none were written, what the slides after it say: the
 * page is never half empty, and nothing is claimed that the next pages do not show.
 */
export function quarterSentences(telling: Telling): string[] {
  const { view } = telling;
  if (view.summary.length > 0) return view.summary;
  const headline = quarterMessage(telling);
  return toldLater(telling)
    .filter((sentence) => sentence !== headline)
    .slice(0, SENTENCES)
    .map((sentence) => (/[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`));
}

function toldLater(telling: Telling): string[] {
  const { view } = telling;
  const goals = goalsToShow(view.goals);
  const [only] = goals;
  const operational = view.review.kind !== 'ebr';
  return [
    goals.length === 1 && only ? goalMessage(only, telling) : null,
    goals.length > 1 ? goalsMessage(telling) : null,
    view.usage ? usageMessage(telling) : null,
    operational && hasCases(view) ? casesMessage(telling) : null,
    operational && view.answers?.nps ? answersMessage(telling) : null,
    operational && view.lastCommitments.length > 0 ? commitmentsMessage(telling) : null,
  ].filter((sentence) => sentence !== null);
}

function hasCases({ cases }: ClientView): boolean {
  return cases !== null && (cases.open.length > 0 || cases.months.some(({ opened, solved }) => opened + solved > 0));
}
