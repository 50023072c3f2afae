import { toStored } from '#shared/sync/image.ts';
import type { StoredRow } from '#shared/sync/merge.ts';
import type { RowImage } from '#shared/sync/wire.ts';
import type { RowKey, StoredImage } from '../storage/rows.ts';
import type { StorageTransaction } from '../storage/storage.ts';

/** A row while a push is under way. */
export interface WorkingRow extends RowKey {
  bucket: string;
  /** As it would be now; null: nobody made it yet, or it was purged. Its `seq` stays the stored one until the commit. */
  row: StoredRow | null;
  /** Stood in the store before. */
  readonly isStored: boolean;
  /** Position in the log before this push; 0 for a row that was not there. */
  readonly storedSeq: number;
  /** Empty where no digest counts the row: a new or a purged one. */
  readonly digest: string;
  readonly purged: boolean;
  /** The device does not know what the row is any more: an earlier mutation of this push was merged or corrected. */
  surprising: boolean;
}

/** One row of one mutation, as it goes to the log. */
export interface LogEntry {
  working: WorkingRow;
  row: StoredRow;
  changed: readonly string[];
}

export const keyText = ({ t, id }: RowKey) => `${t} ${id}`;

/** The rows of a push, locked; each mutation sees what the ones before it left. */
export class WorkingRows {
  readonly #tx: StorageTransaction;
  readonly #workspaceId: string;
  readonly #rows = new Map<string, WorkingRow>();

  constructor(tx: StorageTransaction, workspaceId: string) {
    this.#tx = tx;
    this.#workspaceId = workspaceId;
  }

  /** Locks rows in the order that all pushes keep. */
  async load(keys: Iterable<RowKey>): Promise<void> {
    const missing = new Map<string, RowKey>();
    for (const key of keys) {
      const text = keyText(key);
      if (!this.#rows.has(text)) missing.set(text, key);
    }
    if (missing.size === 0) return;
    for (const found of await this.#tx.rows.lock(this.#workspaceId, [...missing.values()])) {
      this.#rows.set(keyText(found), stored(found));
    }
  }

  /** The row, or an empty place for it in `bucket`. */
  get({ t, id }: RowKey, bucket: string): WorkingRow {
    const text = keyText({ t, id });
    let row = this.#rows.get(text);
    if (!row) {
      row = { t, id, bucket, row: null, isStored: false, storedSeq: 0, digest: '', purged: false, surprising: false };
      this.#rows.set(text, row);
    } else if (row.row === null && !row.isStored) row.bucket = bucket;
    return row;
  }
}

const stored = ({ t, id, bucket, seq, image, digest }: StoredImage): WorkingRow => {
  const parsed = JSON.parse(image) as RowImage;
  const purged = parsed.purged === true;
  // Whoever makes a purged row again has it from the answer: devices keep nothing of one.
  const row = purged ? null : toStored(parsed);
  return { t, id, bucket, row, isStored: true, storedSeq: seq, digest, purged, surprising: purged };
};
