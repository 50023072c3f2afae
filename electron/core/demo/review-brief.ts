import type { ClientView } from '#shared/domain/client-view.ts';
import { goalProgress } from '#shared/domain/goal-progress.ts';
import { summaries, titles } from '#resources/demo/reviews.ts';
import type { Client } from './demo-client.ts';
import { type DemoRow, row } from './demo-rows.ts';
import { inLanguage, instantAt, monthOf, ZONE } from './demo-world.ts';
import type { PlanStory } from './plan-rows.ts';
import type { DemoReview } from './review-story.ts';

/** The view that the deck of a past review was made from, kept with it (F7). */
function viewOf(client: Client, review: DemoReview, plan: PlanStory): ClientView {
  const { world, say, account } = client;
  const title = say(titles[review.kind === 'hand_over' ? 'welcome' : review.kind], {
    month: monthOf(world, review.on),
  });
  return {
    language: world.language,
    generatedAt: instantAt(review.to, 17),
    dataAsOf: review.to,
    workspace: { name: 'Ordena', logoPng: null, primaryColor: '#0B6E6E', secondaryColor: '#3D5A80' },
    account: { id: client.id, name: account.name, legalName: null },
    review: {
      id: review.id,
      kind: review.kind,
      title,
      startsAt: instantAt(review.on, review.hour),
      zone: ZONE,
      durationMinutes: 60,
      place: null,
      owner: { name: 'Marina Prado', email: null },
      period: { from: review.from, to: review.to },
      invitationSequence: 0,
      calledOff: false,
    },
    participants: [{ name: client.person('champion', review.on).name, title: null, side: 'client', email: null }],
    summary: say(client.tenseOn(review.on) ? summaries.tense : summaries.calm).split('\n'),
    highlights: [],
    lastCommitments: [],
    goals: plan.goals.map((goal) => {
      const checkIns = goal.checkIns.filter(({ on }) => on <= review.to);
      const current = checkIns.at(-1)?.value ?? null;
      const { direction, from: baseline, to: target, tolerance = null } = goal.goal;
      return {
        id: goal.id,
        parentId: null,
        title: inLanguage(world, goal.goal.title),
        why: inLanguage(world, goal.goal.why),
        unit: inLanguage(world, goal.goal.unit),
        direction,
        tolerance,
        baseline,
        target,
        current,
        start: goal.startsOn,
        due: goal.dueOn,
        progress: goalProgress({ direction, baseline, target, current, tolerance }),
        plannedProgress: null,
        checkIns,
        milestones: [],
        status: 'active',
        clientOwner: null,
        internalOwner: null,
        source: 'Ordena',
        asOf: review.to,
      };
    }),
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

export function briefRow(client: Client, review: DemoReview, plan: PlanStory): DemoRow {
  return row('review_brief', client.idOf(review.id, 'brief'), {
    account_id: client.id,
    review_id: review.id,
    generated_at: instantAt(review.to, 17),
    output: 'pptx',
    file_name: `${review.kind.toUpperCase()} - ${client.account.name} - ${review.on}.pptx`,
    body: JSON.stringify(viewOf(client, review, plan)),
  });
}
