/**
 * The server's tables, written once for both databases. Texts sort by their bytes in both, so that pages and lock order
 * are the same; identity tables (accounts, sessions, invitations) bring their own migration.
 */
export type ColumnKind = 'text' | 'text?' | 'int' | 'int?' | 'bytes';

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly key: readonly string[];
}

const table = <const Definition extends Table>(definition: Definition) => definition;

export const workspaceTable = table({
  name: 'sync_workspace',
  columns: {
    id: 'text',
    epoch: 'text',
    head: 'int',
    min_seq: 'int',
    safe_seq: 'int',
    restored_at: 'int',
    server_device_id: 'text',
    audit_n: 'int',
    audit_hash: 'text',
  },
  key: ['id'],
});

export const deviceTable = table({
  name: 'sync_device',
  columns: {
    workspace_id: 'text',
    id: 'text',
    member_id: 'text',
    name: 'text',
    os: 'text',
    status: 'text',
    last_n: 'int',
    last_stamp: 'text?',
    clock_off_ms: 'int',
    seen_at: 'int',
  },
  key: ['workspace_id', 'id'],
});

export const outcomeTable = table({
  name: 'sync_outcome',
  columns: { workspace_id: 'text', device_id: 'text', n: 'int', mutation_id: 'text', at: 'int', outcome: 'text?' },
  key: ['workspace_id', 'device_id', 'n'],
});

export const memberTable = table({
  name: 'sync_member',
  columns: { workspace_id: 'text', member_id: 'text', ver: 'int', role: 'text', team_id: 'text?', active: 'int' },
  key: ['workspace_id', 'member_id'],
});

export const ownerTable = table({
  name: 'sync_account_owner',
  columns: { workspace_id: 'text', account_id: 'text', owner_id: 'text?' },
  key: ['workspace_id', 'account_id'],
});

export const collaboratorTable = table({
  name: 'sync_collaborator',
  columns: { workspace_id: 'text', account_id: 'text', member_id: 'text' },
  key: ['workspace_id', 'account_id', 'member_id'],
});

/** Spans of access: a member could read a bucket from `ver_from` until before `ver_to`. */
export const accessLogTable = table({
  name: 'sync_access_log',
  columns: { workspace_id: 'text', member_id: 'text', bucket: 'text', ver_from: 'int', ver_to: 'int?' },
  key: ['workspace_id', 'member_id', 'bucket', 'ver_from'],
});

export const rowTable = table({
  name: 'sync_row',
  columns: {
    workspace_id: 'text',
    t: 'text',
    id: 'text',
    bucket: 'text',
    seq: 'int',
    size: 'int',
    digest: 'text',
    image: 'text',
  },
  key: ['workspace_id', 't', 'id'],
});

export const digestTable = table({
  name: 'sync_bucket_digest',
  columns: { workspace_id: 'text', bucket: 'text', t: 'text', n: 'int', digest: 'text' },
  key: ['workspace_id', 'bucket', 't'],
});

export const openConflictTable = table({
  name: 'sync_open_conflict',
  columns: {
    workspace_id: 'text',
    conflict_id: 'text',
    t: 'text',
    id: 'text',
    field: 'text',
    bucket: 'text',
    loser: 'text',
  },
  key: ['workspace_id', 'conflict_id'],
});

export const changeSetTable = table({
  name: 'sync_change_set',
  columns: {
    workspace_id: 'text',
    seq: 'int',
    at: 'int',
    member_id: 'text',
    device_id: 'text',
    n: 'int',
    mutation_id: 'text',
  },
  key: ['workspace_id', 'seq'],
});

/** Images of whole rows: the log of changed cells was refuted by simulation (sync.md 2.19). */
export const changeTable = table({
  name: 'sync_change',
  columns: {
    workspace_id: 'text',
    seq: 'int',
    idx: 'int',
    bucket: 'text',
    t: 'text',
    id: 'text',
    size: 'int',
    image: 'text',
    /** Sequence number of the row's image before this one; null: there is none; 0: nobody knows. */
    prev: 'int?',
  },
  key: ['workspace_id', 'seq', 'idx'],
});

export const auditTable = table({
  name: 'sync_audit',
  columns: {
    workspace_id: 'text',
    n: 'int',
    at: 'int',
    member_id: 'text?',
    device_id: 'text?',
    kind: 'text',
    detail: 'text',
    hash: 'text',
  },
  key: ['workspace_id', 'n'],
});

export const fileTable = table({
  name: 'sync_file',
  columns: { workspace_id: 'text', attachment_id: 'text', completed_at: 'int' },
  key: ['workspace_id', 'attachment_id'],
});

export const fileChunkTable = table({
  name: 'sync_file_chunk',
  columns: { workspace_id: 'text', attachment_id: 'text', idx: 'int', content: 'bytes' },
  key: ['workspace_id', 'attachment_id', 'idx'],
});

/** Erasures under way; `places` is a JSON array of buckets. */
export const erasureTable = table({
  name: 'sync_erasure',
  columns: { workspace_id: 'text', t: 'text', id: 'text', member_id: 'text', places: 'text' },
  key: ['workspace_id', 't', 'id'],
});

const tables: readonly Table[] = [
  workspaceTable,
  deviceTable,
  outcomeTable,
  memberTable,
  ownerTable,
  collaboratorTable,
  accessLogTable,
  rowTable,
  digestTable,
  openConflictTable,
  changeSetTable,
  changeTable,
  auditTable,
  fileTable,
  fileChunkTable,
  erasureTable,
];

const indexes = [
  'CREATE INDEX sync_device_by_member ON sync_device (workspace_id, member_id)',
  'CREATE INDEX sync_account_by_owner ON sync_account_owner (workspace_id, owner_id)',
  'CREATE INDEX sync_collaborator_by_member ON sync_collaborator (workspace_id, member_id)',
  'CREATE INDEX sync_row_by_bucket ON sync_row (workspace_id, bucket, t, id)',
  'CREATE INDEX sync_open_conflict_by_row ON sync_open_conflict (workspace_id, t, id)',
  'CREATE INDEX sync_change_set_by_mutation ON sync_change_set (workspace_id, mutation_id)',
  'CREATE INDEX sync_change_set_by_device ON sync_change_set (workspace_id, device_id, seq)',
];

const sqlTypes = {
  sqlite: { text: 'TEXT', int: 'INTEGER', bytes: 'BLOB' },
  postgres: { text: 'text COLLATE "C"', int: 'bigint', bytes: 'bytea' },
} as const;

/** Kind without its `?`. */
export const plainKind = (kind: ColumnKind) => kind.replace('?', '') as 'text' | 'int' | 'bytes';

/** What makes an empty database one of this version. */
const firstVersion = (database: 'sqlite' | 'postgres'): string[] => [
  ...tables.map((made) => creation(made, database)),
  ...indexes,
];

const creation = ({ name, columns, key }: Table, database: 'sqlite' | 'postgres'): string => {
  const lines = Object.entries(columns).map(
    ([column, kind]) => `${column} ${sqlTypes[database][plainKind(kind)]}${kind.endsWith('?') ? '' : ' NOT NULL'}`,
  );
  const suffix = database === 'sqlite' ? ' STRICT, WITHOUT ROWID' : '';
  return `CREATE TABLE IF NOT EXISTS ${name} (${lines.join(', ')}, PRIMARY KEY (${key.join(', ')}))${suffix}`;
};

/** What takes a database of an earlier version to this one, version by version. */
// Of a log from before nobody knows what came first: 0 is no commit, and says that something may have been.
const unknownPrev = 'UPDATE sync_change SET prev = 0 WHERE prev IS NULL';
const upgrades = {
  sqlite: {
    2: ['ALTER TABLE sync_change ADD COLUMN prev INTEGER', unknownPrev],
    3: [creation(erasureTable, 'sqlite')],
  },
  // A backup of an earlier version, restored, has the column and the table already.
  postgres: {
    2: ['ALTER TABLE sync_change ADD COLUMN IF NOT EXISTS prev bigint', unknownPrev],
    3: [creation(erasureTable, 'postgres')],
  },
} as const;

/** Version of the tables above; 0 is an empty database. */
export const VERSION = 3;

/** What is to be run on a database of version `found`. @throws Error for one of a newer server. */
export const stepsFrom = (found: number, database: 'sqlite' | 'postgres'): string[] => {
  if (found > VERSION)
    throw new Error(`the database is of a newer server (version ${found}, this one knows ${VERSION})`);
  if (found === 0) return firstVersion(database);
  return Object.entries(upgrades[database]).flatMap(([version, statements]) =>
    Number(version) > found ? [...statements] : [],
  );
};
