import type { ActivationView } from '#shared/contract/activation.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { ActivationStep } from '#shared/domain/method-vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { endStageByFact } from '../journeys/stage-writing.ts';
import { keepPlanVersion } from '../plans/plan-snapshot.ts';
import { planAtWork, readActivation } from './activation-repository.ts';
import { writeBaseline } from './baseline-service.ts';
import { onboardingGaps, type SilentGap } from './gap-repository.ts';

type Done = Record<string, never>;

interface StepPatch {
  accountId: string;
  step: ActivationStep;
  done?: boolean | undefined;
  note?: string | null | undefined;
}

interface ObjectivePatch {
  accountId: string;
  objective?: string | undefined;
  currentScenario?: string | null | undefined;
  desiredScenario?: string | null | undefined;
}

/** The six guided steps into ongoing, with the gate at their end (C1). */
export class ActivationService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  open({ accountId }: { accountId: string }): Promise<ActivationView> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read((db) => readActivation(db, accountId, clock.today()));
  }

  gaps(): Promise<SilentGap[]> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read((db) => onboardingGaps(db, clock.today()));
  }

  async saveStep({ accountId, step, done, note }: StepPatch): Promise<Done> {
    await this.#kernel.unitOfWork.write('activation.step', async ({ db, rows }) => {
      const known = await db
        .selectFrom('activation_step')
        .select(['done', 'note'])
        .where('account_id', '=', accountId)
        .where('step', '=', step)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      rows.put('activation_step', {
        account_id: accountId,
        step,
        // A row that is not there yet, or stands in the trash, is written whole.
        ...(done !== undefined || !known ? { done: done ? 1 : 0 } : { done: known.done }),
        ...(note !== undefined && { note }),
      });
    });
    return {};
  }

  async save({ accountId, onboardingEndedOn }: { accountId: string; onboardingEndedOn: Day | null }): Promise<Done> {
    await this.#kernel.unitOfWork.write('activation.save', ({ rows }) => {
      rows.put('activation', { account_id: accountId, onboarding_ended_on: onboardingEndedOn });
    });
    return {};
  }

  saveObjective({ accountId, objective, ...scenarios }: ObjectivePatch): Promise<{ planId: string }> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.write('plan.save', async ({ db, rows }) => {
      const columns = {
        ...(scenarios.currentScenario !== undefined && { current_scenario: scenarios.currentScenario }),
        ...(scenarios.desiredScenario !== undefined && { desired_scenario: scenarios.desiredScenario }),
      };
      const plan = await planAtWork(db, accountId);
      if (plan) {
        rows.update('success_plan', plan.id, { ...columns, ...(objective !== undefined && { objective }) });
        return { planId: plan.id };
      }
      const made = rows.insert('success_plan', {
        account_id: accountId,
        starts_on: clock.today(),
        objective: objective ?? '',
        ...columns,
      });
      return { planId: made.id };
    });
  }

  /** One unit of work, so that one undo takes back all of it. */
  async activate({ accountId, on, reason }: { accountId: string; on: Day; reason: string | null }): Promise<Done> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    if (on > today) throw new DomainError('VALUE_REFUSED', { field: 'on', reason: 'in_future' });
    await unitOfWork.write('activation.activate', async (context) => {
      const { db, rows } = context;
      const view = await readActivation(db, accountId, today);
      const { account, activation } = view;
      if (activation.activatedOn !== null || account.status === 'lost')
        throw new DomainError('VALUE_REFUSED', { field: 'accountId', reason: 'already_activated' });
      const missing = view.gate.filter(({ met }) => !met).length;
      if (missing > 0 && !reason) throw new DomainError('ACTIVATION_BLOCKED', { missing });
      // What was handed over or welcomed until now ends with it; a client in its rounds stays where it is (D3).
      await endStageByFact(context, { accountId, kind: 'hand_over', on, today });
      await endStageByFact(context, { accountId, kind: 'welcome', on, today });
      const begins = account.status === 'onboarding' || account.ongoingStart === null;
      rows.update('account', accountId, { status: 'ongoing', ...(begins && { ongoing_start: on }) });
      rows.put('activation', {
        account_id: accountId,
        onboarding_ended_on: activation.onboardingEndedOn ?? on,
        activated_on: on,
        activated_by: actor.memberId,
        note: reason || null,
      });
      rows.put('activation_step', { account_id: accountId, step: 'review_and_activate', done: 1 });
      await writeBaseline(context, accountId, on);
      if (view.plan) {
        await keepPlanVersion(context, {
          planId: view.plan.id,
          reason: { kind: 'activation' },
          note: null,
          memberId: actor.memberId,
          now: clock.now(),
        });
      }
    });
    return {};
  }
}
