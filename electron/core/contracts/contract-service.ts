import type { AccountContract, ContractFields } from '#shared/contract/contracts.ts';
import { annualRevenueOn, contractStatus, monthlyRevenueOn, termOn } from '#shared/domain/contract.ts';
import { downsellYearly, expansionYearly } from '#shared/domain/loss.ts';
import { annualAmount, type Money, monthlyAmount } from '#shared/domain/money.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { toEntity, toRow } from '../accounts/row-shape.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { contractRows, toRuledContract } from './contract-repository.ts';

type GivenContract = { [Key in keyof ContractFields]?: ContractFields[Key] | undefined };
interface ContractUpdate {
  id: string;
  patch: GivenContract;
  downsell?: { reason: string; reasonId: string | null } | undefined;
  expansion?: boolean | undefined;
}
type Dates = Pick<ContractFields, 'startsOn' | 'endsOn' | 'noticeOn'>;

const refuseWrongDates = ({ startsOn, endsOn, noticeOn }: Dates): void => {
  if (endsOn !== null && endsOn < startsOn)
    throw new DomainError('VALUE_REFUSED', { field: 'endsOn', reason: 'before_start' });
  if (noticeOn !== null && endsOn !== null && noticeOn > endsOn)
    throw new DomainError('VALUE_REFUSED', { field: 'noticeOn', reason: 'after_end' });
};

/** What the client pays less and more a year by a change (L4, J), in minor units; one of them is 0. */
const yearlyChange = (before: RowOf<'contract'>, patch: GivenContract): { less: number; more: number } => {
  const {
    amountMinor = before.amount_minor,
    currency = before.currency,
    billingPeriod = before.billing_period,
  } = patch;
  const paid = annualAmount({ minor: before.amount_minor, currency: before.currency }, before.billing_period);
  const pays = annualAmount({ minor: amountMinor, currency }, billingPeriod);
  return { less: downsellYearly(paid, pays), more: expansionYearly(paid, pays) };
};

/** Contracts and subscriptions of an account (A4). */
export class ContractService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async list({
    accountId,
  }: {
    accountId: string;
  }): Promise<{ contracts: AccountContract[]; mrr: Money[]; arr: Money[] }> {
    const today = this.#kernel.clock.today();
    const rows = await this.#kernel.unitOfWork.read((db) => contractRows(db, accountId));
    const ruled = rows.map(toRuledContract);
    return {
      contracts: rows.map((row) => asContract(row, today)),
      mrr: monthlyRevenueOn(ruled, today),
      arr: annualRevenueOn(ruled, today),
    };
  }

  create({ accountId, ...fields }: ContractFields & { accountId: string }): Promise<{ id: string }> {
    refuseWrongDates(fields);
    return this.#kernel.unitOfWork.write('contracts.create', ({ rows }) => ({
      id: rows.insert('contract', { account_id: accountId, ...toRow(fields) }).id,
    }));
  }

  async update({ id, patch, downsell, expansion = false }: ContractUpdate): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('contracts.update', async ({ db, rows }) => {
      const found = await db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirst();
      if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'contract' });
      const { startsOn = found.starts_on, endsOn = found.ends_on, noticeOn = found.notice_on } = patch;
      refuseWrongDates({ startsOn, endsOn, noticeOn });
      rows.update('contract', id, toRow(patch));
      const { less, more } = yearlyChange(found, patch);
      const change = {
        account_id: found.account_id,
        contract_id: id,
        happened_on: this.#kernel.clock.today(),
        currency: patch.currency ?? found.currency,
        reactivation: 0,
      } as const;
      if (downsell && less > 0) {
        const { reason, reasonId } = downsell;
        const row = { ...change, kind: 'downsell', amount_minor: less, reason, reason_id: reasonId } as const;
        rows.insert('churn_event', { ...row, after_upgrade: 0, after_downgrade: 1 });
      }
      if (expansion && more > 0) {
        const reason = (patch.product ?? found.product).slice(0, 120);
        const row = { ...change, kind: 'expansion', amount_minor: more, reason } as const;
        rows.insert('churn_event', { ...row, after_upgrade: 1, after_downgrade: 0 });
      }
    });
    return {};
  }
}

const asContract = (row: RowOf<'contract'>, today: string): AccountContract => {
  const ruled = toRuledContract(row);
  const term = termOn(ruled, today);
  return {
    ...toEntity(row, ['auto_renew']),
    status: contractStatus(ruled, today),
    mrr: monthlyAmount(ruled.amount, ruled.billingPeriod),
    arr: annualAmount(ruled.amount, ruled.billingPeriod),
    termEndsOn: term.endsOn,
    termNoticeOn: term.noticeOn,
  };
};
