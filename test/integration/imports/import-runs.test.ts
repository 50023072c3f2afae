import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';
import { fileOf, importFiles, prepareFiles, settle } from './import-files.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const table = <Name extends 'account' | 'contract' | 'usage_record' | 'external_ref' | 'outbox' | 'contact'>(
  name: Name,
) =>
  workspace.kernel.unitOfWork.read((db) =>
    db
      .selectFrom(name as 'account')
      .selectAll()
      .execute(),
  );

const live = async (name: 'account' | 'contract' | 'usage_record') =>
  (await table(name)).filter(({ deleted_at }) => deleted_at === null);

const clients = (count: number) =>
  fileOf(
    workspace,
    'clientes.csv',
    `codigo;nome;pais\n${Array.from({ length: count }, (_, n) => `C${n};Empresa ${n};Brasil`).join('\n')}\n`,
  );

const usage = (count: number, accounts: number, content = (n: number) => `${n % 7}`) =>
  fileOf(
    workspace,
    'uso.csv',
    `usage_id;cliente;data;funcionalidade;quantidade\n${Array.from({ length: count }, (_, n) => `U${n};C${n % accounts};2024-01-15;painel;${content(n)}`).join('\n')}\n`,
  );

const accountNamed = async (name: string) => {
  const found = (await live('account')).find((row) => row.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
};

describe('importing the same file again', () => {
  test('changes nothing, and makes no second row', async () => {
    await importFiles(workspace, [clients(30), usage(1200, 30)]);
    const before = await table('outbox');
    const group = await importFiles(workspace, [clients(30), usage(1200, 30)]);
    expect(group.runs.map(({ created, updated, same, standing }) => ({ created, updated, same, standing }))).toEqual([
      { created: 0, updated: 0, same: 30, standing: 30 },
      { created: 0, updated: 0, same: 1200, standing: 1200 },
    ]);
    expect(await table('outbox')).toHaveLength(before.length);
  });

  test('with other values updates by external id', async () => {
    await importFiles(workspace, [clients(3), usage(5, 3)]);
    const group = await importFiles(workspace, [usage(5, 3, (n) => (n === 2 ? '99' : `${n % 7}`))]);
    expect(group.runs[0]).toMatchObject({ created: 0, updated: 1, same: 4 });
  });

  test('keeps what people wrote where the file has nothing', async () => {
    await importFiles(workspace, [clients(1)]);
    const { id } = await accountNamed('Empresa 0');
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.update('account', id, { website: 'https://empresa.com.br' }),
    );
    await importFiles(workspace, [fileOf(workspace, 'clientes.csv', 'codigo;nome;site\nC0;Empresa Zero;\n')]);
    expect(await accountNamed('Empresa Zero')).toMatchObject({ id, website: 'https://empresa.com.br' });
  });

  test('meets an account that was made by hand by its name, and another source by its own ids', async () => {
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.insert('account', { name: 'Empresa 0', autonomy: 'low', status: 'ongoing', language: 'pt-BR' }),
    );
    const { id } = await accountNamed('Empresa 0');
    const group = await importFiles(workspace, [clients(2)], 'crm');
    expect(group.runs[0]).toMatchObject({ created: 1, updated: 1 });
    expect((await accountNamed('Empresa 0')).id).toBe(id);
    const twins = fileOf(workspace, 'outros.csv', 'codigo;nome\nX1;Gêmea\nX2;Gêmea\n');
    expect((await importFiles(workspace, [twins], 'erp')).runs[0]).toMatchObject({ created: 2, rejected: 0 });
  });

  test('without ids tells equal rows of one file apart', async () => {
    const content =
      'cliente;data;funcionalidade;quantidade\nC0;2024-01-15;painel;1\nC0;2024-01-15;painel;1\nC0;2024-01-15;painel;2\n';
    await importFiles(workspace, [clients(1), fileOf(workspace, 'uso.csv', content)]);
    expect(await live('usage_record')).toHaveLength(3);
    await importFiles(workspace, [fileOf(workspace, 'uso.csv', content)]);
    expect(await live('usage_record')).toHaveLength(3);
  });
});

describe('undoing an import', () => {
  test('takes back what it made, in units, as new mutations', async () => {
    const before = (await table('outbox')).length;
    const group = await importFiles(workspace, [clients(30), usage(1200, 30)]);
    const units = (await table('outbox')).length - before;
    expect(units).toBe(4);
    await workspace.client.imports.undo({ groupId: group.id });
    const undone = await settle(workspace, group.id);
    expect(undone.state).toBe('undone');
    expect(undone.runs.map(({ kept }) => kept)).toEqual([0, 0]);
    expect([await live('account'), await live('usage_record')]).toEqual([[], []]);
    expect((await table('outbox')).length - before).toBe(2 * units);
  });

  test('puts the values before an update back', async () => {
    await importFiles(workspace, [clients(2)]);
    const renamed = fileOf(workspace, 'clientes.csv', 'codigo;nome;pais\nC0;Outro nome;Brasil\n');
    const group = await importFiles(workspace, [renamed]);
    await workspace.client.imports.undo({ groupId: group.id });
    await settle(workspace, group.id);
    expect((await live('account')).map(({ name }) => name).toSorted()).toEqual(['Empresa 0', 'Empresa 1']);
  });

  test('leaves a row that was edited since, and an account on which somebody worked', async () => {
    const group = await importFiles(workspace, [clients(4)]);
    const edited = await accountNamed('Empresa 1');
    const worked = await accountNamed('Empresa 2');
    await workspace.kernel.unitOfWork.write(null, ({ rows, db }) => {
      rows.update('account', edited.id, { needs: 'Relatórios' });
      rows.insert('contact', { account_id: worked.id, name: 'Bia', stance: 'neutral' });
      return db.selectFrom('account').select('id').execute();
    });
    await workspace.client.imports.undo({ groupId: group.id });
    const undone = await settle(workspace, group.id);
    expect(undone.runs[0]).toMatchObject({ state: 'undone', kept: 2 });
    expect((await live('account')).map(({ name }) => name).toSorted()).toEqual(['Empresa 1', 'Empresa 2']);
    // With their external ids: the next import of the file finds them again.
    const refs = (await table('external_ref')).filter(({ deleted_at }) => deleted_at === null);
    expect(refs.map((row) => (row as unknown as { row_id: string }).row_id).toSorted()).toEqual(
      [edited.id, worked.id].toSorted(),
    );
  });

  test('and importing again brings the rows back out of the trash', async () => {
    const first = await importFiles(workspace, [clients(2)]);
    const ids = (await live('account')).map(({ id }) => id).toSorted();
    await workspace.client.imports.undo({ groupId: first.id });
    await settle(workspace, first.id);
    const again = await importFiles(workspace, [clients(2)]);
    expect(again.runs[0]).toMatchObject({ created: 0, updated: 2 });
    expect((await live('account')).map(({ id }) => id).toSorted()).toEqual(ids);
  });

  test('is refused for one that is not finished', async () => {
    const { id } = await prepareFiles(workspace, [clients(2)]);
    await expect(workspace.client.imports.undo({ groupId: id })).rejects.toMatchObject({ code: 'RUN_NOT_POSSIBLE' });
  });
});

describe('large work', () => {
  test('lets the user write in between, and is cancelled with what it wrote', async () => {
    const { id } = await prepareFiles(workspace, [clients(40), usage(6000, 40)]);
    await workspace.client.imports.start({ groupId: id });
    const steps = await workspace.client.imports.follow({ groupId: id });
    let done = 0;
    for await (const { runs } of steps) {
      done = runs.reduce((sum, run) => sum + run.done, 0);
      if (done > 1000) break;
    }
    await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.insert('account', { name: 'À mão', autonomy: 'low', status: 'ongoing', language: 'pt-BR' }),
    );
    expect(done).toBeLessThan(6040);
    await workspace.client.imports.cancel({ groupId: id });
    const group = await settle(workspace, id);
    expect(group.state).toBe('cancelled');
    expect((await live('account')).map(({ name }) => name)).toEqual(['À mão']);
    expect(await live('usage_record')).toEqual([]);
  });

  test('goes on where it stopped when the workspace opens again', async () => {
    const { id } = await prepareFiles(workspace, [clients(40), usage(6000, 40)]);
    await workspace.client.imports.start({ groupId: id });
    for await (const { runs } of await workspace.client.imports.follow({ groupId: id }))
      if (runs.reduce((sum, run) => sum + run.done, 0) > 1000) break;
    workspace = await workspace.reopen();
    const middle = await workspace.services.imports.group(id);
    expect(middle.state).toBe('running');
    const group = await settle(workspace, id);
    expect(group).toMatchObject({ state: 'done', runs: [{ created: 40 }, { created: 6000, done: 6000 }] });
    expect(await live('usage_record')).toHaveLength(6000);
  });

  test('that was only prepared is gone when the workspace opens again', async () => {
    const { id } = await prepareFiles(workspace, [clients(2)]);
    workspace = await workspace.reopen();
    await expect(workspace.services.imports.group(id)).rejects.toMatchObject({ code: 'ROW_NOT_FOUND' });
    expect(await live('account')).toEqual([]);
  });

  test('stops at a unit that cannot be written, says so, and goes on when asked', async () => {
    const { id } = await prepareFiles(workspace, [clients(3)]);
    await workspace.rawWrite(`CREATE TRIGGER refuse BEFORE INSERT ON account BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await workspace.client.imports.start({ groupId: id });
    expect((await settle(workspace, id)).state).toBe('failed');
    expect(await live('account')).toEqual([]);
    await workspace.rawWrite('DROP TRIGGER refuse');
    await workspace.client.imports.resume({ groupId: id });
    expect((await settle(workspace, id)).state).toBe('done');
    expect(await live('account')).toHaveLength(3);
  });

  test('keeps external ids beside the rows that others refer to, and none for usage', async () => {
    await importFiles(workspace, [clients(2), usage(5, 2)]);
    const refs = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('external_ref').selectAll().execute());
    expect(
      refs.map(({ table_name, external_id, source }) => `${table_name} ${external_id} ${source}`).toSorted(),
    ).toEqual(['account C0 test', 'account C1 test']);
  });
});
