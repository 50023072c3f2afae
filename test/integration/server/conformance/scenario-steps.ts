import { addDigest, hex16, leafOf, rowDigest } from '#shared/sync/digest.ts';
import { naturalId } from '#shared/sync/ids.ts';
import { type PullLine, type RowImage, VERIFY_LEAVES } from '#shared/sync/wire.ts';
import { sha256 } from '#server/sync/environment.ts';
import type { ServerWorld, WireDevice } from '#test/support/server-world.ts';

export const accountOf = (owner: string) => ({
  name: 'Padaria Sol',
  autonomy: 'medium',
  status: 'ongoing',
  language: 'pt-BR',
  owner_id: owner,
});

export const contactOf = (account: string) => ({ account_id: account, name: 'Rui', stance: 'neutral' });

export const holds = (device: WireDevice, account: string) => device.held.includes(`a:${account}`);

export const handOver = async (by: WireDevice, account: string, to: WireDevice | null) => {
  await by.sync();
  return by.one(by.edit('account', account, { owner_id: to ? to.memberId : null }));
};

export const collaboration = (world: ServerWorld, by: WireDevice, account: string, who: WireDevice) => {
  const id = naturalId('account_collaborator', world.workspaceId, [account, who.memberId]);
  return {
    id,
    write: by.make('account_collaborator', id, `a:${account}`, { account_id: account, member_id: who.memberId }),
  };
};

export const lateOnes = (device: WireDevice) =>
  [...device.rows.values()].filter(({ t, v }) => t === 'conflict' && v['kind'] === 'late');

/** Two people who both see one contact. */
export const pair = async (world: ServerWorld) => {
  const { ana, lea } = await world.crew();
  const account = ana.account();
  const contact = ana.contact(account, { notes: 'Line one.\nLine two.\nLine three.' });
  await ana.sync();
  await lea.sync();
  return { ana, lea, account, contact };
};

export const conflictsOf = (device: WireDevice) => [...device.rows.values()].filter(({ t }) => t === 'conflict');

/** An account of Ana's with so many contacts, and everybody up to date. */
export const filled = async (world: ServerWorld, contacts: number, text = '') => {
  const { ana, lea, bia } = await world.crew();
  const account = ana.account();
  for (let index = 0; index < contacts; index++)
    ana.contact(account, { name: `Contact ${index}`, ...(text && { notes: text }) });
  while (ana.queue.length > 0) await ana.push(ana.queue.splice(0, 100));
  return { ana, lea, bia, account };
};

export const commits = (lines: readonly PullLine[]) => lines.filter((line) => line.k === 'c');

export const pages = (lines: readonly PullLine[]) => lines.filter((line) => line.k === 'r');

export const endOf = (lines: readonly PullLine[]) => {
  const end = lines.at(-1);
  if (end?.k !== 'end') throw new Error('a pull without its end');
  return end;
};

export const leavesOf = (rows: readonly RowImage[]): string[] => {
  const sums = Array.from({ length: VERIFY_LEAVES }, () => 0n);
  for (const row of rows) {
    const leaf = leafOf(sha256(row.id));
    sums[leaf] = addDigest(sums[leaf]!, rowDigest(row, sha256));
  }
  return sums.map(hex16);
};
