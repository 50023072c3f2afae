import type { CommitmentFact, ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import type { ViewCommitment, ViewWorkspace } from '#shared/domain/client-view.ts';
import { addMonths, type Day } from '#shared/domain/calendar.ts';
import { valueDelivered } from '#shared/domain/goal-progress.ts';
import { isLateCommitment } from '#shared/domain/review-preparation.ts';
import type { StandingCommitment } from './commitment-repository.ts';
import { ownerOf } from './commitment-repository.ts';
import type { GoalFact } from './goal-facts.ts';
import { answerFacts, caseFacts, usageFacts } from './period-facts.ts';
import { periodNumbers, usagePicture } from './period-numbers.ts';
import type { PeriodData } from './period-repository.ts';
import type { ReportText } from './review-content.ts';
import { pickKey, type Picks } from './review-digest.ts';
import type { ReviewAccount, ReviewEntity } from './review-repository.ts';
import type { PreparationRows } from './preparation-repository.ts';

/** Numbers shown where the consultant picked none. */
const HIGHLIGHTS = 3;

export interface FactsInput {
  review: ReviewEntity;
  account: ReviewAccount;
  workspace: ViewWorkspace;
  owner: { name: string; email: string | null };
  data: PeriodData;
  goals: readonly GoalFact[];
  picks: Picks;
  rows: PreparationRows;
  lastCommitments: readonly StandingCommitment[];
  commitments: readonly StandingCommitment[];
  nextReview: ReviewEntity | null;
  /** In the account's language. */
  texts: ReportText;
  today: Day;
  generatedAt: string;
}

/** Everything known about a review, rows with their audience: what `toClientView` takes (F7). */
export function reviewFacts(input: FactsInput): ReviewFacts {
  const { review, account, data, rows, texts } = input;
  return {
    language: account.language,
    generatedAt: input.generatedAt,
    dataAsOf: data.asOf,
    workspace: input.workspace,
    account: { id: account.id, name: account.name, legalName: account.legalName },
    review: {
      id: review.id,
      kind: review.kind,
      title: review.title ?? '',
      startsAt: review.starts_at,
      zone: review.time_zone,
      durationMinutes: review.duration_minutes,
      place: review.place,
      owner: input.owner,
      period: { from: review.period_from, to: review.period_to },
      invitationSequence: review.invitation_sequence,
      calledOff: review.canceled_at !== null,
    },
    participants: rows.participants.map(({ name, title, side, email }) => ({ name, title, side, email })),
    summary: sentencesOf(review.summary).map((text) => ({ text, audience: 'client' })),
    highlights: highlights(input),
    lastCommitments: input.lastCommitments.map((each) => commitmentFact(each, input.today)),
    goals: input.goals.filter(({ kind }) => kind !== 'action').map((goal) => goalFact(goal, input)),
    usage: usageFacts(data, texts),
    cases: caseFacts(data, texts),
    answers: answerFacts(data, texts),
    needs: needFacts(input),
    valueDelivered: valueFacts(input),
    nextGoals: rows.items
      .filter(({ section, body }) => section === 'next_goal' && body.trim() !== '')
      .map((item) => ({
        title: item.body,
        ownerName: item.internalOwnerName ?? item.ownerName,
        clientOwnerName: item.clientOwnerName,
        due: item.dueOn,
        audience: item.audience,
      })),
    asks: rows.items
      .filter(({ section, body }) => (section === 'ask_of_client' || section === 'ask_of_us') && body.trim() !== '')
      .map((item) => ({
        text: item.body,
        // The side that asks: what we ask of the client is ours.
        side: item.section === 'ask_of_client' ? ('ours' as const) : ('client' as const),
        ownerName: item.internalOwnerName ?? item.clientOwnerName ?? item.ownerName,
        due: item.dueOn,
        audience: item.audience,
      })),
    commitments: input.commitments.map((each) => commitmentFact(each, input.today)),
    decisions: rows.decisions.map(({ body, audience }) => ({ text: body, audience })),
    agenda: rows.agenda.map(({ title, minutes, stage, notes, notesAudience, said, spentSeconds, audience }) => ({
      item: title,
      minutes,
      stage,
      note: notes,
      noteAudience: notesAudience,
      said,
      spentMinutes: spentSeconds === null ? null : Math.max(1, Math.round(spentSeconds / 60)),
      audience,
    })),
    nextReview: input.nextReview && {
      kind: input.nextReview.kind,
      startsAt: input.nextReview.starts_at,
      zone: input.nextReview.time_zone,
      place: input.nextReview.place,
    },
  };
}

/** A line is a sentence; one paragraph is cut where its sentences end. */
export function sentencesOf(text: string | null): string[] {
  const lines = (text ?? '').split('\n').map((line) => line.replace(/^\s*[-–•*]\s+/u, '').trim());
  const filled = lines.filter((line) => line !== '');
  const [only] = filled;
  if (filled.length !== 1 || only === undefined) return filled;
  return only.split(/(?<=[.!?])\s+(?=\p{Lu})/u).map((sentence) => sentence.trim());
}

function highlights({ data, goals, picks, texts, review }: FactsInput): ReviewFacts['highlights'] {
  const numbers = periodNumbers(data, goals);
  const picked = numbers.filter(({ id }) => picks.has(pickKey('number', id)));
  // Without a choice: what tells most, never two of one kind.
  const family = (key: string) => (key.startsWith('usage') ? 'usage' : key);
  const proposed = numbers.filter(
    ({ key }, index) => numbers.findIndex((other) => family(other.key) === family(key)) === index,
  );
  const { granularity } = usagePicture(data);
  return (picked.length > 0 ? picked : proposed.slice(0, HIGHLIGHTS)).map((each) => ({
    label: texts(`numbers.${each.key === 'usage_total' && granularity === 'week' ? 'usage_total_week' : each.key}`, {
      name: each.name ?? '',
    }),
    value: each.value,
    unit: each.unit,
    change: each.change,
    betterWhen: each.betterWhen,
    source: each.source ?? sourceOf(each.key, texts),
    asOf: each.asOf ?? review.period_to,
    audience: 'client',
  }));
}

function sourceOf(key: string, texts: ReportText): string | null {
  if (key.startsWith('usage')) return texts('sources.usage');
  if (key.startsWith('cases')) return texts('sources.cases');
  if (key === 'nps') return texts('sources.surveys');
  if (key === 'active_users') return texts('sources.metrics');
  return key === 'goals_achieved' ? texts('sources.goals') : null;
}

function commitmentFact(
  { row, ...each }: StandingCommitment,
  today: Day,
): CommitmentFact & { audience: 'client' | 'internal' } {
  const state: ViewCommitment['state'] = isLateCommitment(each, today) ? 'late' : row.state;
  return {
    text: row.body,
    side: row.side,
    ownerName: ownerOf(row),
    due: row.due_on,
    state,
    reason: row.reason,
    reasonAudience: row.reason_audience ?? 'internal',
    audience: row.audience,
  };
}

function goalFact(goal: GoalFact, { texts }: FactsInput): ReviewFacts['goals'][number] {
  return {
    id: goal.id,
    parentId: goal.parentId,
    title: goal.title,
    why: goal.why,
    unit: goal.unit,
    direction: goal.direction,
    tolerance: goal.tolerance,
    baseline: goal.baseline,
    target: goal.target,
    current: goal.current,
    start: goal.starts_on,
    due: goal.due_on,
    progress: goal.progress,
    plannedProgress: goal.plannedProgress,
    checkIns: goal.checkIns.map(({ on, value }) => ({ on, value })),
    milestones: goal.milestones,
    status: goal.status,
    clientOwner: goal.clientOwner,
    internalOwner: goal.internalOwner,
    source: goal.source ?? texts('sources.goals'),
    asOf: goal.currentOn ?? goal.closed_on,
    audience: goal.audience,
  };
}

/** The answer is told; the note only where it was marked for the client (H8). */
function needFacts({ rows }: FactsInput): ReviewFacts['needs'] {
  return rows.topics.flatMap((topic) =>
    topic.answer === null
      ? []
      : [
          {
            topic: topic.wording,
            answer: topic.answer,
            note: topic.note,
            noteAudience: topic.audience,
            followUp: topic.followUp?.trim()
              ? { text: topic.followUp, ownerName: topic.taskOwnerName, due: topic.task?.dueOn ?? null }
              : null,
            audience: 'client' as const,
          },
        ],
  );
}

/** E4, of the goals the client knows: an internal one would move a number nobody could explain. */
function valueFacts({ data, goals, rows, review, texts }: FactsInput): ReviewFacts['valueDelivered'] {
  const closed = goals
    .filter(({ audience, kind }) => audience === 'client' && kind !== 'action')
    .map(({ status, closed_on }) => ({ status, closedOn: closed_on }));
  const days = [6, 3].map((months) => addMonths(review.period_from, -months)).concat(review.period_from);
  const trend = [...days, data.asOf].flatMap((on) => {
    const percent = valueDelivered(closed, on).value;
    return percent === null ? [] : [{ on, percent }];
  });
  const items = rows.items
    .filter(({ section, body }) => section === 'value' && body.trim() !== '')
    .map(({ body, dueOn, audience }) => ({ text: body, on: dueOn, audience }));
  const told = sentencesOf(review.value_text).map((text) => ({ text, on: null, audience: 'client' as const }));
  if (trend.length + items.length + told.length === 0) return null;
  return {
    percent: valueDelivered(closed, data.asOf).value,
    trend,
    items: [...told, ...items],
    source: texts('sources.goals'),
    asOf: data.asOf,
  };
}
