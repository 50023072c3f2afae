import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { client, goalFact } from './fact-rows.ts';
import { richFacts } from './rich-facts.ts';

/** One goal, no usage, nothing else: the shortest deck there is. */
export function minimalFacts(): ReviewFacts {
  const base = richFacts();
  return {
    ...base,
    account: { id: 'acc-3', name: 'Padaria São Bento', legalName: null },
    review: { ...base.review, startsAt: null, place: null, title: '', owner: { name: 'Helena Duarte', email: null } },
    participants: [],
    summary: [client({ text: 'O primeiro trimestre foi de implantação.' })],
    highlights: [],
    lastCommitments: [],
    goals: [
      goalFact({
        id: 'only',
        title: 'Pedidos pela internet',
        baseline: 0,
        target: 300,
        current: 120,
        unit: 'pedidos',
        progress: 40,
        plannedProgress: 50,
        checkIns: [
          { on: '2026-06-30', value: 60 },
          { on: '2026-09-30', value: 120 },
        ],
      }),
    ],
    usage: null,
    cases: null,
    answers: null,
    needs: [],
    valueDelivered: null,
    nextGoals: [],
    asks: [],
    commitments: [],
    decisions: [],
    agenda: [],
    nextReview: null,
  };
}
