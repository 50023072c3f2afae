import type { AccountsChange } from '#shared/contract/accounts.ts';
import { LARGEST_MUTATION } from '#shared/sync/mutation.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';

/**
 * One change made to many accounts (ui.md, Carteira): a single unit of work, so that all of it is written or none and one
 * undo takes it back, in as many mutations as its rows need. Accounts that already are as asked for are left alone, and
 * nothing is written about them.
 */
export async function changeAccounts(
  { db, rows, endMutation }: WriteContext,
  { ids, patch, addTags, removeTags, trash }: AccountsChange,
): Promise<number> {
  const wanted = new Set(ids);
  const found = await db.selectFrom('account').selectAll().where('deleted_at', 'is', null).execute();
  const changed = new Set<string>();
  let written = 0;
  const write = (accountId: string, one: () => unknown) => {
    if (written === LARGEST_MUTATION) {
      endMutation();
      written = 0;
    }
    one();
    written += 1;
    changed.add(accountId);
  };
  const columns = {
    owner_id: patch.ownerId,
    segment_id: patch.segmentId,
    touch_model_id: patch.touchModelId,
    post_sale_stage: patch.postSaleStage,
  };
  for (const account of found) {
    if (!wanted.has(account.id)) continue;
    const differing = Object.entries(columns).filter(
      ([column, value]) => value !== undefined && account[column as keyof typeof columns] !== value,
    );
    if (differing.length + Number(trash) === 0) continue;
    write(account.id, () => {
      if (differing.length > 0) rows.update('account', account.id, Object.fromEntries(differing));
      if (trash) rows.trash('account', account.id);
    });
  }
  if (addTags.length + removeTags.length === 0) return changed.size;
  const tags = await db
    .selectFrom('account_tag')
    .select(['id', 'account_id', 'name'])
    .where('deleted_at', 'is', null)
    .execute();
  const tagged = Map.groupBy(tags, ({ account_id }) => account_id);
  for (const { id } of found) {
    if (!wanted.has(id)) continue;
    const own = tagged.get(id) ?? [];
    for (const { id: tagId, name } of own) {
      if (!removeTags.includes(name)) continue;
      write(id, () => rows.trash('account_tag', tagId));
    }
    for (const name of new Set(addTags)) {
      if (own.some((tag) => tag.name === name)) continue;
      write(id, () => rows.put('account_tag', { account_id: id, name }));
    }
  }
  return changed.size;
}
