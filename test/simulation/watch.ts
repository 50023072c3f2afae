import { canonicalJson } from '#shared/sync/canonical.ts';
import { parseStamp } from '#shared/sync/clock.ts';
import { toImage } from '#shared/sync/image.ts';
import type { mergeWrite } from '#shared/sync/merge.ts';
import { accountBucket, accountOfBucket } from '#shared/sync/buckets.ts';
import { type FieldValue, type Mutation, cellOf, isFresh } from '#shared/sync/mutation.ts';
import { type TableName, syncedTables } from '#shared/sync/tables.ts';
import type { PushReply, PushRequest, RowImage } from '#shared/sync/wire.ts';
import type { AccessOracle } from './access-oracle.ts';
import type { Laptop } from './laptop.ts';
import { countLines } from './texts.ts';

type Merge = typeof mergeWrite;
export type Report = (invariant: string, what: string) => void;

/** What must hold at every moment, looked at where it happens. */
export class Watch {
  readonly #report: Report;
  readonly #oracle: AccessOracle;
  readonly #now: () => number;

  constructor(report: Report, oracle: AccessOracle, now: () => number) {
    this.#report = report;
    this.#oracle = oracle;
    this.#now = now;
  }

  /** I8: nothing leaves the server for somebody who may not read it, judged at the moment it leaves. */
  left(laptop: Laptop, images: readonly RowImage[]): void {
    for (const { t, id, b } of images)
      if (!this.#oracle.mayRead(laptop.memberId, b)) this.#report('I8', `${t} ${id} of ${b} left for ${laptop.name}`);
  }

  /** I8: nothing is taken from somebody who could read it neither before nor after; a new account is its author's. */
  taken(laptop: Laptop, { mutations }: PushRequest, { results }: PushReply, before: ReadonlySet<string>): void {
    const made = new Set(
      mutations.flatMap(({ w }) => w.filter((write) => write.t === 'account' && isFresh(write)).map(({ b }) => b)),
    );
    const applied = new Set(results.filter(({ o }) => o === 'applied').map(({ id }) => id));
    for (const { id, w } of mutations) {
      if (!applied.has(id)) continue;
      for (const { b } of w) {
        const account = accountOfBucket(b);
        if (before.has(b) || account === null || made.has(accountBucket(account))) continue;
        if (!this.#oracle.mayRead(laptop.memberId, b))
          this.#report('I8', `${id} into ${b} was taken from ${laptop.name}`);
      }
    }
  }

  readable(laptop: Laptop, buckets: readonly string[]): Set<string> {
    return new Set(buckets.filter((bucket) => this.#oracle.mayRead(laptop.memberId, bucket)));
  }

  /** I9: sums differ only where somebody damaged rows; names those that do. */
  doubted(laptop: Laptop, bucket: string, t: string, images: readonly RowImage[]): void {
    if (laptop.isCorrupted) return;
    const { engine } = laptop.device;
    const theirs = new Map(
      images
        .filter(({ b, t: name, purged }) => b === bucket && name === t && !purged)
        .map((image) => [image.id, image]),
    );
    const ours = laptop.device.sql.values<string>('SELECT id FROM row_meta WHERE bucket = ? AND t = ?', bucket, t);
    for (const id of new Set([...ours, ...theirs.keys()])) {
      const row = engine.file.rows.serverRow(t, id);
      const [here, there] = [row && canonicalJson(toImage(t, id, row)), canonicalJson(theirs.get(id) ?? null)];
      if (here !== there) this.#report('I9', `${laptop.name} holds ${here} instead of ${there}`);
    }
  }

  /** I5 and I10 around the server's merge: who saw the current value wins, and no stamp lies in the future. */
  around(merge: Merge): Merge {
    return (name, current, write, author) => {
      if (parseStamp(author.stamp).ms > this.#now()) this.#report('I10', `a stamp in the future: ${author.stamp}`);
      const merged = merge(name, current, write, author);
      if (current) this.#fastForward(name, current, write, author, merged);
      return merged;
    };
  }

  #fastForward(...[name, current, write, author, merged]: [...Parameters<Merge>, ReturnType<Merge>]): void {
    if (!current) return;
    for (const field in write.f) {
      if (field === 'deleted_at') continue;
      const cell = cellOf(current.cells, field);
      const base = write.base[field] ?? null;
      if (base === null || base !== cell.m || cell.o) continue;
      const value = write.f[field] ?? null;
      if ((merged.row.values[field] ?? null) !== value)
        this.#report('I5', `${name}.${field} by ${author.mutationId} saw the current value and lost`);
    }
    for (const field in write.f) {
      const policy = syncedTables[name].fields[field as never] as { policy: string } | undefined;
      if (policy?.policy === 'text') this.#text(name, field, current, write, merged);
    }
  }

  /** A text that was made of two holds every line as often as both together say, neither more nor less. */
  #text(
    name: string,
    field: string,
    current: NonNullable<Parameters<Merge>[1]>,
    write: Parameters<Merge>[2],
    merged: ReturnType<Merge>,
  ): void {
    const seen = write.bt?.[field];
    const [stored, sent, result] = [current.values[field], write.f[field], merged.row.values[field]];
    if (seen === undefined || typeof stored !== 'string' || typeof sent !== 'string' || typeof result !== 'string')
      return;
    if (result === stored || result === sent) return;
    const [before, left, right, made] = [seen, stored, sent, result].map(countLines);
    for (const line of new Set([...left!.keys(), ...right!.keys(), ...made!.keys()])) {
      const due = Math.max(0, (left!.get(line) ?? 0) + (right!.get(line) ?? 0) - (before!.get(line) ?? 0));
      if ((made!.get(line) ?? 0) !== due)
        this.#report('I2', `${name}.${field} holds “${line}” ${made!.get(line) ?? 0} times, not ${due}`);
    }
  }

  /** I6: what a laptop knows of a row never gets older within one life of the server. I11: nothing half captured. */
  afterStep(laptop: Laptop): void {
    const { sql } = laptop.device;
    const epoch = sql.value<string | null>('SELECT epoch FROM sync_state') ?? '';
    if (epoch !== laptop.seenEpoch) {
      laptop.seenEpoch = epoch;
      laptop.seen.clear();
    }
    for (const { id, seq } of sql.all<{ id: string; seq: number }>('SELECT id, seq FROM row_meta WHERE seq > 0')) {
      const before = laptop.seen.get(id) ?? 0;
      if (seq < before) this.#report('I6', `row ${id} of ${laptop.name} went from ${before} back to ${seq}`);
      laptop.seen.set(id, seq);
    }
    this.pairs(laptop);
    this.#pending(laptop);
  }

  /** I2: what waits to be sent is what its author sees, where the server has said nothing else since. */
  #pending(laptop: Laptop): void {
    const { sql } = laptop.device;
    for (const { t, id, image } of sql.all<{ t: TableName; id: string; image: string }>(
      `SELECT DISTINCT pending_row.t, pending_row.id, image FROM pending_row
       JOIN row_base ON row_base.id = pending_row.id AND row_base.t = pending_row.t`,
    )) {
      const { c } = JSON.parse(image) as RowImage;
      const first = new Map<string, string | null>();
      const last = new Map<string, FieldValue>();
      for (const body of sql.values<string>(
        'SELECT body FROM outbox WHERE n IN (SELECT n FROM pending_row WHERE id = ? AND t = ?) ORDER BY n',
        id,
        t,
      ))
        for (const { id: rowId, f, base } of (JSON.parse(body) as Mutation).w)
          for (const field in rowId === id ? f : {}) {
            if (!first.has(field)) first.set(field, base[field] ?? null);
            last.set(field, f[field] ?? null);
          }
      for (const [field, value] of last) {
        if (field === 'deleted_at' || first.get(field) !== cellOf(c, field).m || cellOf(c, field).o) continue;
        const shown = sql.value<FieldValue>(`SELECT "${field}" FROM ${t} WHERE id = ?`, id) ?? null;
        if (shown !== value)
          this.#report('I2', `${laptop.name} wrote ${t}.${field} of ${id} = ${value} and sees ${shown}: ${image}`);
      }
    }
  }

  /** I7: two rows that are only ever written together never differ where a bucket is complete. */
  pairs(laptop: Laptop): void {
    for (const { account_id, bodies } of laptop.device.sql.all<{ account_id: string; bodies: number }>(
      `SELECT account_id, count(DISTINCT body) AS bodies FROM commitment
       JOIN bucket_state ON bucket_state.bucket = commitment.bucket AND bucket_state.state = 'live'
       GROUP BY account_id HAVING count(*) = 2 AND count(DISTINCT body) > 1`,
    ))
      this.#report('I7', `${bodies} halves of one commit on ${account_id} at ${laptop.name}`);
  }
}
