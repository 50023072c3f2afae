import { z } from 'zod';

/** Of one field, who wrote it (sync.md 2.5). */
export interface Cell {
  /** The mutation that wrote it last. */
  m: string;
  /** Newest stamp of those that wrote this value. */
  h: string;
  /** Other mutations that wrote the same value. */
  e?: string[];
  /** The mutation it replaced, where the server had not seen that one (sync.md 2.11). */
  p?: string;
  /** Mutations whose text was merged into this one's, so that its author has not seen it as it is (sync.md 2.8). */
  o?: string[];
}

/** Cells of a row: one default and the exceptions (sync.md 2.3). */
export interface RowCells extends Cell {
  x?: Record<string, Cell>;
}

const value = z.union([z.string(), z.number(), z.null()]);
export type FieldValue = z.infer<typeof value>;
export type FieldValues = Record<string, FieldValue>;

/** Tokens that a deletion may name: of every field, with those that agreed. */
const LARGEST_SEEN = 2_000;

/**
 * What one mutation writes into one row. `base` holds the token that each field carried on the device; an edit of a
 * known row names the token of `deleted_at` too, and a deletion or a restore names in `seen` every token that the row
 * carried, so that a deletion and an edit that did not see each other are told apart from those that did (sync.md 2.9): `tokensOf`.
 */
export const rowWrite = z.object({
  t: z.string().max(60),
  id: z.uuid(),
  b: z.string().max(100),
  f: z.record(z.string(), value),
  base: z.record(z.string(), z.nullable(z.uuid())),
  seen: z.array(z.uuid()).max(LARGEST_SEEN).optional(),
  /** Texts as the author saw them, of fields that merge by text (sync.md 2.8). Filled when it is sent. */
  bt: z.record(z.string(), z.string()).optional(),
  /** Sequence number of the row on the device when it is sent; 0 for a row that no server has answered for. */
  s: z.int().nonnegative().optional(),
});
export type RowWrite = z.infer<typeof rowWrite>;

/** Row writes of one mutation at most (sync.md 2.17). */
export const LARGEST_MUTATION = 500;

/** One intent of the user (sync.md 2.5), as it lies in the outbox: `n` is given at first send. */
export const mutation = z.object({
  id: z.uuid(),
  /** Hybrid stamp that the device claims. */
  h: z.string().max(60),
  /** Access version that the device knew. */
  av: z.int().nonnegative(),
  w: z.array(rowWrite).min(1).max(LARGEST_MUTATION),
});
export type Mutation = z.infer<typeof mutation>;

export const cellOf = (cells: RowCells, field: string): Cell => cells.x?.[field] ?? cells;

/** Every token of a row, of those that agreed or were merged too: what a deletion names in `seen`. */
export const tokensOf = (cells: RowCells): string[] => {
  const tokens = new Set<string>();
  for (const { m, e, o } of [cells, ...Object.values(cells.x ?? {})])
    for (const token of [m, ...(e ?? []), ...(o ?? [])]) tokens.add(token);
  tokens.delete(UNWRITTEN);
  return [...tokens];
};

/** Token of what no mutation that the server knows has written: the rest of a row whose creation was lost (2.11). */
export const UNWRITTEN = '00000000-0000-0000-0000-000000000000';

/** Whether the author made the row, as far as this device knew: no field carried a token. */
export const isFresh = (write: RowWrite): boolean => {
  for (const field in write.base) if ((write.base[field] ?? null) !== null) return false;
  return true;
};
