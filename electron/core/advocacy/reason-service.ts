import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { ReasonRow } from '#shared/contract/advocacy.ts';
import { addMonths, type Day } from '#shared/domain/calendar.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { type Loss, type ReasonTally, reasonTally } from '#shared/domain/loss.ts';
import type { ReasonKind } from '#shared/domain/method-vocabulary.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';

type NamedTally = ReasonTally & { name: string | null };

/** Why clients leave or become smaller: the shipped reasons and a workspace's own (L4). */
export class ReasonService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ reasons: ReasonRow[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const rows = await db
        .selectFrom('reason')
        .select(['id', 'kind', 'name', 'archived'])
        .where('deleted_at', 'is', null)
        .orderBy('position')
        .execute();
      return {
        reasons: rows.map(({ archived, ...row }) => ({ ...row, archived: archived === 1 })),
        mayWrite: await mayWriteMethod(db, this.#kernel.actor),
      };
    });
  }

  add({ kind, name }: { kind: ReasonKind; name: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('method.reason', async ({ db, rows }) => {
      const last = await db.selectFrom('reason').select('position').orderBy('position', 'desc').executeTakeFirst();
      const position = keyBetween(last?.position ?? null, null, deviceSuffix(this.#kernel.actor.deviceId));
      return { id: rows.insert('reason', { kind, name, archived: 0, position }).id };
    });
  }

  async update(given: {
    id: string;
    name?: string | undefined;
    archived?: boolean | undefined;
  }): Promise<Record<string, never>> {
    const { id, name, archived } = given;
    await this.#kernel.unitOfWork.write('method.reason', ({ rows }) =>
      rows.update('reason', id, { name, archived: archived === undefined ? undefined : archived ? 1 : 0 }),
    );
    return {};
  }

  tally({ months }: { months: number }): Promise<{ from: Day; to: Day; reasons: NamedTally[] }> {
    const to = this.#kernel.clock.today();
    const from = addMonths(to, -months);
    return this.#kernel.unitOfWork.read(async (db) => {
      const own = new Map(
        (await db.selectFrom('reason').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
      );
      const tally = reasonTally(await lossesSince(db, from), { start: from, end: to });
      return { from, to, reasons: tally.map((row) => ({ ...row, name: own.get(row.reason) ?? null })) };
    });
  }
}

/** A lost account counts once: by its own reason, with the value its churn events tell; imports have only the events. */
const lossesSince = async (db: Kysely<Database>, from: Day): Promise<Loss[]> => {
  const events = await db
    .selectFrom('churn_event')
    .innerJoin('account', 'account.id', 'churn_event.account_id')
    .select([
      'churn_event.account_id',
      'churn_event.happened_on',
      'churn_event.kind',
      'churn_event.reason',
      'churn_event.reason_id',
      'churn_event.amount_minor',
      'churn_event.currency',
      'churn_event.reactivation',
    ])
    .where('churn_event.happened_on', '>=', from)
    .where('churn_event.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .execute();
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'lost_on', 'loss_reason', 'loss_reason_id'])
    .where('status', '=', 'lost')
    .where('lost_on', '>=', from)
    .where('deleted_at', 'is', null)
    .execute();
  const toldByEvent = new Set<string>();
  const losses = events.flatMap((event): Loss[] => {
    if (event.reactivation === 1 || event.kind === 'reactivation' || event.kind === 'expansion') return [];
    const kind = event.kind === 'downsell' ? 'downsell' : 'loss';
    if (kind === 'loss') toldByEvent.add(event.account_id);
    const { amount_minor: minor, currency } = event;
    return [
      {
        kind,
        on: event.happened_on,
        reason: event.reason_id ?? event.reason,
        yearly: minor === null || currency === null ? null : { minor, currency },
      },
    ];
  });
  for (const { id, lost_on, loss_reason, loss_reason_id } of accounts) {
    if (toldByEvent.has(id) || lost_on === null) continue;
    losses.push({ kind: 'loss', on: lost_on, reason: loss_reason_id ?? loss_reason ?? 'other', yearly: null });
  }
  return losses;
};
