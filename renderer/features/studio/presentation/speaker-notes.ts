import type { ReportTelling } from '../figures/telling.ts';
import type { PreviewSlide } from '../preview/slides.tsx';

const talks: Readonly<Record<string, string>> = {
  quarter: 'notes.quarter',
  commitments: 'notes.commitments',
  goals: 'notes.goals',
  'main-goal': 'notes.mainGoal',
  usage: 'notes.usage',
  cases: 'notes.cases',
  answers: 'notes.answers',
  needs: 'notes.needs',
  'next-goals': 'notes.nextGoals',
  exchange: 'notes.exchange',
  'next-review': 'notes.nextReview',
};

/** What to say on a slide: the talking points that the deck carries, in the account's language. */
export function speakerNotes({ id }: Pick<PreviewSlide, 'id'>, { t, view }: ReportTelling): string {
  if (id === 'cover') return t('notes.cover', { minutes: view.review.durationMinutes });
  const key = talks[id];
  return key === undefined ? '' : t(key);
}
