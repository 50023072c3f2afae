import { addDays, type Day, daysBetween } from './calendar.ts';
import type { MethodSettings } from './method-settings.ts';
import { type Band, type Moment, moments, type Trend } from './vocabulary.ts';

/** G1. Emotions the client showed, from the warmest; the same for the whole team. */
export const emotions = [
  { key: 'enthusiastic', sign: 'positive' },
  { key: 'grateful', sign: 'positive' },
  { key: 'confident', sign: 'positive' },
  { key: 'proud', sign: 'positive' },
  { key: 'relieved', sign: 'positive' },
  { key: 'hopeful', sign: 'positive' },
  { key: 'curious', sign: 'positive' },
  { key: 'calm', sign: 'positive' },
  { key: 'indifferent', sign: 'neutral' },
  { key: 'surprised', sign: 'neutral' },
  { key: 'confused', sign: 'negative' },
  { key: 'insecure', sign: 'negative' },
  { key: 'anxious', sign: 'negative' },
  { key: 'impatient', sign: 'negative' },
  { key: 'overloaded', sign: 'negative' },
  { key: 'disappointed', sign: 'negative' },
  { key: 'frustrated', sign: 'negative' },
  { key: 'angry', sign: 'negative' },
] as const;
export type Emotion = (typeof emotions)[number]['key'];

export const emotionKeys: readonly Emotion[] = emotions.map(({ key }) => key);

const bandsOfMoments: Record<Moment, Band> = {
  delighted: 'good',
  satisfied: 'good',
  neutral: 'attention',
  worried: 'attention',
  at_risk: 'risk',
  leaving: 'risk',
};

/** G6. */
export function bandOfMoment(moment: Moment): Band {
  return bandsOfMoments[moment];
}

/** 0 = delighted … 5 = leaving; for sorting and for rows of the journey picture. */
export function momentRank(moment: Moment): number {
  return moments.indexOf(moment);
}

/** Worried or worse. */
export function isNegative(moment: Moment): boolean {
  return momentRank(moment) >= momentRank('worried');
}

export type FeelingEntry = {
  emotions: readonly string[];
  satisfaction: number;
  trust: number;
  moment: Moment;
  reasons: readonly string[];
};

export type FeelingProblem =
  | 'satisfaction_out_of_scale'
  | 'trust_out_of_scale'
  | 'too_many_reasons'
  | 'unknown_emotion';

export const MOST_REASONS = 3;

const onScale = (value: number) => Number.isInteger(value) && value >= 1 && value <= 5;

/** G1. What is wrong with an entry; empty when it may be kept. */
export function feelingProblems(entry: FeelingEntry): FeelingProblem[] {
  const problems: FeelingProblem[] = [];
  if (!onScale(entry.satisfaction)) problems.push('satisfaction_out_of_scale');
  if (!onScale(entry.trust)) problems.push('trust_out_of_scale');
  if (entry.reasons.length > MOST_REASONS) problems.push('too_many_reasons');
  if (entry.emotions.some((key) => !(emotionKeys as readonly string[]).includes(key))) problems.push('unknown_emotion');
  return problems;
}

export type FeelingOnDay = { moment: Moment; satisfaction: number; trust: number; feltOn: Day };

/** G3. What the workspace says of a feeling's age; `methodSettings` has the defaults, 30 days and 14 when negative. */
export type StaleDays = Pick<MethodSettings, 'feeling.stale_days' | 'feeling.stale_negative_days'>;

/** G3. The first day on which a feeling is stale. */
export function staleFrom({ moment, feltOn }: Pick<FeelingOnDay, 'moment' | 'feltOn'>, days: StaleDays): Day {
  return addDays(feltOn, days[isNegative(moment) ? 'feeling.stale_negative_days' : 'feeling.stale_days']);
}

/** G3. */
export function isStale(feeling: Pick<FeelingOnDay, 'moment' | 'feltOn'>, today: Day, days: StaleDays): boolean {
  return today >= staleFrom(feeling, days);
}

/** Whole days since it was felt. */
export function feelingAge({ feltOn }: Pick<FeelingOnDay, 'feltOn'>, today: Day): number {
  return daysBetween(feltOn, today);
}

/** G4. The latest entry against the one before: by moment, then by satisfaction and trust; null with fewer than two. */
export function feelingTrend(history: readonly FeelingOnDay[]): Trend | null {
  const [latest, before] = history.toSorted((a, b) => daysBetween(a.feltOn, b.feltOn));
  if (!latest || !before) return null;
  const byMoment = momentRank(before.moment) - momentRank(latest.moment);
  const change = byMoment || latest.satisfaction + latest.trust - before.satisfaction - before.trust;
  if (change === 0) return 'steady';
  return change > 0 ? 'up' : 'down';
}
