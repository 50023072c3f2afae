import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { placedByHand, postSaleByRule } from '#shared/domain/post-sale.ts';
import type { PostSaleStage } from '#shared/domain/vocabulary.ts';
import type { FactsFrame } from './facts-frame.ts';
import type { SomeAccounts } from './some-accounts.ts';

/** L3. Accounts that speak for us: a reference or success case agreed to or done, a recommendation made. */
export const references = async (db: Kysely<Database>, { ids }: SomeAccounts): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ account_id: string }>`
    SELECT DISTINCT account_id FROM advocacy
    WHERE account_id IN (SELECT value FROM json_each(${ids})) AND deleted_at IS NULL AND kind <> 'loyalty_offer'
      AND (state = 'done' OR (state = 'agreed' AND kind <> 'recommendation'))`.execute(db);
  return new Set(rows.map(({ account_id }) => account_id));
};

type Known = Pick<AccountFacts, 'status' | 'ongoingStart' | 'usage' | 'survey' | 'opportunities'>;
type Placed = { post_sale_stage: PostSaleStage | null; post_sale_by_hand: 0 | 1 | null };

/** A8. Somebody's word, else what the rule says of the facts. */
export const postSaleFact = (
  row: Placed,
  facts: Known,
  isReference: boolean,
  { today, settings }: Pick<FactsFrame, 'today' | 'settings'>,
): PostSaleStage | null => {
  if (placedByHand(row)) return row.post_sale_stage;
  const known = {
    status: facts.status,
    ongoingStart: facts.ongoingStart,
    breadthPercent: facts.usage.breadthPercent,
    openExpansion: facts.opportunities.some(({ kind }) => kind === 'cross_sell' || kind === 'up_sell'),
    promoter: (facts.survey.nps?.score ?? 0) >= 9,
    reference: isReference,
  };
  const limits = {
    adoptionDays: settings['post_sale.adoption_days'],
    lowAdoptionPercent: settings['post_sale.low_adoption_percent'],
  };
  return postSaleByRule(known, today, limits)?.stage ?? null;
};
