import { DomainError } from '#core/kernel/domain-error.ts';
import type { Kernel } from '#core/kernel/kernel.ts';
import type { ReviewDigest, ReviewGoal } from '#shared/contract/review-digest.ts';
import type { StepState, StudioView } from '#shared/contract/review-steps.ts';
import { stepsAskedFor } from '#shared/domain/review-preparation.ts';
import { dayInZone } from '#shared/domain/calendar.ts';
import { reviewSteps } from '#shared/domain/vocabulary.ts';
import { agendaTemplates } from './agenda-content.ts';
import { commitmentsMadeIn, standingCommitments, toCommitments } from './commitment-repository.ts';
import { goalFacts } from './goal-facts.ts';
import { dataAsOf, readPeriod } from './period-repository.ts';
import { picksOf, preparationRows, type PreparationRows } from './preparation-repository.ts';
import { reportTexts, templateName } from './review-content.ts';
import { digestOf } from './review-digest.ts';
import { accountOfReview, findReview, type ReviewAccount, type ReviewEntity, reviewRows } from './review-repository.ts';
import { stepStates } from './step-states.ts';
import type { Database } from '#database/schema.ts';
import type { Kysely } from 'kysely';

/** What the studio shows: the ten steps with what was written, and the period they are filled from (F3). */
export class PreparationService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async studio({ id }: { id: string }): Promise<StudioView> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const { review, account } = await requirePreparation(db, id);
      const [row] = await reviewRows(db, today, { id });
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'review' });
      const rows = await preparationRows(db, review, account, actor.workspaceId);
      const lastCommitments = toCommitments(await standingCommitments(db, review), today);
      const commitments = toCommitments(await commitmentsMadeIn(db, id), today);
      const texts = reportTexts(account.language);
      const templates = await agendaTemplates(db, actor.workspaceId);
      const previous = review.previous_review_id ? await findReview(db, review.previous_review_id) : null;
      const next = await nextReviewOf(db, review);
      const briefs = await db
        .selectFrom('review_brief')
        .select(['id', 'output', 'file_name as fileName', 'generated_at as generatedAt'])
        .where('review_id', '=', id)
        .where('deleted_at', 'is', null)
        .orderBy('generated_at', 'desc')
        .limit(50)
        .execute();
      return {
        review: {
          ...row,
          toAnswer: lastCommitments.filter(({ mustAnswer }) => mustAnswer).length,
          summary: review.summary,
          valueText: review.value_text,
          invitationSequence: review.invitation_sequence,
          previous: previous && {
            id: previous.id,
            kind: previous.kind,
            day: dayInZone(previous.starts_at, previous.time_zone),
          },
        },
        account: {
          id: account.id,
          name: account.name,
          language: account.language,
          touchModel: account.touchModel,
          touchModelAssumed: account.touchModelAssumed,
        },
        steps: stepsOf(review, account, rows, { lastCommitments, commitments, outputs: briefs.length }),
        participants: rows.participants,
        contacts: await contactsOf(db, review.account_id, today),
        lastCommitments,
        commitments,
        items: rows.items.map(({ internalOwnerName: _ours, clientOwnerName: _theirs, ...item }) => item),
        topics: rows.topics.map(({ taskOwnerName: _name, ...topic }) => topic),
        agenda: rows.agenda,
        templates: templates.map((template) => ({
          id: template.id,
          name: templateName(texts, template),
          kind: template.review_kind,
          minutes: template.items.reduce((sum, { minutes }) => sum + minutes, 0),
        })),
        decisions: rows.decisions,
        nextReview: next && { id: next.id, kind: next.kind, startsAt: next.starts_at },
        briefs,
      };
    });
  }

  digest({ id }: { id: string }): Promise<ReviewDigest> {
    const { unitOfWork, clock } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const { review, account } = await requirePreparation(db, id);
      const rows = await preparationRows(db, review, account, this.#kernel.actor.workspaceId);
      const goals = await goalFacts(db, review, dataAsOf(review, today));
      return digestOf(await readPeriod(db, review, today), goals, picksOf(rows.items));
    });
  }

  /** Step 4: every goal of the period's plans with progress against the plan and what is celebrated (E3, E8). */
  goals({ id }: { id: string }): Promise<ReviewGoal[]> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const { review, account } = await requirePreparation(db, id);
      const { items } = await preparationRows(db, review, account, actor.workspaceId);
      const told = new Map(
        items.flatMap((item) =>
          item.section === 'value' && item.sourceTable === 'goal' && item.sourceId ? [[item.sourceId, item.id]] : [],
        ),
      );
      return (await goalFacts(db, review, dataAsOf(review, today))).map((goal) => ({
        id: goal.id,
        parentId: goal.parentId,
        depth: goal.depth,
        title: goal.title,
        why: goal.why,
        unit: goal.unit,
        direction: goal.direction,
        baseline: goal.baseline,
        target: goal.target,
        current: goal.current,
        source: goal.source,
        asOf: goal.currentOn,
        start: goal.starts_on,
        due: goal.due_on,
        progress: goal.progress,
        plannedProgress: goal.plannedProgress,
        status: goal.status,
        closedOn: goal.closed_on,
        reached: goal.reached,
        evidence: goal.evidence,
        checkIns: goal.checkIns,
        audience: goal.audience,
        deliveredBy: told.get(goal.id) ?? null,
      }));
    });
  }
}

/** @throws DomainError ROW_NOT_FOUND */
export async function requirePreparation(
  db: Kysely<Database>,
  id: string,
): Promise<{ review: ReviewEntity; account: ReviewAccount }> {
  const review = await findReview(db, id);
  const account = review && (await accountOfReview(db, review.account_id));
  if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'review' });
  return { review, account };
}

/** The first one of the account after this, whatever its kind. */
export async function nextReviewOf(db: Kysely<Database>, review: ReviewEntity): Promise<ReviewEntity | null> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('account_id', '=', review.account_id)
    .where('starts_at', '>', review.starts_at)
    .where('canceled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('starts_at')
    .executeTakeFirst();
  return row ?? null;
}

async function contactsOf(db: Kysely<Database>, accountId: string, today: string) {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'name', 'job_title', 'role', 'left_on'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, job_title, role, left_on }) => ({
    id,
    name,
    title: job_title,
    role,
    left: left_on !== null && left_on <= today,
  }));
}

function stepsOf(
  review: ReviewEntity,
  account: ReviewAccount,
  rows: PreparationRows,
  more: Parameters<typeof stepStates>[1],
): StepState[] {
  const asked = new Set(stepsAskedFor(account.rules, review.kind));
  const states = stepStates({ ...rows, summary: review.summary, valueText: review.value_text }, more);
  return reviewSteps.map((step) => {
    const kept = rows.steps.find((row) => row.step === step);
    return {
      step,
      state: kept?.done ? 'done' : states[step] || kept?.note ? 'started' : 'empty',
      asked: asked.has(step),
      note: kept?.note ?? null,
    };
  });
}
