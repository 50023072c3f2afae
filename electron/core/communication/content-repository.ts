import { type Kysely, sql } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Content } from '#shared/contract/communication.ts';
import type { VariantCounts } from '#shared/domain/content-variants.ts';

/** H4. The library with its variants and how often each was sent. */
export const readContents = async (db: Kysely<Database>): Promise<Content[]> => {
  const [items, variants, counts] = await Promise.all([
    db.selectFrom('content_item').selectAll().where('deleted_at', 'is', null).orderBy('position').execute(),
    liveVariants(db),
    db
      .selectFrom('content_sent')
      .select(['content_id', 'state'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .select(sql<string | null>`max(sent_on)`.as('last'))
      .where('deleted_at', 'is', null)
      .groupBy(['content_id', 'state'])
      .execute(),
  ]);
  const variantsOf = Map.groupBy(variants, ({ content_id }) => content_id);
  const countsOf = Map.groupBy(counts, ({ content_id }) => content_id);
  return items.map((item) => {
    const own = countsOf.get(item.id) ?? [];
    const countOf = (...states: string[]) =>
      own.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
    return {
      id: item.id,
      contentKey: item.content_key,
      kind: item.kind,
      title: item.title,
      body: item.body,
      url: item.url,
      feature: item.feature,
      knownIssue: item.known_issue,
      archived: item.archived === 1,
      variants: (variantsOf.get(item.id) ?? []).map(({ id, label, subject, body }) => ({ id, label, subject, body })),
      sent: countOf('sent'),
      waiting: countOf('proposed', 'draft'),
      lastSentOn: own.find(({ state }) => state === 'sent')?.last ?? null,
    };
  });
};

/** Those that are sent from now on, in the order of their labels. */
export const liveVariants = (db: Kysely<Database>) =>
  db
    .selectFrom('content_variant')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('archived', '=', 0)
    .orderBy('label')
    .execute();

/** H5. What came of each text of a content; variants in the trash are left out with what they were. */
export const variantCounts = async (db: Kysely<Database>, contentId: string): Promise<VariantCounts[]> => {
  const [variants, rows] = await Promise.all([
    liveVariants(db),
    db
      .selectFrom('content_sent')
      .select(['variant_id', 'result'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('content_id', '=', contentId)
      .where('state', '=', 'sent')
      .where('deleted_at', 'is', null)
      .groupBy(['variant_id', 'result'])
      .execute(),
  ]);
  const ids = [null, ...variants.filter(({ content_id }) => content_id === contentId).map(({ id }) => id)];
  return ids.map((variantId) => {
    const own = rows.filter(({ variant_id }) => variant_id === variantId);
    const sum = (...results: string[]) =>
      own
        .filter(({ result }) => results.length === 0 || results.includes(result))
        .reduce((total, { count }) => total + count, 0);
    return { variantId, sent: sum(), answered: sum('replied', 'solved'), complaints: sum('complaint') };
  });
};
