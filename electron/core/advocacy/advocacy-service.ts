import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AdvocacyFields, AdvocacyRow, AskAnswerRow } from '#shared/contract/advocacy.ts';
import { type AskLimits, isAdvocate, isAsked, mayAsk } from '#shared/domain/advocacy.ts';
import { toRow } from '../accounts/row-shape.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { computedAccounts } from '../opportunities/computed-accounts.ts';
import { readMethodSettings } from '../settings/method-settings.ts';

type Given = { [Key in keyof AdvocacyFields]?: AdvocacyFields[Key] | undefined };

export interface Candidate {
  accountId: string;
  accountName: string;
  moment: string;
  nps: number | null;
  health: number | null;
}

/** References, success cases, recommendations, loyalty offers; no client is asked too often (L3). */
export class AdvocacyService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId?: string | undefined }): Promise<{ asks: AdvocacyRow[]; candidates: Candidate[] }> {
    const today = this.#kernel.clock.today();
    return this.#kernel.unitOfWork.read(async (db) => {
      const [asks, computed, limits] = await Promise.all([
        advocacyRows(db, accountId),
        computedAccounts(db, accountId),
        askLimits(db),
      ]);
      const asked = Map.groupBy(asks, (row) => row.accountId);
      const candidates = computed
        .filter(({ facts, band }) => isAdvocate(facts, band))
        .filter(({ facts }) => mayAsk(askDays(asked.get(facts.accountId) ?? []), today, limits).allowed)
        .map(({ facts, score }) => ({
          accountId: facts.accountId,
          accountName: facts.name,
          moment: facts.feeling?.moment ?? 'neutral',
          nps: facts.survey.nps?.score ?? null,
          health: score,
        }))
        .toSorted((a, b) => (b.nps ?? -1) - (a.nps ?? -1) || (a.accountName < b.accountName ? -1 : 1));
      return { asks, candidates };
    });
  }

  ask({ accountId }: { accountId: string }): Promise<AskAnswerRow & { contacts: { id: string; name: string }[] }> {
    const today = this.#kernel.clock.today();
    return this.#kernel.unitOfWork.read(async (db) => ({
      ...mayAsk(askDays(await advocacyRows(db, accountId)), today, await askLimits(db)),
      contacts: await db
        .selectFrom('contact')
        .select(['id', 'name'])
        .where('account_id', '=', accountId)
        .where('deleted_at', 'is', null)
        .where('left_on', 'is', null)
        .orderBy('name')
        .execute(),
    }));
  }

  create({ accountId, ...fields }: AdvocacyFields & { accountId: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('advocacy.create', ({ rows }) => ({
      id: rows.insert('advocacy', { account_id: accountId, ...toRow(fields) }).id,
    }));
  }

  async update({ id, patch }: { id: string; patch: Given }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('advocacy.update', ({ rows }) => rows.update('advocacy', id, toRow(patch)));
    return {};
  }
}

const askLimits = async (db: Kysely<Database>): Promise<AskLimits> => {
  const settings = await readMethodSettings(db);
  return { betweenDays: settings['advocacy.ask_limit_days'], mostAYear: settings['advocacy.most_asks_a_year'] };
};

const askDays = (asks: readonly AdvocacyRow[]): string[] =>
  asks.flatMap(({ state, askedOn }) => (isAsked(state) && askedOn !== null ? [askedOn] : []));

const advocacyRows = async (db: Kysely<Database>, accountId?: string): Promise<AdvocacyRow[]> => {
  const query = db
    .selectFrom('advocacy as a')
    .innerJoin('account', 'account.id', 'a.account_id')
    .leftJoin('contact', 'contact.id', 'a.contact_id')
    .selectAll('a')
    .select(['account.name as account_name', 'contact.name as contact_name'])
    .where('a.deleted_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .orderBy('a.asked_on', 'desc');
  const rows = await (accountId === undefined ? query : query.where('a.account_id', '=', accountId)).execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    kind: row.kind,
    state: row.state,
    title: row.title,
    contactId: row.contact_id,
    contactName: row.contact_name,
    askedOn: row.asked_on,
    endedOn: row.ended_on,
    result: row.result,
    audience: row.audience,
  }));
};
