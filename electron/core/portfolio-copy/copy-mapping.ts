import { bucketOf } from '#shared/sync/buckets.ts';
import { naturalId } from '#shared/sync/ids.ts';
import type { FieldValue } from '#shared/sync/mutation.ts';
import { type TableName, tableDefinition, tableNames } from '#shared/sync/tables.ts';
import type { Actor } from '../kernel/clock.ts';

export type StoredValues = Record<string, FieldValue>;

/** One row as it is to be written: everything but `deleted_at`. */
export interface CopiedRow {
  t: TableName;
  id: string;
  bucket: string;
  values: StoredValues;
}

export interface Mapping {
  from: Pick<Actor, 'workspaceId' | 'memberId' | 'teamId'>;
  to: Actor;
  /** Rows of the source's workspace bucket → the same content here; what has none here is left out. */
  content: ReadonlyMap<string, string>;
}

const accountKinds = new Set(['account', 'account-or-member', 'private']);

/** What rules and tracks did already comes before the facts, or they would do it again while the rest is on its way. */
const first: readonly TableName[] = ['account', 'firing', 'playbook_run', 'track_enrollment', 'content_sent'];

/** Tables that hold what belongs to an account, the account itself first: its bucket opens with it. */
export const copiedTables: readonly TableName[] = [
  ...first,
  ...tableNames.filter((name) => !first.includes(name) && accountKinds.has(tableDefinition(name).bucket)),
];

/** References into the workspace's own content, which has other ids in each workspace; null where they may be empty. */
const contentFields: Readonly<Record<string, 'optional' | 'kept'>> = {
  segment_id: 'optional',
  touch_model_id: 'optional',
  journey_template_id: 'optional',
  reason_id: 'optional',
  loss_reason_id: 'optional',
  campaign_id: 'optional',
  variant_id: 'optional',
  // What was done with them stays told, also where they are not.
  playbook_id: 'kept',
  rule_id: 'kept',
  firing_id: 'kept',
  content_id: 'kept',
  track_id: 'kept',
  // The answer carries the topic's words itself.
  topic_id: 'kept',
  // The run of a playbook and its step, or a commitment.
  source_id: 'kept',
  source_key: 'kept',
};

/** Names that are made of ids: `campaign:<id>:<round>`, `run:<id>:<step>`, or the firing that started a playbook. */
const madeOfIds: ReadonlySet<string> = new Set(['start_key', 'send_key']);

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A text in which content is named by its id, as it reads here. */
export const withIdsHere = (text: string, content: Mapping['content']): string =>
  text.replaceAll(UUID, (id) => content.get(id) ?? id);

const mapped = (field: string, value: FieldValue, { from, to, content }: Mapping): FieldValue => {
  if (value === from.memberId) return to.memberId;
  if (value === from.teamId) return to.teamId;
  return contentValue(field, value, content);
};

/** A reference to content as it is called here. */
export const contentValue = (field: string, value: FieldValue, content: Mapping['content']): FieldValue => {
  if (madeOfIds.has(field)) return typeof value === 'string' ? withIdsHere(value, content) : value;
  const kind = contentFields[field];
  if (kind === undefined || typeof value !== 'string') return value;
  return content.get(value) ?? (kind === 'kept' ? value : null);
};

/** A firing is called after its rule, which has another id here; what it started names it. */
export const firingIds = (firings: readonly StoredValues[], content: Mapping['content']): Map<string, string> =>
  new Map(
    firings.map((row) => {
      const rule = contentValue('rule_id', row['rule_id'] ?? null, content);
      return [String(row['id']), naturalId('firing', '', [rule, row['account_id'], row['occurrence']].map(String))];
    }),
  );

/** A run is called after what started it: a firing, or the round of a campaign, which have other ids here. */
export const runIds = (runs: readonly StoredValues[], content: Mapping['content']): Map<string, string> => {
  const idOf = (account: FieldValue | undefined, key: FieldValue | undefined) =>
    naturalId('playbook_run', '', [String(account), String(key)]);
  return new Map(
    runs.flatMap(({ id, account_id, start_key }) => {
      // One that was started by hand keeps its own.
      if (id !== idOf(account_id, start_key)) return [];
      return [[String(id), idOf(account_id, contentValue('start_key', start_key ?? null, content))]];
    }),
  );
};

/** The id of a row in the workspace it is copied to: the same, unless it follows from what is another there. */
const mappedId = (t: TableName, id: string, fields: StoredValues, mapping: Mapping): string => {
  const key = tableDefinition(t).naturalKey;
  if (!key) return id;
  const { from, to } = mapping;
  const there = key.map((field) => String(fields[field]));
  // An id that did not follow from the key stays what it is.
  if (naturalId(t, from.workspaceId, there) !== id) return id;
  const here = key.map((field) => String(mapped(field, fields[field] ?? null, mapping)));
  return naturalId(t, to.workspaceId, here);
};

/** A row of a local portfolio as a row of the joined workspace (sync.md 2.3). */
export const copyOf = (t: TableName, row: StoredValues, mapping: Mapping): CopiedRow => {
  const { id, bucket: _bucket, created_at, created_by: _author, deleted_at: _deleted, ...fields } = row;
  const { memberId } = mapping.to;
  const values: StoredValues = { created_at: created_at ?? null, created_by: memberId };
  for (const [field, value] of Object.entries(fields)) values[field] = mapped(field, value, mapping);
  const newId = mappedId(t, String(id), fields, mapping);
  return { t, id: newId, bucket: bucketOf(t, newId, values, memberId), values };
};
