import type { Kernel } from '#core/kernel/kernel.ts';
import { DomainError } from '#core/kernel/domain-error.ts';
import type { AccountValue, Plan, PlanView } from '#shared/contract/plans.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { valueDeliveredUntil } from '#shared/domain/value-delivered.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { goalsOfPlan } from './goal-repository.ts';
import { findTemplate, writeTemplateGoals } from './plan-template-repository.ts';
import { contactsOf, findPlan, handOverOf, plansOf, reachedGoals } from './plan-repository.ts';
import { accountValues } from './value-repository.ts';

type PlanFields = Omit<Plan, 'id' | 'accountId' | 'closedOn'>;
interface NewPlan extends PlanPatch {
  accountId: string;
  objective: string;
  closeCurrent: boolean;
  templateId?: string | null | undefined;
}
type PlanPatch = { [Field in keyof PlanFields]?: PlanFields[Field] | undefined };

const columnsOf = (patch: PlanPatch) => ({
  ...(patch.currentScenario !== undefined && { current_scenario: patch.currentScenario }),
  ...(patch.desiredScenario !== undefined && { desired_scenario: patch.desiredScenario }),
  ...(patch.objective !== undefined && { objective: patch.objective }),
  ...(patch.startsOn !== undefined && { starts_on: patch.startsOn }),
  ...(patch.targetOn !== undefined && { target_on: patch.targetOn }),
});

/** The success plan of an account (E1, E4, E8). */
export class PlanService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  view({ accountId, planId }: { accountId: string; planId?: string | undefined }): Promise<PlanView> {
    const { unitOfWork, clock } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const plans = await plansOf(db, accountId);
      const plan = plans.find(({ id }) => id === planId) ?? plans[0] ?? null;
      const { goals, rolledUp } = plan ? await goalsOfPlan(db, plan.id, today) : { goals: [], rolledUp: null };
      return {
        plans: plans.map(({ id, objective, startsOn, closedOn }) => ({ id, objective, startsOn, closedOn })),
        plan,
        goals,
        rolledUp,
        // Actions are the way, not the value.
        valueDelivered: valueDeliveredUntil(
          goals.filter(({ kind }) => kind !== 'action'),
          today,
        ),
        contacts: await contactsOf(db, accountId, today),
        handOver: await handOverOf(db, accountId),
      };
    });
  }

  create(input: NewPlan): Promise<{ id: string }> {
    const { unitOfWork, clock, actor } = this.#kernel;
    return unitOfWork.write('plan.create', async ({ db, rows }) => {
      const open = (await plansOf(db, input.accountId)).filter(({ closedOn }) => closedOn === null);
      if (input.closeCurrent) for (const { id } of open) rows.update('success_plan', id, { closed_on: clock.today() });
      const { id } = rows.insert('success_plan', {
        account_id: input.accountId,
        starts_on: clock.today(),
        ...columnsOf(input),
        objective: input.objective,
      });
      if (input.templateId) {
        const template = await findTemplate(db, input.templateId);
        const { language } = await db
          .selectFrom('account')
          .select('language')
          .where('id', '=', input.accountId)
          .executeTakeFirstOrThrow();
        const into = {
          accountId: input.accountId,
          planId: id,
          today: clock.today(),
          memberId: actor.memberId,
          language,
        };
        writeTemplateGoals({ rows }, template, { ...into, startsOn: input.startsOn ?? clock.today() });
      }
      return { id };
    });
  }

  save({ id, ...patch }: PlanPatch & { id: string }): Promise<Record<string, never>> {
    return this.#change('plan.save', id, columnsOf(patch));
  }

  close({ id, closedOn }: { id: string; closedOn: Day | null }): Promise<Record<string, never>> {
    return this.#change(closedOn === null ? 'plan.reopen' : 'plan.close', id, { closed_on: closedOn });
  }

  trash({ id }: { id: string }): Promise<Record<string, never>> {
    return this.#kernel.unitOfWork.write('plan.trash', ({ rows }) => {
      rows.trash('success_plan', id);
      return {};
    });
  }

  reached({ accountId, from, to }: { accountId: string; from: Day; to: Day }) {
    return this.#kernel.unitOfWork.read((db) => reachedGoals(db, accountId, from, to));
  }

  values(): Promise<AccountValue[]> {
    return this.#kernel.unitOfWork.read((db) => accountValues(db, this.#kernel.clock.today()));
  }

  #change(label: UndoLabel, id: string, columns: ReturnType<typeof columnsOf> & { closed_on?: Day | null }) {
    return this.#kernel.unitOfWork.write(label, async ({ db, rows }) => {
      if (!(await findPlan(db, id))) throw new DomainError('ROW_NOT_FOUND', { what: 'success_plan' });
      rows.update('success_plan', id, columns);
      return {};
    });
  }
}
