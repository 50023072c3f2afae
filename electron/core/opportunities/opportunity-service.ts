import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Opportunity, OpportunityFields, OpportunitySignalRow } from '#shared/contract/opportunities.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import type { OpportunityOrigin } from '#shared/domain/method-vocabulary.ts';
import {
  expectedAmount,
  forecastByMonth,
  opportunitySignals,
  type ForecastMonth,
  type ValuedOpportunity,
} from '#shared/domain/opportunity.ts';
import { toRow } from '../accounts/row-shape.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { computedAccounts } from './computed-accounts.ts';

type Given = { [Key in keyof OpportunityFields]?: OpportunityFields[Key] | undefined };
type NewOpportunity = OpportunityFields & { accountId: string; origin: OpportunityOrigin; originId: string | null };

export interface OpportunityList {
  opportunities: Opportunity[];
  forecast: ForecastMonth[];
  signals: OpportunitySignalRow[];
  signalsOn: string | null;
}

/** Cross-sell, up-sell, renewal, referral (L1). */
export class OpportunityService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId?: string | undefined }): Promise<OpportunityList> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [opportunities, computed] = await Promise.all([
        opportunityRows(db, accountId),
        computedAccounts(db, accountId),
      ]);
      // What was noted since the signals were computed needs no signal any more.
      const open = new Set(
        opportunities.filter(({ status }) => status === 'open').map((row) => `${row.accountId} ${row.kind}`),
      );
      return {
        opportunities,
        forecast: forecastByMonth(opportunities.map(asValued)),
        signals: computed
          .flatMap(({ facts }) => signalsOf(facts))
          .filter((signal) => !open.has(`${signal.accountId} ${signal.kind}`)),
        signalsOn: computed[0]?.day ?? null,
      };
    });
  }

  create({ accountId, origin, originId, ...fields }: NewOpportunity): Promise<{ id: string }> {
    refuseBareAmount(fields);
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('opportunities.create', ({ rows }) => ({
      id: rows.insert('opportunity', {
        account_id: accountId,
        origin,
        origin_id: originId,
        owner_id: actor.memberId,
        closed_on: fields.status === 'open' ? null : clock.today(),
        ...toRow(fields),
      }).id,
    }));
  }

  /** Won or lost closes it today; open again forgets that day. */
  async update({ id, patch }: { id: string; patch: Given }): Promise<Record<string, never>> {
    const { clock, unitOfWork } = this.#kernel;
    await unitOfWork.write('opportunities.update', async ({ db, rows }) => {
      const found = await db.selectFrom('opportunity').selectAll().where('id', '=', id).executeTakeFirst();
      if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'opportunity' });
      const { amountMinor = found.amount_minor, currency = found.currency, status = found.status } = patch;
      refuseBareAmount({ amountMinor, currency });
      const moved = status !== found.status;
      rows.update('opportunity', id, {
        ...toRow(patch),
        ...(moved ? { closed_on: status === 'open' ? null : clock.today() } : {}),
      });
    });
    return {};
  }
}

const refuseBareAmount = ({ amountMinor, currency }: Pick<OpportunityFields, 'amountMinor' | 'currency'>): void => {
  if (amountMinor !== null && currency === null)
    throw new DomainError('VALUE_REFUSED', { field: 'currency', reason: 'missing' });
};

const signalsOf = (facts: AccountFacts): OpportunitySignalRow[] =>
  opportunitySignals(facts).map((signal) => ({ accountId: facts.accountId, accountName: facts.name, ...signal }));

const asValued = (row: Opportunity): ValuedOpportunity => ({
  amount: row.amountMinor === null || row.currency === null ? null : { minor: row.amountMinor, currency: row.currency },
  probability: row.probability,
  expectedOn: row.expectedOn,
  status: row.status,
});

/** Open ones first, by the day they are expected; then those that were closed, the latest first. */
const opportunityRows = async (db: Kysely<Database>, accountId?: string): Promise<Opportunity[]> => {
  const query = db
    .selectFrom('opportunity as o')
    .innerJoin('account', 'account.id', 'o.account_id')
    .leftJoin('member', 'member.id', 'o.owner_id')
    .selectAll('o')
    .select(['account.name as account_name', 'member.name as owner_name'])
    .where('o.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null);
  const rows = await (accountId === undefined ? query : query.where('o.account_id', '=', accountId)).execute();
  const entities = rows.map((row): Opportunity => {
    const entity = {
      id: row.id,
      accountId: row.account_id,
      accountName: row.account_name,
      kind: row.kind,
      title: row.title,
      amountMinor: row.amount_minor,
      currency: row.currency,
      probability: row.probability,
      expectedOn: row.expected_on,
      status: row.status,
      reasonId: row.reason_id,
      reasonNote: row.reason_note,
      note: row.note,
      origin: row.origin,
      originId: row.origin_id,
      ownerId: row.owner_id,
      ownerName: row.owner_name,
      closedOn: row.closed_on,
      expected: null,
    };
    return { ...entity, expected: expectedAmount(asValued(entity)) };
  });
  const place = (row: Opportunity) => (row.status === 'open' ? `0${row.expectedOn ?? '9999'}` : '1');
  return entities.toSorted((a, b) =>
    place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : (a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1,
  );
};
