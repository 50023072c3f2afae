import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { placedByHand, postSaleByRule } from '#shared/domain/post-sale.ts';
import type { PostSaleStage } from '#shared/domain/vocabulary.ts';
import type { FactsFrame } from './facts-frame.ts';
import { onePlaced, type Placed, type SomeAccounts } from './some-accounts.ts';

/** L3. Accounts that speak for us: a reference or success case agreed to or done, a recommendation made. */
export const references = async (db: Kysely<Database>, { ids }: SomeAccounts): Promise<(at: number) => boolean> => {
  const { rows } = await sql<Placed>`
    SELECT DISTINCT ids.key AS at
    FROM json_each(${ids}) ids CROSS JOIN advocacy a
      ON a.account_id = ids.value AND a.deleted_at IS NULL AND a.kind <> 'loyalty_offer'
      AND (a.state = 'done' OR (a.state = 'agreed' AND a.kind <> 'recommendation'))`.execute(db);
  const found = onePlaced(rows);
  return (at) => found(at) !== undefined;
};

type Known = Pick<AccountFacts, 'status' | 'ongoingStart' | 'usage' | 'survey' | 'opportunities'>;
type PlacedByHand = { post_sale_stage: PostSaleStage | null; post_sale_by_hand: 0 | 1 | null };

/** A8. Somebody's word, else what the rule says of the facts. */
export const postSaleFact = (
  row: PlacedByHand,
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
