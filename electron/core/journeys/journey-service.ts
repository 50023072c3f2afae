import type { AccountFlagEntry, AccountJourney } from '#shared/contract/journeys.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { journeyOf } from '#shared/domain/journey-course.ts';
import { endStage, moveProblem, moveStage, reopenStage, type StageChange } from '#shared/domain/journey-moves.ts';
import type { UndoLabel } from '#shared/i18n/undo-label.ts';
import { findAccount } from '../accounts/account-repository.ts';
import { workspaceFrame } from '../accounts/workspace-days.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { flagsOf, marksOf } from './journey-marks.ts';
import { journeyFinder } from './journey-repository.ts';
import { planForChange, writeStages } from './stage-writing.ts';

type Done = Record<string, never>;
type GivenFlag = Omit<AccountFlagEntry, 'id'> & { id?: string | undefined; accountId: string };

const STAGES_AHEAD = 12;

/** The course of one account: where it stands, what was moved, what flags it carries (D1–D3, D5). */
export class JourneyService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  ofAccount({ accountId }: { accountId: string }): Promise<AccountJourney> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const account = await findAccount(db, accountId);
      if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const [finder, { dayOf }, flags] = await Promise.all([
        journeyFinder(db, accountId),
        workspaceFrame(db),
        flagsOf(db, accountId),
      ]);
      const plan = finder.planOf(account);
      const { id, from } = finder.templateOf(account);
      return {
        plan: plan && {
          ...plan,
          overrides: [...plan.overrides],
          template: { first: [...plan.template.first], cycle: [...plan.template.cycle] },
        },
        thresholds: finder.thresholds,
        templateId: id,
        templateFrom: from,
        lostOn: account.lost_on,
        ...(await marksOf(db, accountId, dayOf)),
        flags,
      };
    });
  }

  move({ accountId, number, plannedEnd }: { accountId: string; number: number; plannedEnd: Day }): Promise<Done> {
    return this.#change('journey.move', accountId, (plan, today, thresholds) => {
      const problem = moveProblem(journeyOf(plan, today, thresholds, STAGES_AHEAD), number, plannedEnd);
      if (problem) throw new DomainError('VALUE_REFUSED', { field: 'plannedEnd', reason: problem });
      return moveStage(plan, today, number, plannedEnd);
    });
  }

  conclude({ accountId, number, on }: { accountId: string; number: number; on: Day }): Promise<Done> {
    return this.#change('journey.conclude', accountId, (plan, today) => {
      if (journeyOf(plan, today).current.position !== number)
        throw new DomainError('VALUE_REFUSED', { field: 'number', reason: 'stage_is_over' });
      return endStage(plan, today, on);
    });
  }

  reopen({ accountId }: { accountId: string }): Promise<Done> {
    return this.#change('journey.reopen', accountId, (plan, today) => {
      const changes = reopenStage(plan, today);
      if (!changes) throw new DomainError('VALUE_REFUSED', { field: 'number', reason: 'ended_by_calendar' });
      return changes;
    });
  }

  async choose({ accountId, templateId }: { accountId: string; templateId: string | null }): Promise<Done> {
    await this.#kernel.unitOfWork.write('journey.choose', ({ rows }) =>
      rows.update('account', accountId, { journey_template_id: templateId }),
    );
    return {};
  }

  saveFlag({ id, accountId, ...fields }: GivenFlag): Promise<{ id: string }> {
    if (fields.until !== null && fields.until < fields.since)
      throw new DomainError('VALUE_REFUSED', { field: 'until', reason: 'before_start' });
    return this.#kernel.unitOfWork.write('journey.flag', ({ rows }) => {
      if (id === undefined) return { id: rows.insert('account_flag', { account_id: accountId, ...fields }).id };
      rows.update('account_flag', id, fields);
      return { id };
    });
  }

  async removeFlag({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('journey.flagRemove', ({ rows }) => rows.trash('account_flag', id));
    return {};
  }

  async #change(
    label: UndoLabel,
    accountId: string,
    changesOf: (
      plan: Awaited<ReturnType<typeof planForChange>>['plan'],
      today: Day,
      thresholds: Awaited<ReturnType<typeof planForChange>>['thresholds'],
    ) => StageChange[],
  ): Promise<Done> {
    const today = this.#kernel.clock.today();
    await this.#kernel.unitOfWork.write(label, async (context: WriteContext) => {
      const { plan, thresholds } = await planForChange(context.db, accountId);
      writeStages(context, accountId, changesOf(plan, today, thresholds));
    });
    return {};
  }
}
