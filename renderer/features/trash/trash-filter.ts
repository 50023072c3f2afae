import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '#shared/contract/index.ts';

export type TrashedRow = InferContractRouterOutputs<Contract>['trash']['list'][number];

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Title or account holds the text, without regard to capitals and accents. */
export function trashedMatches(row: TrashedRow, text: string, tables: readonly string[]): boolean {
  if (tables.length > 0 && !tables.includes(row.table)) return false;
  return folded(`${row.title} ${row.accountName ?? ''}`).includes(folded(text.trim()));
}
