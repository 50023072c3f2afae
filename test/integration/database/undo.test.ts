import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const account = { name: 'Padaria Sol', autonomy: 'low', status: 'ongoing', language: 'pt-BR' } as const;

const add = () =>
  workspace.kernel.unitOfWork.write('accounts.create', ({ rows }) => rows.insert('account', account).id);
const rename = (id: string, name: string, label: 'accounts.update' | null = 'accounts.update') =>
  workspace.kernel.unitOfWork.write(label, ({ rows }) => rows.update('account', id, { name }));
const read = (id: string) =>
  workspace.kernel.unitOfWork.read((db) =>
    db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );

describe('undo', () => {
  it('writes the old values back as a new mutation, and redo writes the new ones again', async () => {
    const id = await add();
    await rename(id, 'Padaria Lua');
    const undone = await workspace.client.history.undo();
    expect(undone).toMatchObject({ label: 'accounts.update', fields: 1, kept: [] });
    expect((await read(id)).name).toBe('Padaria Sol');
    expect(await workspace.client.history.state()).toEqual({ undo: 'accounts.create', redo: 'accounts.update' });
    await workspace.client.history.redo();
    expect((await read(id)).name).toBe('Padaria Lua');
    const mutations = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('outbox').select('label').execute());
    expect(mutations.filter((mutation) => mutation.label === 'accounts.update')).toHaveLength(3);
  });

  it('puts a new row in the trash, and redo takes it out', async () => {
    const id = await add();
    await workspace.client.history.undo();
    expect((await read(id)).deleted_at).not.toBeNull();
    await workspace.client.history.redo();
    expect((await read(id)).deleted_at).toBeNull();
  });

  it('leaves a field that was changed since, and says so', async () => {
    const id = await add();
    await rename(id, 'Padaria Lua');
    await rename(id, 'Padaria Mar', null);
    const undone = await workspace.client.history.undo();
    expect(undone.kept).toEqual([{ table: 'account', rowId: id, field: 'name' }]);
    expect((await read(id)).name).toBe('Padaria Mar');
  });

  it('keeps a new row that was edited since', async () => {
    const id = await add();
    await rename(id, 'Padaria Mar', null);
    const undone = await workspace.client.history.undo();
    expect(undone.kept).toHaveLength(1);
    expect((await read(id)).deleted_at).toBeNull();
  });

  it('has nothing to take back in a new session', async () => {
    await add();
    workspace = await workspace.reopen();
    await expect(workspace.client.history.undo()).rejects.toMatchObject({ code: 'UNDO_NOTHING' });
  });
});

describe('trash', () => {
  it('lists what was deleted with its account and restores it', async () => {
    const id = await add();
    const contactId = await workspace.kernel.unitOfWork.write('contacts.create', ({ rows }) => {
      return rows.insert('contact', { account_id: id, name: 'Bruna', stance: 'neutral' }).id;
    });
    await workspace.client.trash.put({ table: 'contact', id: contactId });
    const listed = await workspace.client.trash.list();
    expect(listed).toMatchObject([{ table: 'contact', id: contactId, title: 'Bruna', accountName: 'Padaria Sol' }]);
    await workspace.client.trash.restore({ table: 'contact', id: contactId });
    expect(await workspace.client.trash.list()).toEqual([]);
  });

  it('refuses what only its author may change', async () => {
    const id = await add();
    const feelingId = await workspace.kernel.unitOfWork.write(null, ({ rows, sqlite }) => {
      const feeling = { account_id: id, author_id: id, felt_at: '2026-03-01T12:00:00.000Z', satisfaction: 3, trust: 3 };
      const row = rows.insert('feeling', { ...feeling, moment: 'neutral' });
      sqlite.prepare('UPDATE feeling SET created_by = ? WHERE id = ?').run(id, row.id);
      return row.id;
    });
    await expect(workspace.client.trash.put({ table: 'feeling', id: feelingId })).rejects.toMatchObject({
      code: 'ONLY_AUTHOR',
    });
  });

  it('refuses tables that nobody deletes from by hand', async () => {
    await expect(workspace.client.trash.put({ table: 'outbox', id: await add() })).rejects.toMatchObject({
      code: 'ROW_NOT_FOUND',
    });
  });
});

describe('a value that the rules refuse', () => {
  it('is named, and changes nothing', async () => {
    const id = await add();
    const attempt = workspace.kernel.unitOfWork.write('accounts.update', ({ rows }) =>
      rows.update('account', id, { client_since: '2026-02-30' }),
    );
    await expect(attempt).rejects.toMatchObject({ code: 'VALUE_REFUSED', data: { field: 'account.client_since' } });
    expect((await read(id)).client_since).toBeNull();
  });
});
