import { type Kysely, sql } from 'kysely';
import type { MemberRole } from '#shared/domain/vocabulary.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * Tables of sign-in and invitations, beside those of sync. Instants are UTC milliseconds. What a device or a person
 * holds as a secret stands here only as its hash.
 */
export interface IdentityTables {
  /** Which person of `people.ts` a member is. */
  member_login: { workspace_id: string; member_id: string; user_id: string };
  invitation: {
    id: string;
    workspace_id: string;
    secret_hash: string;
    role: MemberRole;
    team_id: string;
    email: string | null;
    name: string | null;
    /** Null: made by the server at its first start. */
    created_by: string | null;
    created_at: number;
    expires_at: number;
    closed_at: number | null;
    /** Device that joined with it; null while open or when withdrawn. */
    used_by: string | null;
  };
  device_session: {
    id: string;
    workspace_id: string;
    member_id: string;
    device_id: string;
    user_id: string;
    refresh_hash: string;
    /** The token that gave the current one; good until the current one, or an access token of it, is used. */
    previous_hash: string | null;
    second_factor: number;
    created_at: number;
    used_at: number;
    /** Null: open. Else why not. */
    ended: SessionEnd | null;
  };
  access_token: { hash: string; session_id: string; expires_at: number };
  /** Attempts to sign in, by account and address. */
  login_guard: { id: string; attempts: number; since: number; locked_until: number; locks: number };
  workspace_setting: { workspace_id: string; name: string; value: string };
}

export type SessionEnd = 'signed_out' | 'revoked' | 'wipe' | 'reused' | 'left' | 'password' | 'replaced';

export type Identity = Kysely<IdentityTables>;

const ADVISORY_LOCK = 5_072_018;

const createTables = async (identity: Identity): Promise<void> => {
  const { schema } = identity;
  await schema
    .createTable('member_login')
    .ifNotExists()
    .addColumn('workspace_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('member_login_key', ['workspace_id', 'member_id'])
    .addUniqueConstraint('member_login_user', ['user_id', 'workspace_id'])
    .execute();
  await schema
    .createTable('invitation')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workspace_id', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('name', 'text')
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('used_by', 'text')
    .execute();
  await schema
    .createTable('device_session')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workspace_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('refresh_hash', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text')
    .addColumn('second_factor', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'text')
    .execute();
  await schema
    .createTable('access_token')
    .ifNotExists()
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('login_guard')
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('locked_until', 'bigint', (column) => column.notNull())
    .addColumn('locks', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('workspace_setting')
    .ifNotExists()
    .addColumn('workspace_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('workspace_setting_key', ['workspace_id', 'name'])
    .execute();
  const index = (name: string, on: keyof IdentityTables, columns: string[]) =>
    schema.createIndex(name).ifNotExists().on(on).columns(columns).execute();
  await index('device_session_device', 'device_session', ['workspace_id', 'device_id']);
  await index('device_session_user', 'device_session', ['user_id']);
  await index('access_token_session', 'access_token', ['session_id']);
  await index('invitation_workspace', 'invitation', ['workspace_id']);
};

/** Servers that start at once on one PostgreSQL do so one after the other, each until its transaction ends. */
export const waitForOtherServers = async (kind: Storage['kind'], identity: Identity): Promise<void> => {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(identity);
};

/** Makes what is missing. */
export const migrateIdentity = (storage: Storage, more: (identity: Identity) => Promise<void>): Promise<void> =>
  storage.transaction('write', async (tx) => {
    const identity = tx.kysely<IdentityTables>();
    await waitForOtherServers(storage.kind, identity);
    await createTables(identity);
    await more(identity);
  });
