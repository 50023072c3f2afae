import { z } from 'zod';

/** Of one field: the mutation that wrote it and its stamp. */
export interface Cell {
  m: string;
  h: string;
}

/** Cells of a row: one default and the exceptions (sync.md 2.3). */
export interface RowCells extends Cell {
  x?: Record<string, Cell>;
}

const value = z.union([z.string(), z.number(), z.null()]);
export type FieldValue = z.infer<typeof value>;

export const rowWrite = z.object({
  t: z.string(),
  id: z.uuid(),
  b: z.string(),
  f: z.record(z.string(), value),
  base: z.record(z.string(), z.nullable(z.uuid())),
});
export type RowWrite = z.infer<typeof rowWrite>;

/** One intent of the user (sync.md 2.5); `n` is given at first send. */
export const mutation = z.object({ id: z.uuid(), h: z.string(), av: z.int(), w: z.array(rowWrite) });
export type Mutation = z.infer<typeof mutation>;

/** Row writes of one mutation at most (sync.md 2.17). */
export const LARGEST_MUTATION = 500;

export const cellOf = (cells: RowCells, field: string): Cell => cells.x?.[field] ?? { m: cells.m, h: cells.h };
