import BetterSqlite3 from 'better-sqlite3';

/** Items by key in a SQLite file, behind the interface of a browser's `localStorage`; no commit waits for the disk. */
export const openItems = (file: string): Storage => {
  const database = new BetterSqlite3(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE item (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
  const get = database.prepare('SELECT value FROM item WHERE key = ?').pluck();
  const set = database.prepare('INSERT OR REPLACE INTO item (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM item WHERE key = ?');
  const count = database.prepare('SELECT count(*) FROM item').pluck();
  const nth = database.prepare('SELECT key FROM item ORDER BY key LIMIT 1 OFFSET ?').pluck();
  return {
    getItem: (key) => (get.get(key) as string | undefined) ?? null,
    setItem: (key, value) => void set.run(key, value),
    removeItem: (key) => void remove.run(key),
    clear: () => void database.exec('DELETE FROM item'),
    key: (index) => (nth.get(index) as string | undefined) ?? null,
    get length() {
      return count.get() as number;
    },
  };
};
