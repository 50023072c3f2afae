import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { PlanTemplate } from '#shared/contract/plan-templates.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { keysAfter } from '#shared/domain/fractional-index.ts';
import { templateDates } from '#shared/domain/plan-template.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { goalWords, templateWords } from './plan-template-texts.ts';

export interface TemplateRows {
  template: RowOf<'plan_template'>;
  goals: RowOf<'plan_template_goal'>[];
}

export async function templateRows(db: Kysely<Database>): Promise<TemplateRows[]> {
  const templates = await db
    .selectFrom('plan_template')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const goals = await db
    .selectFrom('plan_template_goal')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const goalsOf = Map.groupBy(goals, ({ template_id }) => template_id);
  return templates.map((template) => ({ template, goals: goalsOf.get(template.id) ?? [] }));
}

export const toTemplate = ({ template, goals }: TemplateRows): PlanTemplate => ({
  id: template.id,
  contentKey: template.content_key,
  name: template.name,
  segmentId: template.segment_id,
  objective: template.objective,
  archived: template.archived === 1,
  goals: goals.map((goal) => ({
    id: goal.id,
    contentKey: goal.content_key,
    parentId: goal.parent_id,
    kind: goal.kind,
    title: goal.title,
    why: goal.why,
    unit: goal.unit,
    baseline: goal.baseline,
    target: goal.target,
    direction: goal.direction,
    tolerance: goal.tolerance,
    offsetDays: goal.offset_days,
    durationDays: goal.duration_days,
  })),
});

/** What a template says in a language, dated from the start of the plan (E5). */
export const asProposal = ({ template, goals }: TemplateRows, language: Language, startsOn: Day) => ({
  id: template.id,
  ...templateWords(language, template),
  goals: goals.map((goal) => {
    const { title, unit } = goalWords(language, goal);
    const dates = templateDates({ offsetDays: goal.offset_days, durationDays: goal.duration_days }, startsOn);
    return { title, unit, target: goal.target, ...dates };
  }),
});

/** @throws DomainError ROW_NOT_FOUND */
export async function findTemplate(db: Kysely<Database>, id: string): Promise<TemplateRows> {
  const found = (await templateRows(db)).find(({ template }) => template.id === id);
  if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'plan_template' });
  return found;
}

/** E5. Writes the goals of a template into a plan, in the account's language; ids of parents are told anew. */
export function writeTemplateGoals(
  { rows }: Pick<WriteContext, 'rows'>,
  { goals }: TemplateRows,
  into: { accountId: string; planId: string; startsOn: Day; today: Day; memberId: string; language: Language },
  /** Positions in the plan: what comes from the template stands after them. */
  standing: readonly string[] = [],
): void {
  const last = standing.toSorted().at(-1) ?? null;
  const positions = keysAfter(last, goals.length, '');
  const placeOf = new Map(goals.map(({ id }, index) => [id, positions[index] ?? '']));
  const made = new Map<string, string>();
  // A parent stands before its children only by chance: those without one come first.
  const ordered = goals.toSorted((a, b) => Number(a.parent_id !== null) - Number(b.parent_id !== null));
  for (const goal of ordered) {
    const dates = templateDates({ offsetDays: goal.offset_days, durationDays: goal.duration_days }, into.startsOn);
    const { id } = rows.insert('goal', {
      account_id: into.accountId,
      plan_id: into.planId,
      parent_id: made.get(goal.parent_id ?? '') ?? null,
      kind: goal.kind,
      position: placeOf.get(goal.id) ?? goal.position,
      ...goalWords(into.language, goal),
      baseline: goal.baseline,
      target: goal.target,
      direction: goal.direction,
      tolerance: goal.tolerance,
      starts_on: dates.startsOn,
      due_on: dates.dueOn,
      internal_owner_id: into.memberId,
      status: dates.startsOn <= into.today ? 'active' : 'planned',
      audience: 'client',
    });
    made.set(goal.id, id);
  }
}
