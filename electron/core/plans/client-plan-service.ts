import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Goal } from '#shared/contract/plans.ts';
import { type PlanFacts, toClientPlan } from '#shared/domain/client-view/to-client-plan.ts';
import type { ClientPlanView } from '#shared/domain/client-view.ts';
import en from '#shared/i18n/en/client-plan.json' with { type: 'json' };
import ptBr from '#shared/i18n/pt-BR/client-plan.json' with { type: 'json' };
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { writeChosen } from '../kernel/whole-file.ts';
import type { ClientViewService } from '../reviews/client-view-service.ts';
import { safeFileName } from '../reviews/file-name.ts';
import type { PrintJobs } from '../reviews/print-jobs.ts';
import { goalsOfPlan } from './goal-repository.ts';
import { contactsOf, findPlan } from './plan-repository.ts';

const texts = { 'pt-BR': ptBr, en };

/** The printable page of a plan for its client (E6). */
export class ClientPlanService {
  readonly #kernel: Kernel;
  readonly #views: ClientViewService;
  readonly #jobs: PrintJobs;

  constructor(kernel: Kernel, views: ClientViewService, jobs: PrintJobs) {
    this.#kernel = kernel;
    this.#views = views;
    this.#jobs = jobs;
  }

  preview({ id }: { id: string }): Promise<{ view: ClientPlanView; fileName: string }> {
    const { unitOfWork } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const view = toClientPlan(await this.#facts(db, id));
      const { file } = texts[view.language];
      const fileName = safeFileName(`${file} ${view.account.name} ${view.dataAsOf}.pdf`);
      return { view, fileName };
    });
  }

  async save({ id, token }: { id: string; token: string }): Promise<Record<string, never>> {
    const target = this.#kernel.files.path(token, 'write');
    const { view } = await this.preview({ id });
    try {
      const bytes = await this.#jobs.run(this.#kernel.newId(), { kind: 'plan', view }, (job) =>
        this.#kernel.print(job),
      );
      await writeChosen(target, bytes);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.#kernel.log('output_failed', { output: 'plan', error: String(error) });
      throw new DomainError('OUTPUT_FAILED', { output: 'pdf', detail: error instanceof Error ? error.message : '' });
    }
    return {};
  }

  async #facts(db: Kysely<Database>, planId: string): Promise<PlanFacts> {
    const { clock } = this.#kernel;
    const today = clock.today();
    const plan = await findPlan(db, planId);
    const account = plan
      ? await db
          .selectFrom('account')
          .leftJoin('member', 'member.id', 'account.owner_id')
          .select(['account.id', 'account.name', 'account.legal_name', 'account.language', 'member.name as owner_name'])
          .where('account.id', '=', plan.accountId)
          .executeTakeFirst()
      : undefined;
    if (!plan || !account) throw new DomainError('ROW_NOT_FOUND', { what: 'success_plan' });
    const { goals } = await goalsOfPlan(db, planId, today);
    const members = await db.selectFrom('member').select(['id', 'name']).execute();
    const people = new Map(
      [...members, ...(await contactsOf(db, account.id, today))].map(({ id, name }) => [id, name]),
    );
    const { source } = texts[account.language];
    return {
      language: account.language,
      generatedAt: clock.now(),
      dataAsOf: today,
      workspace: await this.#views.workspace(db),
      account: { id: account.id, name: account.name, legalName: account.legal_name },
      ownerName: account.owner_name,
      plan: {
        objective: plan.objective,
        currentScenario: plan.currentScenario,
        desiredScenario: plan.desiredScenario,
        startsOn: plan.startsOn,
        targetOn: plan.targetOn,
      },
      goals: goals.map((goal) => asFact(goal, people, source)),
      source,
    };
  }
}

/** Check-ins and their notes are internal: the page tells where a goal stands and not each step of the way. */
const asFact = (goal: Goal, people: ReadonlyMap<string, string>, source: string): PlanFacts['goals'][number] => ({
  id: goal.id,
  parentId: goal.parentId,
  position: goal.position,
  kind: goal.kind,
  title: goal.title,
  why: goal.why,
  unit: goal.unit,
  direction: goal.direction,
  tolerance: goal.tolerance,
  baseline: goal.baseline,
  target: goal.target,
  current: goal.current,
  start: goal.startsOn,
  due: goal.dueOn,
  progress: goal.progress,
  plannedProgress: goal.plannedProgress,
  checkIns: [],
  milestones: [],
  status: goal.status,
  closedOn: goal.closedOn,
  clientOwner: people.get(goal.clientOwnerId ?? '') ?? null,
  internalOwner: people.get(goal.internalOwnerId ?? '') ?? null,
  source: goal.source ?? source,
  asOf: goal.currentOn,
  audience: goal.audience,
});
