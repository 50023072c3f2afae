import type BetterSqlite3 from 'better-sqlite3';
import type { ChangeLog } from '../kernel/change-log.ts';
import type { FieldValue, Mutation, RowWrite } from '#shared/sync/mutation.ts';
import { isTableName, tableDefinition, type TableName } from '#shared/sync/tables.ts';

export interface Salvaged {
  /** Units of work that were taken over. */
  changes: number;
  /** Those of which a part could not be read or written. */
  unreadable: number;
}

/** Looks this far past the last entry that could be read, where the end of the list cannot be. */
const BLIND_STEPS = 2_000;

const COLUMNS = ['created_at', 'created_by', 'deleted_at'];

interface Entry {
  body: string;
  /** Of a shared workspace: the server has these already. */
  answered: number;
}

/**
 * Takes what was written since the backup out of the damaged file, entry by entry, and writes it again, one mutation
 * each (sync.md 2.13). What the server has answered comes back from there.
 */
export const salvageOutbox = (
  damaged: BetterSqlite3.Database,
  into: BetterSqlite3.Database,
  changeLog: ChangeLog,
): Salvaged => {
  const salvaged: Salvaged = { changes: 0, unreadable: 0 };
  for (const entry of entriesAfter(damaged, lastNumber(into) ?? 0)) {
    if (entry === null) salvaged.unreadable += 1;
    else if (entry.answered === 0) takeOver(into, changeLog, entry.body, salvaged);
  }
  return salvaged;
};

const lastNumber = (database: BetterSqlite3.Database): number | null => {
  try {
    return database.prepare('SELECT max(n) FROM outbox').pluck().get() as number | null;
  } catch {
    return null;
  }
};

/** Null for an entry that cannot be read. */
function* entriesAfter(damaged: BetterSqlite3.Database, after: number): Generator<Entry | null> {
  let find: BetterSqlite3.Statement;
  try {
    const columns = damaged.pragma('table_info(outbox)') as { name: string }[];
    const answered = columns.some(({ name }) => name === 'outcome') ? `coalesce(outcome = 'applied', 0)` : '0';
    find = damaged.prepare(`SELECT body, ${answered} AS answered FROM outbox WHERE n = ?`);
  } catch {
    return;
  }
  const last = lastNumber(damaged);
  let blind = 0;
  for (let n = after + 1; last === null ? blind < BLIND_STEPS : n <= last; n += 1) {
    try {
      const entry = find.get(n) as Entry | undefined;
      blind = entry ? 0 : blind + 1;
      if (entry) yield entry;
    } catch {
      blind += 1;
      if (last !== null) yield null;
    }
  }
}

const takeOver = (into: BetterSqlite3.Database, changeLog: ChangeLog, body: string, salvaged: Salvaged): void => {
  let failed = 0;
  into.transaction(() => {
    for (const write of (JSON.parse(body) as Mutation).w) if (!writeAgain(into, write)) failed += 1;
    if (changeLog.drain(null)) salvaged.changes += 1;
  })();
  if (failed > 0) salvaged.unreadable += 1;
};

/** False where it cannot stand: its row is neither here nor made by this write. */
const writeAgain = (into: BetterSqlite3.Database, { t, id, b, f }: RowWrite): boolean => {
  if (!isTableName(t)) return false;
  const fields = Object.entries(knownFields(t, f));
  try {
    const isHere = into.prepare(`SELECT 1 FROM ${t} WHERE id = ?`).get(id) !== undefined;
    if (isHere) {
      const set = fields.map(([name]) => `"${name}" = ?`).join(', ');
      into.prepare(`UPDATE ${t} SET ${set} WHERE id = ?`).run(...fields.map(([, value]) => value), id);
      return true;
    }
    if (!('created_at' in f)) return false;
    const names = ['id', 'bucket', ...fields.map(([name]) => name)];
    into
      .prepare(
        `INSERT INTO ${t} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(id, b, ...fields.map(([, value]) => value));
    return true;
  } catch {
    return false;
  }
};

const knownFields = (t: TableName, f: Record<string, FieldValue>): Record<string, FieldValue> => {
  const known = new Set([...Object.keys(tableDefinition(t).fields), ...COLUMNS]);
  return Object.fromEntries(Object.entries(f).filter(([name]) => known.has(name)));
};
