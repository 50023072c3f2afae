import type { PlanTemplate, PlanTemplateGoal, TemplateProposal } from '#shared/contract/plan-templates.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { positionIn } from '#shared/domain/goal-tree.ts';
import { templateFor } from '#shared/domain/plan-template.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { toRow } from '../accounts/row-shape.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { placesOfPlan } from './goal-repository.ts';
import { findPlan } from './plan-repository.ts';
import { templateWords } from './plan-template-texts.ts';
import { asProposal, findTemplate, templateRows, toTemplate, writeTemplateGoals } from './plan-template-repository.ts';

type Done = Record<string, never>;
type Patch<Entity> = { [Field in keyof Entity]?: Entity[Field] | undefined };
type TemplatePatch = Patch<Pick<PlanTemplate, 'name' | 'segmentId' | 'objective' | 'archived'>>;
type GoalPatch = Patch<Omit<PlanTemplateGoal, 'id' | 'contentKey' | 'parentId'>>;

/** Where a goal of a template stands by default: it starts with the plan and has a quarter. */
const QUARTER_DAYS = 90;

/** Templates of success plans by segment (E5), written by leads. */
export class PlanTemplateService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ templates: PlanTemplate[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => ({
      templates: (await templateRows(db)).map(toTemplate),
      mayWrite: await mayWriteMethod(db, this.#kernel.actor),
    }));
  }

  proposals({ accountId, startsOn }: { accountId: string; startsOn: Day }): Promise<{
    proposed: string | null;
    templates: TemplateProposal[];
  }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const account = await db
        .selectFrom('account')
        .select(['segment_id', 'language'])
        .where('id', '=', accountId)
        .executeTakeFirst();
      if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const living = (await templateRows(db)).filter(({ template }) => template.archived === 0);
      const choices = living.map(({ template }) => ({
        id: template.id,
        segmentId: template.segment_id,
        archived: false,
      }));
      return {
        proposed: templateFor(choices, account.segment_id)?.id ?? null,
        templates: living.map((rows) => asProposal(rows, account.language, startsOn)),
      };
    });
  }

  async apply({ planId, templateId }: { planId: string; templateId: string }): Promise<Done> {
    const { unitOfWork, clock, actor } = this.#kernel;
    await unitOfWork.write('planTemplate.apply', async ({ db, rows }) => {
      const plan = await findPlan(db, planId);
      if (!plan) throw new DomainError('ROW_NOT_FOUND', { what: 'success_plan' });
      const template = await findTemplate(db, templateId);
      const { language } = await db
        .selectFrom('account')
        .select('language')
        .where('id', '=', plan.accountId)
        .executeTakeFirstOrThrow();
      const { objective } = templateWords(language, template.template);
      if (plan.objective.trim() === '') rows.update('success_plan', planId, { objective });
      const today = clock.today();
      const startsOn = plan.startsOn > today ? plan.startsOn : today;
      writeTemplateGoals(
        { rows },
        template,
        { accountId: plan.accountId, planId, startsOn, today, memberId: actor.memberId, language },
        (await placesOfPlan(db, planId)).map(({ position }) => position),
      );
    });
    return {};
  }

  create({ name, segmentId }: { name: string; segmentId: string | null }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('planTemplate.create', async ({ db, rows }) => {
      const last = (await templateRows(db)).at(-1)?.template.position ?? null;
      const position = keyBetween(last, null, this.#suffix());
      return { id: rows.insert('plan_template', { name, segment_id: segmentId, archived: 0, position }).id };
    });
  }

  save({ id, ...patch }: TemplatePatch & { id: string }): Promise<Done> {
    return this.#write('planTemplate.save', (rows) => rows.update('plan_template', id, toRow(patch)));
  }

  addGoal({ templateId, title }: { templateId: string; title: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('planTemplate.save', async ({ db, rows }) => {
      const { goals } = await findTemplate(db, templateId);
      const position = keyBetween(goals.at(-1)?.position ?? null, null, this.#suffix());
      const { id } = rows.insert('plan_template_goal', {
        template_id: templateId,
        kind: 'goal',
        title,
        direction: 'up',
        offset_days: 0,
        duration_days: QUARTER_DAYS,
        position,
      });
      return { id };
    });
  }

  saveGoal({ id, ...patch }: GoalPatch & { id: string }): Promise<Done> {
    return this.#write('planTemplate.save', (rows) => rows.update('plan_template_goal', id, toRow(patch)));
  }

  async moveGoal({ id, afterId }: { id: string; afterId: string | null }): Promise<Done> {
    await this.#kernel.unitOfWork.write('planTemplate.save', async ({ db, rows }) => {
      const found = (await templateRows(db)).find(({ goals }) => goals.some((goal) => goal.id === id));
      if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'plan_template_goal' });
      const places = found.goals.map(({ id: goalId, position }) => ({ id: goalId, parentId: null, position }));
      const position = positionIn(places, { id, parentId: null, afterId, suffix: this.#suffix() });
      rows.update('plan_template_goal', id, { position });
    });
    return {};
  }

  trash({ id }: { id: string }): Promise<Done> {
    return this.#write('planTemplate.trash', (rows) => rows.trash('plan_template', id));
  }

  trashGoal({ id }: { id: string }): Promise<Done> {
    return this.#write('planTemplate.save', (rows) => rows.trash('plan_template_goal', id));
  }

  async #write(
    label: 'planTemplate.save' | 'planTemplate.trash',
    work: (rows: Parameters<Parameters<Kernel['unitOfWork']['write']>[1]>[0]['rows']) => void,
  ): Promise<Done> {
    await this.#kernel.unitOfWork.write(label, ({ rows }) => work(rows));
    return {};
  }

  #suffix(): string {
    return deviceSuffix(this.#kernel.actor.deviceId);
  }
}
