import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ActivationView } from '#shared/contract/activation.ts';
import { activationGate, onboardingGap } from '#shared/domain/activation.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { activationSteps } from '#shared/domain/method-vocabulary.ts';
import { findAccount } from '../accounts/account-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { journeyFinder } from '../journeys/journey-repository.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';

/** The account with its activation, and what of C1's steps is known already. @throws DomainError ROW_NOT_FOUND */
export async function readActivation(db: Kysely<Database>, accountId: string, today: Day): Promise<ActivationView> {
  const account = await findAccount(db, accountId);
  if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
  const [activation, steps, contacts, plan, review, contact, handOver, settings, modelOf, journey] = await Promise.all([
    activationOf(db, accountId),
    stepsOf(db, accountId),
    contactsOf(db, accountId, today),
    planAtWork(db, accountId),
    nextReview(db, accountId, today),
    nextContact(db, accountId, today),
    db
      .selectFrom('hand_over')
      .select('expected_result')
      .where('account_id', '=', accountId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst(),
    readMethodSettings(db),
    touchModelFinder(db),
    journeyFinder(db, accountId),
  ]);
  const goals = plan ? await openGoals(db, plan.id) : [];
  const model = modelOf(account);
  const from = model.assumed ? 'default' : account.touch_model_id !== null ? 'account' : 'segment';
  const gate = activationGate(
    {
      ownerId: account.owner_id,
      hasSponsor: contacts.some(({ role }) => role === 'sponsor'),
      objective: plan?.objective ?? null,
      touchModelChosen: from !== 'default',
      reviewsAsked: model.rules.reviews.length > 0,
      goals: goals.length,
      firstReviewOn: review ? review.startsAt.slice(0, 10) : null,
      nextContactOn: contact ? (contact.dueOn ?? today) : null,
    },
    settings['activation.least_goals'],
  );
  const journeyPlan = journey.planOf(account);
  return {
    account: {
      id: account.id,
      name: account.name,
      status: account.status,
      ownerId: account.owner_id,
      segmentId: account.segment_id,
      touchModelId: account.touch_model_id,
      touchModelKey: model.rules.key,
      touchModelFrom: from,
      clientSince: account.client_since,
      ongoingStart: account.ongoing_start,
    },
    activation: {
      onboardingEndedOn: activation?.onboarding_ended_on ?? null,
      activatedOn: activation?.activated_on ?? null,
      activatedBy: activation?.by_name ?? null,
      note: activation?.note ?? null,
    },
    steps: activationSteps.map((step) => ({ step, ...(steps.get(step) ?? { done: false, note: null }) })),
    contacts,
    plan,
    goals,
    expectedResult: handOver?.expected_result ?? null,
    firstReview: review,
    nextContact: contact,
    gate,
    gapSince: onboardingGap(
      {
        status: account.status,
        onboardingEndedOn: activation?.onboarding_ended_on ?? null,
        ongoingStart: journeyPlan?.ongoingStart ?? null,
        activatedOn: activation?.activated_on ?? null,
        somethingPlanned: review !== null || contact !== null || goals.length > 0,
      },
      today,
    ),
  };
}

const activationOf = (db: Kysely<Database>, accountId: string) =>
  db
    .selectFrom('activation')
    .leftJoin('member', 'member.id', 'activation.activated_by')
    .select(['onboarding_ended_on', 'activated_on', 'note', 'member.name as by_name'])
    .where('account_id', '=', accountId)
    .where('activation.deleted_at', 'is', null)
    .executeTakeFirst();

async function stepsOf(db: Kysely<Database>, accountId: string) {
  const rows = await db
    .selectFrom('activation_step')
    .select(['step', 'done', 'note'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .execute();
  return new Map(rows.map(({ step, done, note }) => [step, { done: done === 1, note }]));
}

async function contactsOf(db: Kysely<Database>, accountId: string, today: Day) {
  const rows = await db
    .selectFrom('contact')
    .select(['id', 'name', 'role', 'left_on'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows
    .filter(({ left_on }) => left_on === null || left_on > today)
    .map(({ id, name, role }) => ({ id, name, role }));
}

export async function planAtWork(db: Kysely<Database>, accountId: string) {
  const row = await db
    .selectFrom('success_plan')
    .select(['id', 'objective', 'current_scenario as currentScenario', 'desired_scenario as desiredScenario'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('closed_on', 'is', null)
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

const openGoals = (db: Kysely<Database>, planId: string) =>
  db
    .selectFrom('goal')
    .select(['id', 'title', 'unit', 'baseline', 'target', 'due_on as dueOn'])
    .where('plan_id', '=', planId)
    .where('deleted_at', 'is', null)
    .where('kind', '=', 'goal')
    .where('status', 'in', ['planned', 'active'])
    .orderBy('position')
    .execute();

async function nextReview(db: Kysely<Database>, accountId: string, today: Day) {
  const row = await db
    .selectFrom('review')
    .select(['id', 'kind', 'starts_at as startsAt'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('canceled_at', 'is', null)
    .where('stage', 'in', ['planned', 'preparing', 'ready'])
    .where('starts_at', '>=', today)
    .orderBy('starts_at')
    .executeTakeFirst();
  return row ?? null;
}

/** What was agreed to happen next: an open task, else the next step of the latest interaction. */
async function nextContact(db: Kysely<Database>, accountId: string, today: Day) {
  const task = await db
    .selectFrom('task')
    .select(['title as text', 'due_on as dueOn'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where('done_at', 'is', null)
    .where('canceled_at', 'is', null)
    .orderBy((eb) => eb('due_on', 'is', null))
    .orderBy('due_on')
    .executeTakeFirst();
  if (task) return task;
  const step = await db
    .selectFrom('interaction')
    .select(['next_step as text', 'next_step_on as dueOn'])
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null)
    .orderBy('happened_at', 'desc')
    .executeTakeFirst();
  return step?.text && step.dueOn !== null && step.dueOn >= today ? { text: step.text, dueOn: step.dueOn } : null;
}
