import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database } from '#database/schema.ts';
import type { FieldHistoryReply } from '#shared/contract/server/field-history.ts';
import type { fieldVersion } from '#shared/contract/sync.ts';
import { deviceOf, parseStamp } from '#shared/sync/clock.ts';
import { cellOf, type FieldValue, type Mutation, type RowCells, UNWRITTEN } from '#shared/sync/mutation.ts';
import { isTableName, tableDefinition, type TableName } from '#shared/sync/tables.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { FieldPatch } from '../kernel/rows.ts';
import { memberNames } from './row-titles.ts';

type FieldVersion = z.infer<typeof fieldVersion>;

export interface FieldPlace {
  table: string;
  id: string;
  field: string;
}

/** A version with its value as it is stored. */
type Version = Omit<FieldVersion, 'value' | 'isCurrent'> & { value: FieldValue };

/** What was read, before it is put together. */
interface Found {
  versions: Version[];
  current: string | null;
  reach: 'all' | 'log' | 'here';
}

const MOST = 200;
/** A server that takes longer is not waited for, in milliseconds. */
const PATIENCE_MS = 5_000;

/** @throws DomainError ROW_NOT_FOUND for what is no field. */
const known = ({ table, field }: FieldPlace): TableName => {
  if (!isTableName(table) || !(field in tableDefinition(table).fields))
    throw new DomainError('ROW_NOT_FOUND', { what: table });
  return table;
};

const instantOf = (stamp: string): string => new Date(parseStamp(stamp).ms).toISOString();

/**
 * What one field held before (sync.md 2.7): what the server's log holds of everybody, what was written on this device
 * and is kept, what conflicts kept of others, and what stands now. Offline, all but the first.
 */
export class FieldHistory {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Newest first. */
  async list(place: FieldPlace): Promise<{ versions: FieldVersion[]; reach: Found['reach'] }> {
    const { versions, current, reach } = await this.#find(place);
    return {
      versions: versions.map(({ value, ...version }) => ({
        ...version,
        value: value === null ? null : String(value),
        isCurrent: version.mutationId === current,
      })),
      reach,
    };
  }

  /** A new edit with an earlier value. @throws DomainError ROW_NOT_FOUND */
  async restore({ mutationId, ...place }: FieldPlace & { mutationId: string }): Promise<void> {
    const name = known(place);
    const { versions } = await this.#find(place);
    const version = versions.find((each) => each.mutationId === mutationId);
    if (!version) throw new DomainError('ROW_NOT_FOUND', { what: place.table });
    await this.#kernel.unitOfWork.write('sync.restore', ({ rows }) =>
      rows.update(name, place.id, { [place.field]: version.value } as FieldPatch<TableName>),
    );
  }

  async #find(place: FieldPlace): Promise<Found> {
    known(place);
    const log = await this.#log(place);
    return this.#kernel.unitOfWork.read(async (db) => {
      const names = await memberNames(db);
      const logged = (log?.versions ?? []).map(({ m, at, memberId, deviceName, value }) => ({
        mutationId: m,
        at: new Date(at).toISOString(),
        memberName: names(memberId),
        deviceName,
        value,
      }));
      const reach = !this.#kernel.sync || log?.isWhole ? 'all' : log ? 'log' : 'here';
      return { ...(await this.#read(db, place, names, logged)), reach };
    });
  }

  /** Null where no server answers, or where it does not know the row yet. */
  async #log({ table, id, field }: FieldPlace): Promise<FieldHistoryReply | null> {
    const { sync } = this.#kernel;
    if (!sync || (await sync.status()).state === 'offline') return null;
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), PATIENCE_MS);
      sync.server
        .fieldHistory({ t: table, id, field })
        .then(resolve, () => resolve(null))
        .finally(() => clearTimeout(late));
    });
  }

  async #read(
    db: Kysely<Database>,
    place: FieldPlace,
    names: Names,
    logged: readonly Version[],
  ): Promise<Omit<Found, 'reach'>> {
    const own = await this.#own(db, place, names);
    const kept = await keptByConflicts(db, place, names);
    const now = await this.#current(db, place, names);
    const byMutation = new Map<string, Version>();
    const told = [...(now ? [now] : []), ...own].map((version) => withAuthor(version, kept));
    // A winner that stands, or that was written here, is among these already.
    const others = kept.filter((each) => ![...told, ...logged].some((one) => isSame(one, each)));
    for (const version of [...others, ...told, ...logged]) byMutation.set(version.mutationId, version);
    const versions = [...byMutation.values()].toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST);
    return { versions, current: now?.mutationId ?? null };
  }

  /** Written here. The value before the oldest of them was somebody's too: whose is not known. */
  async #own(db: Kysely<Database>, { table, id, field }: FieldPlace, names: Names): Promise<Version[]> {
    const { actor, sync } = this.#kernel;
    const rows = await db
      .selectFrom('outbox')
      .select(['mutation_id', 'hlc', 'body', 'before_text'])
      .where((e) => e(e.fn<number>('instr', ['body', e.val(id)]), '>', 0))
      .orderBy('n')
      .execute();
    const versions: Version[] = [];
    for (const { mutation_id, hlc, body, before_text } of rows) {
      const { w } = JSON.parse(body) as Mutation;
      const index = w.findIndex((write) => write.t === table && write.id === id && field in write.f);
      const write = w[index];
      if (!write) continue;
      const before = (JSON.parse(before_text) as (Record<string, FieldValue> | null)[])[index];
      const base = write.base[field];
      if (versions.length === 0 && before && field in before && base && base !== UNWRITTEN)
        versions.push({
          mutationId: base,
          at: EARLIER,
          memberName: null,
          deviceName: null,
          value: before[field] ?? null,
        });
      versions.push({
        mutationId: mutation_id,
        at: instantOf(hlc),
        memberName: names(actor.memberId),
        deviceName: sync?.facts.deviceName ?? null,
        value: write.f[field] ?? null,
      });
    }
    return versions.map((version) =>
      version.at === EARLIER ? { ...version, at: justBefore(versions[1]?.at) } : version,
    );
  }

  async #current(db: Kysely<Database>, { table, id, field }: FieldPlace, names: Names): Promise<Version | null> {
    const name = table as TableName;
    const row = await db.selectFrom(name).selectAll().where('id', '=', id).executeTakeFirst();
    const meta = await db
      .selectFrom('row_meta')
      .select('cells')
      .where('id', '=', id)
      .where('t', '=', name)
      .executeTakeFirst();
    if (!row || !meta) return null;
    const cells = JSON.parse(meta.cells) as RowCells;
    const { m, h } = cellOf(cells, field);
    const isOwn = deviceOf(h) === this.#kernel.actor.deviceId;
    // A row that nobody touched since it was made is its author's.
    const author =
      m === cells.m && !cells.x?.['created_by'] ? row.created_by : await settledBy(db, { table, id, field }, m);
    return {
      mutationId: m,
      at: instantOf(h),
      memberName: names(isOwn ? this.#kernel.actor.memberId : author),
      deviceName: isOwn ? (this.#kernel.sync?.facts.deviceName ?? null) : null,
      value: (row as unknown as Record<string, FieldValue>)[field] ?? null,
    };
  }
}

type Names = Awaited<ReturnType<typeof memberNames>>;

const EARLIER = '';

const isSame = (one: Version, other: Version): boolean =>
  one.value === other.value && one.memberName === other.memberName;

/** Whose words they are, where a conflict tells of the same ones. */
const withAuthor = (version: Version, kept: readonly Version[]): Version => {
  const same = version.memberName === null ? kept.find(({ value }) => value === version.value) : undefined;
  return same ? { ...version, memberName: same.memberName, deviceName: same.deviceName } : version;
};

const justBefore = (at: string | undefined): string =>
  new Date(Date.parse(at ?? '1970-01-02T00:00:00.000Z') - 1).toISOString();

/** Versions of others that lost, or won, against what was written here. */
const keptByConflicts = async (
  db: Kysely<Database>,
  { table, id, field }: FieldPlace,
  names: Names,
): Promise<Version[]> => {
  const rows = await db
    .selectFrom('conflict')
    .selectAll()
    .where('table_name', '=', table)
    .where('row_id', '=', id)
    .where('field', '=', field)
    .where('kind', 'in', ['concurrent', 'text'])
    .execute();
  const valueOf = (json: string | null): FieldValue => (json === null ? null : (JSON.parse(json) as FieldValue));
  return rows.flatMap((row) => [
    {
      // A winner's mutation is not told; its conflict is as good a handle.
      mutationId: row.id,
      at: row.winner_at ?? row.created_at,
      memberName: names(row.winner_member_id),
      deviceName: row.winner_device_name,
      value: valueOf(row.winner_value),
    },
    {
      mutationId: row.mutation_id,
      at: row.loser_at ?? row.created_at,
      memberName: names(row.loser_member_id),
      deviceName: row.loser_device_name,
      value: valueOf(row.loser_value),
    },
  ]);
};

/** Who decided, where the mutation that settled a conflict also wrote the field. */
const settledBy = async (db: Kysely<Database>, { table, id, field }: FieldPlace, m: string): Promise<string | null> => {
  const rows = await db
    .selectFrom('conflict')
    .innerJoin('row_meta', (join) => join.onRef('row_meta.id', '=', 'conflict.id').on('row_meta.t', '=', 'conflict'))
    .select(['conflict.settled_by', 'row_meta.cells'])
    .where('table_name', '=', table)
    .where('row_id', '=', id)
    .where('field', '=', field)
    .where('settled_by', 'is not', null)
    .execute();
  return rows.find(({ cells }) => cellOf(JSON.parse(cells) as RowCells, 'settled_by').m === m)?.settled_by ?? null;
};
