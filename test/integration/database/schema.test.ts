import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syncedTables, tableNames } from '#shared/sync/tables.ts';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';

/** This device's own tables; a table that is neither here nor in the one list of synced tables fails the build. */
const localTables = [
  'bucket_digest',
  'bucket_state',
  'captured',
  'capture_mode',
  'derived_account',
  'derived_due',
  'derived_state',
  'derived_watched',
  'draft',
  'extra',
  'file_transfer',
  'local_state',
  'outbox',
  'pending_row',
  'row_base',
  'row_meta',
  'search_due',
  'search_key',
  'search_name',
  'search_text',
  'sync_journal',
  'sync_state',
  'work_rejected',
  'work_row',
  'work_run',
];

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
});
afterAll(() => workspace.close());

const query = (sql: string) =>
  workspace.kernel.unitOfWork.write(
    null,
    ({ sqlite }) => sqlite.prepare(sql).all() as Record<string, string | number>[],
  );

describe('tables of the database', () => {
  it('are all either synced or named as local', async () => {
    const tables = await query(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_text_*'
         AND name NOT GLOB 'search_name_*'`,
    );
    expect(tables.map((table) => table['name']).toSorted()).toEqual([...tableNames, ...localTables].toSorted());
  });

  it.each(tableNames)('%s has the columns of its definition, strict and without foreign keys', async (name) => {
    const columns = await query(`PRAGMA table_info(${name})`);
    const shared = ['id', 'bucket', 'created_at', 'created_by', 'deleted_at'];
    const fields = Object.entries(syncedTables[name].fields);
    expect(columns.map((column) => column['name']).toSorted()).toEqual(
      [...shared, ...fields.map(([field]) => field)].toSorted(),
    );
    for (const [field, { column, schema }] of fields) {
      const found = columns.find((candidate) => candidate['name'] === field);
      expect(found).toMatchObject({ type: column, notnull: schema.safeParse(null).success ? 0 : 1 });
    }
    expect(await query(`PRAGMA foreign_key_list(${name})`)).toEqual([]);
    expect(await query(`SELECT 1 FROM pragma_table_list WHERE name = '${name}' AND strict = 1`)).toHaveLength(1);
  });
});
