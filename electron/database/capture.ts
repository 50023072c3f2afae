import { createHash } from 'node:crypto';
import { type TableName, syncedTables, tableNames } from '#shared/sync/tables.ts';
import { searchOf } from './search-columns.ts';

/**
 * Change capture (sync.md 2.3): triggers made from the one list of synced tables, so that no write, not even raw SQL,
 * can bypass it. They are dropped and made again whenever the list changes.
 */
const capturing = "(SELECT mode FROM capture_mode) = 'local'";
const applying = "((SELECT mode FROM capture_mode) = 'apply')";

const insertTrigger = (name: TableName) => `
CREATE TRIGGER capture_insert_${name} AFTER INSERT ON ${name} WHEN ${capturing} BEGIN
  INSERT INTO captured (t, id, bucket, field, old_value) VALUES ('${name}', NEW.id, NEW.bucket, NULL, NULL);
END;`;

const updateTrigger = (name: TableName) => {
  const fields = [...Object.keys(syncedTables[name].fields), 'deleted_at'];
  const changes = fields.map(
    (field) => `
  INSERT INTO captured (t, id, bucket, field, old_value)
    SELECT '${name}', NEW.id, NEW.bucket, '${field}', OLD."${field}" WHERE OLD."${field}" IS NOT NEW."${field}";`,
  );
  return `
CREATE TRIGGER capture_update_${name} AFTER UPDATE ON ${name} WHEN ${capturing} BEGIN${changes.join('')}
END;`;
};

/** A row has one bucket and one id for life, and is deleted by `deleted_at` (sync.md 2.2, 2.9). */
const guardTriggers = (name: TableName) => `
CREATE TRIGGER capture_delete_${name} BEFORE DELETE ON ${name} WHEN (SELECT mode FROM capture_mode) <> 'apply' BEGIN
  SELECT RAISE(ABORT, 'rows of ${name} are deleted by deleted_at');
END;
CREATE TRIGGER capture_move_${name} BEFORE UPDATE OF id, bucket ON ${name}
  WHEN OLD.id <> NEW.id OR (OLD.bucket <> NEW.bucket AND (SELECT mode FROM capture_mode) <> 'apply') BEGIN
  SELECT RAISE(ABORT, 'a row of ${name} keeps its id and bucket for life');
END;`;

/**
 * Full-text search is kept by triggers too; rows in the trash are not found. What a server sends is only noted in
 * `search_due` and taken in after its page: a first sync would spend half its time on texts.
 */
const searchTriggers = (name: TableName) => {
  const search = searchOf(name);
  if (!search) return '';
  const { account, title, body, empty, columns } = search;
  const oldKey = `(SELECT key FROM search_key WHERE t = '${name}' AND id = OLD.id)`;
  const isAccount = name === 'account';
  const names = (row: string) => (isAccount ? `\n  INSERT INTO search_name (rowid, name) ${row};` : '');
  const forget = (rowid: string) => (isAccount ? `\n  DELETE FROM search_name WHERE rowid = ${rowid};` : '');
  const key = `(SELECT key FROM search_key WHERE t = '${name}' AND id = NEW.id)`;
  const fields = columns.map((field) => `"${field}"`).join(', ');
  const differs = columns.map((field) => `OLD."${field}" IS NOT NEW."${field}"`).join(' OR ');
  // Without a conflict clause: sync's inserts have one of their own, which would take its place.
  const noteDue = `INSERT INTO search_due (t, id) SELECT '${name}', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_due WHERE id = NEW.id AND t = '${name}');`;
  return `
CREATE TRIGGER search_insert_${name} AFTER INSERT ON ${name}
  WHEN NOT ${applying} AND NEW.deleted_at IS NULL AND NOT (${empty}) BEGIN
  INSERT INTO search_key (t, id, account_id) VALUES ('${name}', NEW.id, ${account});
  INSERT INTO search_text (rowid, title, body) VALUES (last_insert_rowid(), ${title}, ${body});${names(`VALUES (${key}, NEW.name)`)}
END;
CREATE TRIGGER search_update_${name} AFTER UPDATE OF ${fields} ON ${name} WHEN NOT ${applying} BEGIN
  INSERT OR IGNORE INTO search_key (t, id, account_id) VALUES ('${name}', NEW.id, ${account});
  DELETE FROM search_text WHERE rowid = ${key};
  INSERT INTO search_text (rowid, title, body) SELECT ${key}, ${title}, ${body} WHERE NEW.deleted_at IS NULL;${forget(key)}${names(`SELECT ${key}, NEW.name WHERE NEW.deleted_at IS NULL`)}
END;
CREATE TRIGGER search_insert_later_${name} AFTER INSERT ON ${name}
  WHEN ${applying} AND NEW.deleted_at IS NULL AND NOT (${empty}) BEGIN
  ${noteDue}
END;
CREATE TRIGGER search_update_later_${name} AFTER UPDATE OF ${fields} ON ${name} WHEN ${applying} AND (${differs}) BEGIN
  ${noteDue}
END;
CREATE TRIGGER search_delete_${name} AFTER DELETE ON ${name} BEGIN
  DELETE FROM search_text WHERE rowid = ${oldKey};${forget(oldKey)}
  DELETE FROM search_key WHERE t = '${name}' AND id = OLD.id;
  DELETE FROM search_due WHERE t = '${name}' AND id = OLD.id;
END;`;
};

export const captureTriggers = (): string[] =>
  tableNames.flatMap((name) => [insertTrigger(name), updateTrigger(name), guardTriggers(name), searchTriggers(name)]);

/** Changes with the list of tables, so that a file made by another version gets the triggers of this one. */
export const triggersHash = (triggers: readonly string[]): string =>
  createHash('sha256').update(triggers.join('\n')).digest('hex');
