import type { RenewalRow } from '#shared/contract/renewals.ts';
import { derivedFlags } from '#shared/domain/account-facts-flags.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import { daysBetween } from '#shared/domain/calendar.ts';
import type { RenewalVerdict } from '#shared/domain/method-vocabulary.ts';
import {
  computedVerdict,
  lacksActionPlan,
  type RenewalForecast,
  renewalForecast,
  type RenewalWeights,
  verdictInForce,
} from '#shared/domain/renewal-desk.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { type ComputedAccount, computedAccounts } from '../opportunities/computed-accounts.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { type ComingEnd, comingEnds, endKey, verdictsByEnd } from './renewal-repository.ts';

/** A person's verdict is looked at again after a month (K7). */
const VERDICT_AGES_AFTER = 30;

export interface RenewalDesk {
  renewals: RenewalRow[];
  forecast: RenewalForecast[];
  weights: RenewalWeights;
  mayDecide: boolean;
}

interface GivenVerdict {
  contractId: string;
  endsOn: string;
  consultant?: RenewalVerdict | null | undefined;
  final?: RenewalVerdict | null | undefined;
  actionPlan?: string | null | undefined;
  note?: string | null | undefined;
}

/** What ends within 180, 90 and 60 days, how it looks, and who decided so (L2). */
export class RenewalService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  desk(): Promise<RenewalDesk> {
    const { actor, clock, unitOfWork } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const [ends, verdicts, computed, settings, mayDecide] = await Promise.all([
        comingEnds(db, today),
        verdictsByEnd(db),
        computedAccounts(db),
        readMethodSettings(db),
        mayWriteMethod(db, actor),
      ]);
      const byAccount = new Map(computed.map((account) => [account.facts.accountId, account]));
      const weights = {
        good: settings['renewal.good_percent'],
        attention: settings['renewal.attention_percent'],
        risk: settings['renewal.risk_percent'],
      };
      const renewals = ends.map((end) => {
        const given = verdicts.get(endKey(end.contractId, end.endsOn));
        return renewalOf(end, byAccount.get(end.accountId), given, today);
      });
      const forecast = renewalForecast(
        renewals.map(({ endsOn, yearly, inForce }) => ({ endsOn, value: yearly, verdict: inForce.verdict })),
        weights,
      );
      return { renewals, forecast, weights, mayDecide };
    });
  }

  /** @throws DomainError ROLE_FORBIDDEN for a final verdict of a consultant of a team */
  async saveVerdict({ contractId, endsOn, ...given }: GivenVerdict): Promise<Record<string, never>> {
    const { actor, clock, unitOfWork } = this.#kernel;
    await unitOfWork.write('renewals.verdict', async ({ db, rows }) => {
      const contract = await db
        .selectFrom('contract')
        .select('account_id')
        .where('id', '=', contractId)
        .executeTakeFirst();
      if (!contract) throw new DomainError('ROW_NOT_FOUND', { what: 'contract' });
      if (given.final !== undefined && !(await mayWriteMethod(db, actor))) throw new DomainError('ROLE_FORBIDDEN');
      const today = clock.today();
      rows.put('renewal_verdict', {
        account_id: contract.account_id,
        contract_id: contractId,
        ends_on: endsOn,
        ...(given.consultant === undefined
          ? {}
          : { consultant: given.consultant, consultant_id: actor.memberId, consultant_on: today }),
        ...(given.final === undefined ? {} : { final: given.final, final_by: actor.memberId, final_on: today }),
        ...(given.actionPlan === undefined ? {} : { action_plan: given.actionPlan }),
        ...(given.note === undefined ? {} : { note: given.note }),
      });
    });
    return {};
  }
}

type StoredVerdict = Awaited<ReturnType<typeof verdictsByEnd>> extends Map<string, infer Row> ? Row : never;

const renewalOf = (
  { canceled, ...end }: ComingEnd,
  account: ComputedAccount | undefined,
  stored: StoredVerdict | undefined,
  today: string,
): RenewalRow => {
  const facts = account?.facts;
  const computed = computedVerdict({
    health: account?.band ?? null,
    feeling: facts?.feeling ? bandOfMoment(facts.feeling.moment) : null,
    useChange: facts?.usage.changePercent ?? null,
    urgentCases: facts?.cases.urgentOpen ?? 0,
    canceled,
    championGone: facts !== undefined && derivedFlags(facts).includes('champion_gone'),
  });
  const consultant = stored?.consultant ?? null;
  const final = stored?.final ?? null;
  const inForce = verdictInForce({ computed: computed.verdict, consultant, final });
  const actionPlan = stored?.action_plan ?? null;
  const playbookRunId = stored?.playbook_run_id ?? null;
  const decidedOn =
    inForce.by === 'final' ? stored?.final_on : inForce.by === 'consultant' ? stored?.consultant_on : null;
  return {
    ...end,
    computed,
    health: account?.score ?? null,
    consultant,
    consultantOn: stored?.consultant_on ?? null,
    final,
    finalOn: stored?.final_on ?? null,
    inForce,
    actionPlan,
    playbookRunId,
    note: stored?.note ?? null,
    lacksPlan: lacksActionPlan(inForce.verdict, { text: actionPlan, runId: playbookRunId }),
    outdated: typeof decidedOn === 'string' && daysBetween(decidedOn, today) > VERDICT_AGES_AFTER,
  };
};
