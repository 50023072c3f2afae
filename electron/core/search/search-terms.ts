import type BetterSqlite3 from 'better-sqlite3';

/** Letters of a word's beginning that the index of everything keeps ready (`prefix` in the migrations). */
const READY = { least: 2, most: 5 };

/** Words that a longer beginning is written out to; looking up each takes a tenth of a millisecond. */
const MOST_ENDINGS = 64;

/** What may follow the first letter of a word; other scripts are found from the second letter on. */
const SECOND_LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz0123456789ßæøœłđþðºª');

/** How the index of everything is asked for words that begin so. */
export interface Terms {
  exact: string;
  /** Finds more than was asked for, where what is exact costs a great deal; else the same. */
  wide: string;
}

const begins = (word: string) => `"${word}"*`;
const oneOf = (terms: readonly string[]) => `(${terms.join(' OR ')})`;

/**
 * Beginnings of two to five letters are ready in the index and read row by row. Of any other length the index would
 * gather every row of every such word before it tells the first, half a million rows of a common one: so it is asked for
 * what it has ready, one of the beginnings of two letters or one of the words that it holds.
 */
export class SearchTerms {
  readonly #next: BetterSqlite3.Statement;

  constructor(database: BetterSqlite3.Database) {
    database.exec('CREATE VIRTUAL TABLE temp.search_word USING fts5vocab(main, search_text, instance)');
    this.#next = database.prepare('SELECT term FROM temp.search_word WHERE term >= ? AND term < ? LIMIT 1').pluck();
  }

  /** Of folded words that all have to be found; null where one of them begins no word at all. */
  of(words: readonly string[]): Terms | null {
    const all: Terms[] = [];
    for (const word of words) {
      const terms = this.#one(word);
      if (!terms) return null;
      all.push(terms);
    }
    return {
      exact: all.map(({ exact }) => exact).join(' AND '),
      wide: all.map(({ wide }) => wide).join(' AND '),
    };
  }

  #one(word: string): Terms | null {
    const letters = Array.from(word);
    if (letters.length < READY.least)
      return same(oneOf([`"${word}"`, ...SECOND_LETTERS.map((next) => begins(word + next))]));
    if (letters.length <= READY.most) return same(begins(word));
    const found = this.#wordsFrom(word);
    if (found.length > MOST_ENDINGS)
      return { exact: begins(word), wide: begins(letters.slice(0, READY.most).join('')) };
    return found.length === 0 ? null : same(oneOf(found.map((each) => `"${each}"`)));
  }

  /** From one word of the index to the next: reading on would go through all the rows of each. */
  #wordsFrom(beginning: string): string[] {
    const found: string[] = [];
    const end = `${beginning}\u{10FFFF}`;
    for (let from = beginning; found.length <= MOST_ENDINGS;) {
      const word = this.#next.get(from, end) as string | undefined;
      if (word === undefined) break;
      found.push(word);
      from = `${word}\u{1}`;
    }
    return found;
  }
}

const same = (terms: string): Terms => ({ exact: terms, wide: terms });
