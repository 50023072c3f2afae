import type { Generated } from 'kysely';
import type { RowOf, TableName } from '#shared/sync/tables.ts';
import type { SyncLocalTables } from './sync-schema.ts';

/** Local tables: this device's own, never synced (sync.md 2.3). */
export interface LocalTables {
  /** One row: who and what this file is. */
  local_state: {
    one: Generated<number>;
    kind: 'local' | 'demo' | 'shared';
    workspace_id: string;
    team_id: string;
    member_id: string;
    device_id: string;
    /** Highest stamp seen or made (shared/sync/clock.ts). */
    clock: string;
    access_version: number;
    clean_exit: number;
    created_at: string;
  };
  /** `local` captures, `apply` lets server rows in, `off` is for migrations. */
  capture_mode: { one: Generated<number>; mode: CaptureMode };
  /** Raw changes since the last unit of work: one row for a new row, one for each changed field of an old one. */
  captured: {
    n: Generated<number>;
    t: TableName;
    id: string;
    bucket: string;
    field: string | null;
    old_value: string | number | null;
  };
  row_meta: { t: TableName; id: string; bucket: string; seq: number; cells: string; digest: Uint8Array | null };
  row_base: { t: TableName; id: string; image: string };
  outbox: {
    n: Generated<number>;
    mutation_id: string;
    hlc: string;
    access_ver: number;
    /** What the user did, as a translation key; null for leftovers and imports. */
    label: string | null;
    /** Mutation as JSON (sync.md 2.5). */
    body: string;
    /** Values before, as JSON, in the order of the writes: for undo, history and text merge. */
    before_text: string;
    state: 'waiting' | 'undone';
    /** Its number among what this device sends, given at first send (sync.md 2.11). */
    send_n: number | null;
    /** What the server made of it; null while it waits, and always without a server. */
    outcome: Outcome | null;
    /** Sequence number of the commit that took it. */
    seq: number | null;
  };
  /** What is computed of an account: health, facts, rules that are met (K, I2); `health`, `facts`, `met` are JSON. */
  /** I2. The day on which this device first looked at an account for its owner. */
  derived_watched: { account_id: string; since: string };
  derived_account: {
    account_id: string;
    day: string;
    /** 0–100 before and after the caps of K6; null with too little data. */
    score: number | null;
    shown_score: number | null;
    band: RowOf<'health_decision'>['final_band'] | null;
    state: 'scored' | 'insufficient_data';
    coverage: number;
    health: string;
    facts: string;
    met: string;
  };
  /** Accounts that changed since they were computed. */
  derived_due: { account_id: string };
  /** One row: the day that everything was computed for, and the hash of the rules it was computed by. */
  derived_state: { one: Generated<number>; day: string; rules: string };
  /** Texts being typed that are not saved yet. */
  draft: { key: string; text: string; saved_at: string };
  work_run: {
    id: string;
    kind: string;
    state: WorkState;
    title: string;
    input: string;
    total: number;
    done: number;
    rejected: number;
    /** Runs of one group are applied one after the other, by position, and taken back in reverse. */
    group_id: string;
    position: number;
    /** Counts by name, as JSON. */
    tally: string;
    /** Code of what stopped it; it goes on from there when resumed. */
    failure: string | null;
    started_at: string;
    ended_at: string | null;
  };
  /** One unit of large work: the row writes of one mutation. */
  work_row: {
    run_id: string;
    n: number;
    /** Items of the work that it stands for (rows of a file). */
    size: number;
    /** JSON of what is to be written; emptied when it is. */
    body: string;
    /** Its mutation; null until applied, and where it changed nothing. */
    applied: string | null;
    state: 'staged' | 'applied' | 'undone' | 'kept';
  };
  /** `kept` 1: the row came in without this value. */
  work_rejected: { run_id: string; line: number; column_name: string; reason: string; value: string; kept: number };
  search_key: { key: Generated<number>; t: TableName; id: string; account_id: string | null };
  search_text: { rowid: number; title: string; body: string };
  /** Names of accounts alone: the client itself comes before what is written about it. */
  search_name: { rowid: number; name: string };
}

/** A mutation's fate at the server; `deferred` ones go out again after the server's upgrade (sync.md 2.11). */
export type Outcome = 'applied' | 'parked' | 'rejected' | 'deferred';

export type CaptureMode = 'local' | 'apply' | 'off';
export type WorkState = 'staging' | 'staged' | 'running' | 'done' | 'cancelling' | 'cancelled' | 'undoing' | 'undone';

type SyncedRows = { [Name in TableName]: RowOf<Name> };

export interface Database extends SyncedRows, LocalTables, SyncLocalTables {}
