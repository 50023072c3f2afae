import type BetterSqlite3 from 'better-sqlite3';
import type { SearchHit } from '#shared/contract/system.ts';
import { type TableName, tableDefinition, tableNames } from '#shared/sync/tables.ts';
import { type Terms, SearchTerms } from './search-terms.ts';
import { excerptOf, foldedWords, holdsWords } from './search-text.ts';

interface Key {
  key: number;
  t: TableName;
  id: string;
  account_id: string | null;
}

/** Newest rows looked at: some hide behind an account in the trash, many say the same. */
const CANDIDATES = 400;
/** Hits that read the same: a question asked in every review must not fill the list. */
const SAME_TEXT = 2;

/** Of rows whose words begin alike: beyond these the exact words are asked for. */
const BEGIN_ALIKE = 200;

/** Characters of a title that reach the list. */
const TITLE_SHOWN = 120;

/** Full-text search over everything (Q2): accounts by name first, then everything, newest first. */
export class SearchEngine {
  readonly #database: BetterSqlite3.Database;
  readonly #statements = new Map<string, BetterSqlite3.Statement>();
  readonly #terms: SearchTerms;

  constructor(database: BetterSqlite3.Database) {
    this.#database = database;
    this.#terms = new SearchTerms(database);
  }

  query(text: string, limit: number): SearchHit[] {
    const words = foldedWords(text);
    if (words.length === 0) return [];
    const hits: SearchHit[] = [];
    const seen = new Set<number>();
    const told = new Map<string, number>();
    for (const { index, most, terms, check } of passes(words, this.#terms.of(words), limit)) {
      for (const key of this.#keys(index, terms, most)) {
        if (seen.has(key.key)) continue;
        const hit = this.#hit(key, words, check);
        if (hit === 'other') continue;
        seen.add(key.key);
        if (!hit) continue;
        const text = readAs(hit);
        const times = (told.get(text) ?? 0) + 1;
        told.set(text, times);
        if (times <= SAME_TEXT) hits.push(hit);
        if (hits.length >= limit) return hits;
      }
    }
    return hits;
  }

  /** Read one by one: mostly the first ones fill the list. */
  #keys(index: 'search_name' | 'search_text', match: string, limit: number): IterableIterator<Key> {
    return this.#sql(
      `SELECT k.key, k.t, k.id, k.account_id FROM
         (SELECT rowid FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ?) f
       JOIN search_key k ON k.key = f.rowid`,
    ).iterate(match, limit) as IterableIterator<Key>;
  }

  /**
   * Null for what hides behind an account in the trash, and for tables that this version does not know. `other`: `check`
   * found words that only begin alike.
   */
  #hit({ t, id, account_id }: Key, words: string[], check: boolean): SearchHit | 'other' | null {
    if (!tableNames.includes(t)) return null;
    const search = tableDefinition(t).search;
    if (!search) return null;
    const account = account_id
      ? (this.#sql('SELECT name, deleted_at FROM account WHERE id = ?').get(account_id) as
          | { name: string; deleted_at: string | null }
          | undefined)
      : undefined;
    if (account_id && (!account || account.deleted_at !== null)) return null;
    const columns = [search.title, ...search.body].map((column) => `"${column}"`).join(', ');
    const row = this.#sql(`SELECT ${columns} FROM ${t} WHERE id = ?`).get(id) as
      | Record<string, string | null>
      | undefined;
    if (!row) return null;
    const title = row[search.title] ?? '';
    const body = search.body.map((column) => row[column] ?? '').filter((text) => text !== '');
    if (check && !holdsWords([title, ...body], words)) return 'other';
    return {
      table: t,
      rowId: id,
      accountId: account_id,
      accountName: account?.name ?? null,
      title: title.slice(0, TITLE_SHOWN),
      excerpt: beyondTitle(title, body, words),
    };
  }

  #sql(text: string): BetterSqlite3.Statement {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.#database.prepare(text)));
    return statement;
  }
}

interface Pass {
  index: 'search_name' | 'search_text';
  terms: string;
  most: number;
  /** The terms are wider than what is searched. */
  check: boolean;
}

/** Names first: they are few, and read whole. Terms that find too much are tried before those that cost much. */
const passes = (words: readonly string[], terms: Terms | null, limit: number): Pass[] => {
  const named = words.map((word) => `"${word}"*`).join(' AND ');
  const text = { index: 'search_text', most: CANDIDATES } as const;
  return [
    { index: 'search_name', terms: named, most: limit, check: false },
    ...(terms && terms.wide !== terms.exact ? [{ ...text, most: BEGIN_ALIKE, terms: terms.wide, check: true }] : []),
    ...(terms ? [{ ...text, terms: terms.exact, check: false }] : []),
  ];
};

/** What was found where the title does not show it; nothing where an excerpt would only repeat the title. */
const beyondTitle = (title: string, body: readonly string[], words: readonly string[]): SearchHit['excerpt'] => {
  const others = body.filter((text) => text !== title);
  const texts = title.length > TITLE_SHOWN ? [...others, title] : others;
  const excerpt = excerptOf(texts, words);
  return excerpt.some(({ match }) => match) ? excerpt : [];
};

/** Two people of one name at two clients are two finds; a question of the checklist is the same everywhere. */
const readAs = ({ table, title, excerpt, accountId, rowId }: SearchHit): string => {
  const where = table === 'account' ? rowId : table === 'review_answer' ? '' : (accountId ?? rowId);
  return [table, where, title, ...excerpt.map(({ text }) => text)].join(' ');
};
