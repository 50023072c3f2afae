import { v7 } from 'uuid';
import { ACCOUNTS, benchRow } from './sync-rows.ts';

export interface PeerRow {
  id: string;
  table: string;
  account_id: string;
  [field: string]: string | number;
}

/** The rows of the bench as documents. */
export const peerRows = (count: number): PeerRow[] => {
  const accounts = Array.from({ length: ACCOUNTS }, () => v7());
  return Array.from({ length: count }, (_, index) => {
    const { table, fields } = benchRow(index);
    return { id: v7(), table, account_id: accounts[index % ACCOUNTS] ?? '', ...fields };
  });
};
