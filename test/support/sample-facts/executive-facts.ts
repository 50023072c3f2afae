import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { client, goalFact, weeks } from './fact-rows.ts';
import { LOGO_PNG } from './logo.ts';
import { richFacts } from './rich-facts.ts';

/** An executive review in English, with a logo and colours of its own. */
export function executiveFacts(): ReviewFacts {
  const base = richFacts();
  return {
    ...base,
    language: 'en',
    workspace: { name: 'Vertice Software', logoPng: LOGO_PNG, primaryColor: '#274690', secondaryColor: '#B5651D' },
    account: { id: 'acc-2', name: 'Northwind Logistics', legalName: null },
    review: { ...base.review, kind: 'ebr', title: 'Second half of 2026', place: null, zone: 'Europe/Lisbon' },
    summary: [
      client({ text: 'Dispatch now takes half a day less, and the two southern depots reached the pace of the rest.' }),
      client({ text: 'The return on the project passed its cost in August, four months before plan.' }),
      client({ text: 'What is missing is the driver app: a third of the routes still start on paper.' }),
    ],
    highlights: [
      client({
        label: 'Orders dispatched the same day',
        value: 91.4,
        unit: '%',
        change: { value: 6.2, unit: 'pp', since: '2026-06-30' },
        betterWhen: 'up',
        source: 'Warehouse system',
        asOf: '2026-09-30',
      }),
      client({
        label: 'Saved since January',
        value: 1240000,
        unit: 'USD',
        change: { value: 31, unit: '%', since: '2026-06-30' },
        betterWhen: 'up',
        source: 'Finance',
        asOf: '2026-08-31',
      }),
    ],
    goals: [
      goalFact({
        id: 'e1',
        title: 'Same-day dispatch',
        why: 'Customers who receive within 24 hours order again twice as often.',
        unit: '%',
        baseline: 71,
        target: 95,
        current: 91.4,
        progress: 85,
        plannedProgress: 75,
        checkIns: [
          { on: '2026-03-31', value: 76 },
          { on: '2026-05-31', value: 83 },
          { on: '2026-07-31', value: 88.5 },
          { on: '2026-09-30', value: 91.4 },
        ],
        source: 'Warehouse system',
      }),
      goalFact({
        id: 'e2',
        title: 'Routes planned in the driver app',
        unit: '%',
        baseline: 0,
        target: 90,
        current: 61,
        progress: 67.8,
        plannedProgress: 75,
        source: 'Product usage',
      }),
    ],
    nextGoals: [
      client({
        title: 'Driver app on every route',
        ownerName: 'Helena Duarte',
        clientOwnerName: 'Tom Weaver',
        due: '2026-12-18',
      }),
      client({
        title: 'Same-day dispatch at 95%',
        ownerName: 'Caio Reis',
        clientOwnerName: 'Ines Vale',
        due: '2026-12-31',
      }),
    ],
    asks: [
      client({
        text: 'Sponsor the driver app at the December town hall',
        side: 'ours',
        ownerName: 'Ines Vale',
        due: '2026-12-04',
      }),
    ],
    commitments: [
      client({
        text: 'Two people on site for the roll-out weeks',
        side: 'ours',
        ownerName: 'Helena Duarte',
        due: '2026-11-20',
        state: 'open',
        reason: null,
        reasonAudience: 'internal',
      }),
    ],
    valueDelivered: {
      percent: 64,
      trend: [
        { on: '2026-03-31', percent: 41 },
        { on: '2026-09-30', percent: 64 },
      ],
      items: [],
      source: 'Success plan',
      asOf: '2026-09-30',
    },
    usage: {
      granularity: 'week',
      series: [
        client({
          name: 'Route planning',
          unit: 'routes',
          baseline: 480,
          source: 'Product usage',
          asOf: '2026-09-27',
          points: weeks([512, 530, null, 561, 588, 604, 611, 640]),
        }),
      ],
      adoption: [
        client({ kind: 'depth', numerator: 212, denominator: 260, source: 'Product usage', asOf: '2026-09-27' }),
      ],
    },
    nextReview: { kind: 'ebr', startsAt: '2027-03-11T10:00:00Z', zone: 'Europe/Lisbon', place: null },
  };
}
