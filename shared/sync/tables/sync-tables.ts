import { choice, instant, json, line, optional, ref, table, whole } from '../fields.ts';

export const conflictKinds = ['concurrent', 'text', 'delete-edit', 'duplicate', 'late'] as const;
export const conflictStates = ['open', 'kept', 'taken', 'edited', 'dismissed'] as const;

/** What the exchange with the server itself leaves behind. */
export const syncTables = {
  /**
   * A value that is not in sight, kept beside the one that is (sync.md 2.7, 2.9, 2.12). The server makes it, in the
   * bucket of the row it is about; whoever may read it settles it. Values are JSON texts; of kind `late` the loser's
   * is the JSON of all fields that were written, one conflict for each row of the mutation.
   */
  conflict: table({
    bucket: 'same',
    write: 'server',
    readersWrite: ['state', 'settled_by', 'settled_at'],
    fields: {
      table_name: line(60),
      row_id: ref(),
      field: optional(line(60)),
      kind: choice(conflictKinds),
      /** The loser's. */
      mutation_id: ref(),
      base_value: optional(json()),
      winner_value: optional(json()),
      winner_member_id: optional(ref()),
      winner_device_id: optional(ref()),
      winner_device_name: optional(line(120)),
      winner_at: optional(instant()),
      loser_value: optional(json()),
      loser_member_id: optional(ref()),
      loser_device_id: optional(ref()),
      loser_device_name: optional(line(120)),
      loser_at: optional(instant()),
      /** How far the loser's clock was ahead (+) or behind (-), where that was much. */
      claimed_clock_off_ms: optional(whole()),
      state: choice(conflictStates),
      settled_by: optional(ref()),
      settled_at: optional(instant()),
    },
  }),
} as const;
