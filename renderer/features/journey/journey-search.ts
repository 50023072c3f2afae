import { z } from 'zod';
import { filterSearch } from '#renderer/lib/account-filter.ts';
import { columnIds, rowIds } from './journey-cells.ts';

const text = z.coerce.string().optional().catch(undefined);

/** What the address of the picture holds: filters, the cell it is zoomed into, and whether it is read as a table. */
export const journeySearch = z.object({
  q: text,
  ...filterSearch,
  column: z.enum(columnIds).optional().catch(undefined),
  row: z.enum(rowIds).optional().catch(undefined),
  view: z.literal('table').optional().catch(undefined),
});
export type JourneySearch = z.infer<typeof journeySearch>;
