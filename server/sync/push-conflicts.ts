import { deviceOf, parseStamp } from '#shared/sync/clock.ts';
import { conflictId } from '#shared/sync/ids.ts';
import type { ConflictDraft, Contender, StoredRow } from '#shared/sync/merge.ts';
import type { FieldValue, FieldValues, RowWrite } from '#shared/sync/mutation.ts';
import type { DeviceState, OpenConflict } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';
import type { LogEntry, WorkingRow, WorkingRows } from './working-rows.ts';

/** The mutation whose merge left something over. */
export interface Pusher {
  mutationId: string;
  stamp: string;
  claimed: string;
  device: DeviceState;
  /** UTC milliseconds of the server. */
  at: number;
}

const NOTABLE_CLOCK_MS = 2 * 60_000;

/** Rows of the table `conflict`: losing and late values, kept beside the rows they are about (sync.md 2.7). */
export class PushConflicts {
  readonly #tx: StorageTransaction;
  readonly #workspaceId: string;
  readonly #rows: WorkingRows;
  readonly #open = new Map<string, OpenConflict[]>();
  readonly #devices = new Map<string, DeviceState>();
  readonly saved = new Map<string, OpenConflict>();
  readonly removed = new Set<string>();

  constructor(tx: StorageTransaction, workspaceId: string, rows: WorkingRows) {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
    this.#rows = rows;
  }

  /** Finds and locks the open conflicts about these rows; after the rows themselves, before anything else. */
  async load(writes: readonly RowWrite[]): Promise<void> {
    const about = writes.filter(({ t }) => t !== 'conflict');
    const open = await this.#tx.rows.openConflicts(this.#workspaceId, about);
    for (const conflict of open) this.#remember(conflict);
    const settled = writes.filter(({ t }) => t === 'conflict');
    await this.#rows.load([...open.map(({ conflictId: id }) => ({ t: 'conflict', id })), ...settled]);
  }

  /** Makes or rewrites the conflicts of one write. */
  async add(
    working: WorkingRow,
    write: RowWrite,
    drafts: readonly ConflictDraft[],
    pusher: Pusher,
  ): Promise<LogEntry[]> {
    if (drafts.length === 0) return [];
    const ids = drafts.map((draft) => idOf(draft, working, pusher));
    await this.#rows.load(ids.map((id) => ({ t: 'conflict', id })));
    await this.#loadDevices(drafts, pusher.device);
    const entries: LogEntry[] = [];
    drafts.forEach((draft, index) => {
      const base = draft.field === null ? null : (write.base[draft.field] ?? null);
      const prior = this.#priorOf(working, draft, base);
      const id = prior?.conflictId ?? ids[index]!;
      const entry = this.#write(id, working, draft, pusher);
      if (entry) entries.push(entry);
    });
    return entries;
  }

  /** A member settled a conflict, or opened it again. */
  settle({ id, bucket, row }: WorkingRow): void {
    const { state, table_name, row_id, field, mutation_id } = row?.values ?? {};
    if (state !== 'open') {
      this.removed.add(id);
      this.saved.delete(id);
      return;
    }
    this.removed.delete(id);
    this.saved.set(id, {
      conflictId: id,
      t: String(table_name),
      id: String(row_id),
      field: String(field ?? ''),
      bucket,
      loser: String(mutation_id),
    });
  }

  /**
   * The open conflict whose loser the author had in sight when writing again: the newer value takes its place, instead
   * of a second conflict about the same field (sync.md 2.7).
   */
  #priorOf({ t, id }: WorkingRow, { field }: ConflictDraft, base: string | null): OpenConflict | null {
    if (base === null) return null;
    const candidates = this.#open.get(`${t} ${id} ${field ?? ''}`) ?? [];
    return candidates.find(({ conflictId: open, loser }) => loser === base && !this.removed.has(open)) ?? null;
  }

  #write(id: string, about: WorkingRow, draft: ConflictDraft, pusher: Pusher): LogEntry | null {
    const working = this.#rows.get({ t: 'conflict', id }, about.bucket);
    const values = this.#valuesOf(about, draft, pusher);
    const cell = { m: pusher.mutationId, h: pusher.stamp };
    if (working.row?.cells.m === pusher.mutationId && working.isStored) return null;
    const changed = Object.keys(values);
    if (working.row) {
      const { created_at, created_by } = working.row.values;
      const x = { ...working.row.cells.x };
      for (const field of changed) x[field] = cell;
      const kept: FieldValues = {
        ...values,
        ...(created_at !== undefined && { created_at }),
        ...(created_by !== undefined && { created_by }),
      };
      working.row = { ...working.row, cells: { ...working.row.cells, x }, values: kept };
    } else {
      working.row = { bucket: about.bucket, seq: 0, cells: cell, values } satisfies StoredRow;
    }
    const open = {
      conflictId: id,
      t: about.t,
      id: about.id,
      field: draft.field ?? '',
      bucket: about.bucket,
      loser: draft.loser.m,
    };
    this.saved.set(id, open);
    this.#remember(open);
    return { working, row: working.row, changed };
  }

  #valuesOf(about: WorkingRow, draft: ConflictDraft, { claimed, stamp, device, at, mutationId }: Pusher): FieldValues {
    const loser = this.#side(draft.loser);
    const ahead = parseStamp(claimed).ms - parseStamp(stamp).ms;
    const off = ahead > NOTABLE_CLOCK_MS ? ahead : device.clockOffMs;
    const isNotable = draft.loser.m === mutationId && Math.abs(off) > NOTABLE_CLOCK_MS;
    const winner = draft.kind === 'late' ? null : this.#side(draft.winner);
    return withoutNulls({
      table_name: about.t,
      row_id: about.id,
      field: draft.field,
      kind: draft.kind,
      mutation_id: draft.loser.m,
      base_value: asJson(draft.base),
      winner_value: winner && asJson(draft.winner.value),
      winner_member_id: winner && winner.memberId,
      winner_device_id: winner && winner.deviceId,
      winner_device_name: winner && winner.deviceName,
      winner_at: winner && winner.at,
      loser_value: draft.kind === 'late' ? draft.loser.value : asJson(draft.loser.value),
      loser_member_id: loser.memberId,
      loser_device_id: loser.deviceId,
      loser_device_name: loser.deviceName,
      loser_at: loser.at,
      claimed_clock_off_ms: isNotable ? Math.round(off) : null,
      state: 'open',
      created_at: new Date(at).toISOString(),
      created_by: loser.memberId ?? device.memberId,
    });
  }

  #side({ h }: Contender) {
    if (h === '') return { memberId: null, deviceId: null, deviceName: null, at: null };
    const device = this.#devices.get(deviceOf(h));
    return {
      memberId: device?.memberId ?? null,
      deviceId: deviceOf(h),
      deviceName: device?.name.slice(0, 120) ?? null,
      at: new Date(parseStamp(h).ms).toISOString(),
    };
  }

  async #loadDevices(drafts: readonly ConflictDraft[], own: DeviceState): Promise<void> {
    this.#devices.set(own.id, own);
    const stamps = drafts.flatMap(({ winner, loser }) => [winner.h, loser.h]).filter((stamp) => stamp !== '');
    const missing = [...new Set(stamps.map(deviceOf))].filter((id) => !this.#devices.has(id));
    if (missing.length === 0) return;
    for (const device of await this.#tx.devices.findAll(this.#workspaceId, missing))
      this.#devices.set(device.id, device);
  }

  #remember(conflict: OpenConflict): void {
    const place = `${conflict.t} ${conflict.id} ${conflict.field}`;
    const others = (this.#open.get(place) ?? []).filter(({ conflictId: id }) => id !== conflict.conflictId);
    this.#open.set(place, [...others, conflict]);
  }
}

/** One field may both have lost a value and met a deletion. */
const idOf = ({ kind, field }: ConflictDraft, { t, id }: WorkingRow, { mutationId }: Pusher): string =>
  conflictId(mutationId, t, id, kind === 'delete-edit' ? `${field ?? ''} ${kind}` : field);

const asJson = (value: FieldValue): string | null => (value === null ? null : JSON.stringify(value));

const withoutNulls = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** A write that came too late, as a draft: all its fields as one text. */
export const lateDraft = (write: RowWrite, { mutationId, stamp }: Pusher): ConflictDraft => ({
  kind: 'late',
  field: null,
  base: null,
  winner: { value: null, m: '', h: '' },
  loser: { value: JSON.stringify(write.f), m: mutationId, h: stamp },
});
