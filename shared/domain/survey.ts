import { type Measured, measured } from './measured.ts';
import type { Day } from './calendar.ts';
import type { NpsGroup } from './vocabulary.ts';

export type Nps = { value: number | null; promoters: number; passives: number; detractors: number; n: number };

const whole = (score: number, least: number, most: number) =>
  Number.isInteger(score) && score >= least && score <= most;

/** 9–10 promoter, 7–8 passive, 0–6 detractor. */
export function npsGroup(score: number): NpsGroup {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** J. % promoters − % detractors, −100…+100, shown without a percent sign; scores off the 0–10 scale are left out. */
export function nps(scores: readonly number[]): Nps {
  const counts: Record<NpsGroup, number> = { promoter: 0, passive: 0, detractor: 0 };
  for (const score of scores) if (whole(score, 0, 10)) counts[npsGroup(score)] += 1;
  const { promoter: promoters, passive: passives, detractor: detractors } = counts;
  const n = promoters + passives + detractors;
  return { value: measured(promoters - detractors, n).value, promoters, passives, detractors, n };
}

/** J. One vote per account, its latest answer: the other NPS, which must be named where it is shown. */
export function npsByAccount(answers: readonly { accountId: string; score: number; answeredOn: Day }[]): Nps {
  const latest = new Map<string, { score: number; answeredOn: Day }>();
  for (const answer of answers) {
    const known = latest.get(answer.accountId);
    if (!known || known.answeredOn <= answer.answeredOn) latest.set(answer.accountId, answer);
  }
  return nps([...latest.values()].map(({ score }) => score));
}

/** J. Top two boxes of five ÷ answers, in percent. */
export function csat(scores: readonly number[]): Measured {
  const valid = scores.filter((score) => whole(score, 1, 5));
  return measured(valid.filter((score) => score >= 4).length, valid.length);
}

export const cesMethods = ['mean', 'net', 'top_three'] as const;
export type CesMethod = (typeof cesMethods)[number];

export type Ces = Measured & { method: CesMethod };

/** J. Seven points, method named: the mean, % 6–7 − % 1–3, or % 5–7. */
export function ces(scores: readonly number[], method: CesMethod): Ces {
  const valid = scores.filter((score) => whole(score, 1, 7));
  const share = (least: number, most: number) => valid.filter((score) => score >= least && score <= most).length;
  switch (method) {
    case 'mean':
      return {
        ...measured(
          valid.reduce((sum, score) => sum + score, 0),
          valid.length,
          1,
        ),
        method,
      };
    case 'net':
      return { ...measured(share(6, 7) - share(1, 3), valid.length), method };
    case 'top_three':
      return { ...measured(share(5, 7), valid.length), method };
  }
}
