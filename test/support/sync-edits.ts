import type { SyncDevice } from './sync-device.ts';

/** The few edits that most tests of sync are about. */
export const addAccount = (device: SyncDevice, name: string, ownerId = device.actor.memberId): Promise<string> =>
  device.unitOfWork.write(
    null,
    ({ rows }) =>
      rows.insert('account', { name, owner_id: ownerId, autonomy: 'low', status: 'ongoing', language: 'pt-BR' }).id,
  );

export const editAccount = (
  device: SyncDevice,
  id: string,
  patch: { name?: string; needs?: string; owner_id?: string; website?: string },
): Promise<void> => device.unitOfWork.write('accounts.update', ({ rows }) => rows.update('account', id, patch));

export const addNote = (device: SyncDevice, accountId: string, body: string): Promise<string> =>
  device.unitOfWork.write(
    null,
    ({ rows }) =>
      rows.insert('note', {
        account_id: accountId,
        body,
        written_at: '2026-03-16T12:00:00.000Z',
        author_id: device.actor.memberId,
        audience: 'internal',
      }).id,
  );

export const valueOf = (device: SyncDevice, table: string, id: string, field: string): unknown =>
  device.sql.value(`SELECT "${field}" FROM ${table} WHERE id = ?`, id) ?? null;
