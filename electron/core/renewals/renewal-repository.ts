import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { contractStatus, termOn } from '#shared/domain/contract.ts';
import type { Day } from '#shared/domain/calendar.ts';
import { daysBetween } from '#shared/domain/calendar.ts';
import { annualAmount, type Money } from '#shared/domain/money.ts';
import { type RenewalMark, renewalLane } from '#shared/domain/renewal-desk.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { toRuledContract } from '../contracts/contract-repository.ts';

/** One end of a contract within the longest mark (L2). */
export interface ComingEnd {
  contractId: string;
  accountId: string;
  accountName: string;
  ownerName: string | null;
  product: string;
  endsOn: Day;
  noticeOn: Day | null;
  autoRenew: boolean;
  daysLeft: number;
  lane: RenewalMark;
  yearly: Money;
  canceled: boolean;
}

export const comingEnds = async (db: Kysely<Database>, today: Day): Promise<ComingEnd[]> => {
  const rows = await db
    .selectFrom('contract')
    .innerJoin('account', 'account.id', 'contract.account_id')
    .leftJoin('member', 'member.id', 'account.owner_id')
    .selectAll('contract')
    .select(['account.name as account_name', 'member.name as owner_name'])
    .where('contract.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .where('account.status', '<>', 'lost')
    .execute();
  return rows
    .flatMap((row): ComingEnd[] => {
      const contract = toRuledContract(row);
      const status = contractStatus(contract, today);
      if (status !== 'active' && status !== 'upcoming') return [];
      const term = termOn(contract, today);
      // A contract that was canceled ends on the last day that is paid for.
      const endsOn = contract.canceledOn ?? term.endsOn;
      if (endsOn === null) return [];
      const daysLeft = daysBetween(today, endsOn);
      const lane = renewalLane(daysLeft);
      if (lane === null) return [];
      return [
        {
          contractId: row.id,
          accountId: row.account_id,
          accountName: row.account_name,
          ownerName: row.owner_name,
          product: row.product,
          endsOn,
          noticeOn: term.noticeOn,
          autoRenew: contract.autoRenew,
          daysLeft,
          lane,
          yearly: annualAmount(contract.amount, contract.billingPeriod),
          canceled: contract.canceledOn !== null,
        },
      ];
    })
    .toSorted((a, b) => a.daysLeft - b.daysLeft || (a.accountName < b.accountName ? -1 : 1));
};

export const verdictsByEnd = async (db: Kysely<Database>): Promise<Map<string, RowOf<'renewal_verdict'>>> => {
  const rows = await db.selectFrom('renewal_verdict').selectAll().where('deleted_at', 'is', null).execute();
  return new Map(rows.map((row) => [endKey(row.contract_id, row.ends_on), row]));
};

export const endKey = (contractId: string, endsOn: Day): string => `${contractId} ${endsOn}`;
