import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { BaselineView } from '#shared/contract/activation.ts';
import { beforeAfter, type BaselineReading } from '#shared/domain/activation-baseline.ts';
import type { Day } from '#shared/domain/calendar.ts';
import type { BaselineMetric } from '#shared/domain/method-vocabulary.ts';
import { findAccount } from '../accounts/account-repository.ts';
import { workspaceFrame } from '../accounts/workspace-days.ts';
import { journeyFinder } from '../journeys/journey-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { readBaseline } from './baseline-readings.ts';

type Done = Record<string, never>;

async function readingsOn(db: Kysely<Database>, accountId: string, on: Day): Promise<BaselineReading[]> {
  const account = await findAccount(db, accountId);
  if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
  const { timeZone } = await workspaceFrame(db);
  return readBaseline(db, { accountId, on, timeZone, clientSince: account.client_since });
}

/** C4. Keeps what is known of a day as the baseline, over an earlier one. */
export async function writeBaseline(
  { db, rows }: Pick<WriteContext, 'db' | 'rows'>,
  accountId: string,
  on: Day,
): Promise<void> {
  for (const { metric, value, currency } of await readingsOn(db, accountId, on))
    rows.put('account_baseline', { account_id: accountId, metric, value, currency, as_of: on, note: null });
}

/** What ongoing changed: the day it began against today (C4). */
export class BaselineService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  view({ accountId }: { accountId: string }): Promise<BaselineView> {
    const { unitOfWork, clock } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const account = await findAccount(db, accountId);
      if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const { planOf } = await journeyFinder(db, accountId);
      const start = planOf(account)?.ongoingStart ?? null;
      const proposedOn = start !== null && start <= clock.today() ? start : null;
      const kept = await db
        .selectFrom('account_baseline')
        .select(['metric', 'value', 'currency', 'as_of'])
        .where('account_id', '=', accountId)
        .where('deleted_at', 'is', null)
        .execute();
      const asOf = kept[0]?.as_of ?? null;
      if (asOf === null) return { asOf, proposedOn, rows: [] };
      const then = new Map((await readingsOn(db, accountId, asOf)).map((reading) => [reading.metric, reading]));
      const keptOf = new Map(kept.map((row) => [row.metric, row]));
      const now = await readingsOn(db, accountId, clock.today());
      return {
        asOf,
        proposedOn,
        rows: now.flatMap((after) => {
          const before = keptOf.get(after.metric);
          if (!before) return [];
          const read = then.get(after.metric);
          // A value that is not what the data of that day says was written by a person: it is made of nothing here.
          const n = read?.value === before.value ? (read.n ?? null) : null;
          const { metric, value, currency } = before;
          return [beforeAfter({ metric, value, currency, asOf: before.as_of, n }, after)];
        }),
      };
    });
  }

  async take({ accountId, on }: { accountId: string; on: Day }): Promise<Done> {
    if (on > this.#kernel.clock.today()) throw new DomainError('VALUE_REFUSED', { field: 'on', reason: 'in_future' });
    await this.#kernel.unitOfWork.write('activation.baseline', (context) => writeBaseline(context, accountId, on));
    return {};
  }

  async save({ accountId, metric, value }: { accountId: string; metric: BaselineMetric; value: number | null }) {
    await this.#kernel.unitOfWork.write('activation.baseline', async ({ db, rows }) => {
      const row = await db
        .selectFrom('account_baseline')
        .select('id')
        .where('account_id', '=', accountId)
        .where('metric', '=', metric)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'account_baseline' });
      rows.update('account_baseline', row.id, { value });
    });
    return {};
  }
}
