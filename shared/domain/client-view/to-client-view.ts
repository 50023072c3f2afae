import type {
  ClientView,
  Provenance,
  ViewAnswers,
  ViewCases,
  ViewCommitment,
  ViewGoal,
  ViewReview,
  ViewUsage,
  ViewValueDelivered,
} from '../client-view.ts';
import type { Audience } from '../vocabulary.ts';
import type { Audienced, CommitmentFact, ReviewFacts } from './review-facts.ts';

/**
 * Makes what the client may read from everything known about a review (F7). Internal rows are dropped, and each field is
 * copied by name: a field that the view does not name cannot pass, even when a caller hands in whole entities.
 */
export function toClientView(facts: ReviewFacts): ClientView {
  return {
    language: facts.language,
    generatedAt: facts.generatedAt,
    dataAsOf: facts.dataAsOf,
    workspace: {
      name: facts.workspace.name,
      logoPng: facts.workspace.logoPng,
      primaryColor: facts.workspace.primaryColor,
      secondaryColor: facts.workspace.secondaryColor,
    },
    account: { id: facts.account.id, name: facts.account.name, legalName: facts.account.legalName },
    review: toReview(facts.review),
    participants: facts.participants.map(({ name, title, side, email }) => ({ name, title, side, email })),
    summary: forClient(facts.summary)
      .map(({ text }) => text.trim())
      .filter((text) => text !== ''),
    highlights: forClient(facts.highlights).map((row) => ({
      label: row.label,
      value: row.value,
      unit: row.unit,
      change: row.change && { value: row.change.value, unit: row.change.unit, since: row.change.since },
      betterWhen: row.betterWhen,
      ...provenance(row),
    })),
    lastCommitments: forClient(facts.lastCommitments).map(toCommitment),
    goals: toViewGoals(facts.goals),
    usage: toUsage(facts.usage),
    cases: toCases(facts.cases),
    answers: toAnswers(facts.answers),
    needs: forClient(facts.needs).map(({ topic, answer, note, noteAudience, followUp }) => ({
      topic,
      answer,
      note: forClientOnly(note, noteAudience),
      followUp: followUp && { text: followUp.text, ownerName: followUp.ownerName, due: followUp.due },
    })),
    valueDelivered: toValueDelivered(facts.valueDelivered),
    nextGoals: forClient(facts.nextGoals).map(({ title, ownerName, clientOwnerName, due }) => ({
      title,
      ownerName,
      clientOwnerName,
      due,
    })),
    asks: forClient(facts.asks).map(({ text, side, ownerName, due }) => ({ text, side, ownerName, due })),
    commitments: forClient(facts.commitments).map(toCommitment),
    decisions: forClient(facts.decisions).map(({ text }) => ({ text })),
    agenda: forClient(facts.agenda).map(({ item, minutes, stage, note, noteAudience, said, spentMinutes }) => ({
      item,
      minutes,
      stage,
      note: joined(said, forClientOnly(note, noteAudience)),
      spentMinutes,
    })),
    nextReview: facts.nextReview && {
      kind: facts.nextReview.kind,
      startsAt: facts.nextReview.startsAt,
      zone: facts.nextReview.zone,
      place: facts.nextReview.place,
    },
  };
}

/** Only what is marked for the client passes; anything else, even an unknown mark, stays inside. */
function forClient<Row>(rows: readonly Audienced<Row>[]): Audienced<Row>[] {
  return rows.filter((row) => row.audience === 'client');
}

function forClientOnly(note: string | null, audience: Audience): string | null {
  return audience === 'client' ? note : null;
}

function joined(...texts: (string | null)[]): string | null {
  const told = texts.flatMap((text) => (text?.trim() ? [text.trim()] : []));
  return told.length === 0 ? null : told.join('\n');
}

function provenance({ source, asOf }: Provenance): Provenance {
  return { source, asOf };
}

function toReview(review: ViewReview): ViewReview {
  return {
    id: review.id,
    kind: review.kind,
    title: review.title,
    startsAt: review.startsAt,
    zone: review.zone,
    durationMinutes: review.durationMinutes,
    place: review.place,
    owner: { name: review.owner.name, email: review.owner.email },
    period: { from: review.period.from, to: review.period.to },
    invitationSequence: review.invitationSequence,
    calledOff: review.calledOff,
  };
}

function toCommitment(row: CommitmentFact): ViewCommitment {
  return {
    text: row.text,
    side: row.side,
    ownerName: row.ownerName,
    due: row.due,
    state: row.state,
    reason: forClientOnly(row.reason, row.reasonAudience),
  };
}

/** Goals the client may see, each below the nearest ancestor that it may see too. */
export function toViewGoals(rows: readonly Audienced<ViewGoal>[]): ViewGoal[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return forClient(rows).map((row) => ({
    id: row.id,
    parentId: visibleAncestor(row.parentId, byId),
    title: row.title,
    why: row.why,
    unit: row.unit,
    direction: row.direction,
    tolerance: row.tolerance,
    baseline: row.baseline,
    target: row.target,
    current: row.current,
    start: row.start,
    due: row.due,
    progress: row.progress,
    plannedProgress: row.plannedProgress,
    checkIns: row.checkIns.map(({ on, value }) => ({ on, value })),
    milestones: row.milestones.map(({ on, value }) => ({ on, value })),
    status: row.status,
    clientOwner: row.clientOwner,
    internalOwner: row.internalOwner,
    ...provenance(row),
  }));
}

function visibleAncestor(parentId: string | null, byId: ReadonlyMap<string, Audienced<ViewGoal>>): string | null {
  const seen = new Set<string>();
  for (let id = parentId; id !== null && !seen.has(id);) {
    seen.add(id);
    const parent = byId.get(id);
    if (!parent) return null;
    if (parent.audience === 'client') return id;
    id = parent.parentId;
  }
  return null;
}

function toUsage(usage: ReviewFacts['usage']): ViewUsage | null {
  if (!usage) return null;
  const series = forClient(usage.series).map((row) => ({
    name: row.name,
    unit: row.unit,
    points: row.points.map(({ periodStart, value }) => ({ periodStart, value })),
    baseline: row.baseline,
    ...provenance(row),
  }));
  const adoption = forClient(usage.adoption).map((row) => ({
    kind: row.kind,
    numerator: row.numerator,
    denominator: row.denominator,
    ...provenance(row),
  }));
  return series.length + adoption.length === 0 ? null : { granularity: usage.granularity, series, adoption };
}

function toCases(cases: ReviewFacts['cases']): ViewCases | null {
  return (
    cases && {
      months: cases.months.map(({ month, opened, solved }) => ({ month, opened, solved })),
      open: forClient(cases.open).map(({ title, kind, status, openedOn }) => ({ title, kind, status, openedOn })),
      ...provenance(cases),
    }
  );
}

function toAnswers(answers: ReviewFacts['answers']): ViewAnswers | null {
  if (!answers) return null;
  const quotes = forClient(answers.quotes).map(({ text, author, on }) => ({ text, author, on }));
  if (!answers.nps && quotes.length === 0) return null;
  const { nps } = answers;
  return {
    nps: nps && {
      n: nps.n,
      promoters: nps.promoters,
      passives: nps.passives,
      detractors: nps.detractors,
      score: nps.score,
      previousScore: nps.previousScore,
    },
    quotes,
    ...provenance(answers),
  };
}

function toValueDelivered(value: ReviewFacts['valueDelivered']): ViewValueDelivered | null {
  return (
    value && {
      percent: value.percent,
      trend: value.trend.map(({ on, percent }) => ({ on, percent })),
      items: forClient(value.items).map(({ text, on }) => ({ text, on })),
      ...provenance(value),
    }
  );
}
