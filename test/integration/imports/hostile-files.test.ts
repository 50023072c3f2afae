import { createWriteStream, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { ImportSettings } from '#shared/contract/imports.ts';
import { type TestWorkspace, openTestWorkspace } from '#test/support/workspace.ts';
import { fileOf, importFiles, prepareFiles } from './import-files.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const inspect = (name: string, content: string | Uint8Array, settings?: Partial<ImportSettings>) => {
  const file = fileOf(workspace, name, content);
  workspace.files.give(file.path, file.path, 'read');
  return workspace.client.imports.inspect({ token: file.path, name, ...(settings ? { settings } : {}) });
};

const names = async () => {
  const rows = await workspace.kernel.unitOfWork.read((db) =>
    db.selectFrom('account').select('name').orderBy('name').execute(),
  );
  return rows.map(({ name }) => name);
};

const issuesOf = async (runId: string | undefined) =>
  (await workspace.client.imports.rejected({ runId: runId ?? '', offset: 0, limit: 100 })).issues;

const utf16 = (text: string, mark: number[]) => Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')]);

describe('an encoding', () => {
  test.each([
    ['UTF-8', Buffer.from('nome;país\nPadaria Açaí;Brasil\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffnome;país\nPadaria Açaí;Brasil\n'), 'utf-8'],
    ['Windows-1252', Buffer.from('nome;pa\xeds\nPadaria A\xe7a\xed;Brasil\n', 'latin1'), 'windows-1252'],
    ['UTF-16', utf16('nome;país\nPadaria Açaí;Brasil\n', [0xff, 0xfe]), 'utf-16le'],
    ['UTF-16, high byte first', utf16('nome;país\nPadaria Açaí;Brasil\n', [0xff, 0xfe]).swap16(), 'utf-16be'],
  ])('of %s is found and read', async (_, content, encoding) => {
    const { settings } = await inspect('clientes.csv', content);
    expect(settings).toMatchObject({ encoding, delimiter: ';', columns: ['name', 'country'] });
    await importFiles(workspace, [{ ...fileOf(workspace, 'clientes.csv', content) }]);
    expect(await names()).toEqual(['Padaria Açaí']);
  });

  test('is found even where the first accent stands far behind the sample', async () => {
    const lines = Array.from({ length: 60_000 }, (_, n) => `Empresa numero ${n};Brasil`);
    const content = Buffer.from(`nome;pais\n${lines.join('\n')}\nA\xe7a\xed;Brasil\n`, 'latin1');
    expect((await inspect('clientes.csv', content)).settings.encoding).toBe('windows-1252');
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['an empty one', '', 'FILE_EMPTY'],
    ['only blank lines', '\n\n\r\n', 'FILE_EMPTY'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'FILE_NOT_TABLE'],
    ['a program', Uint8Array.from({ length: 4000 }, (_, n) => (n * 37) % 256), 'FILE_NOT_TABLE'],
    ['a broken workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 'FILE_NOT_TABLE'],
  ])('is refused in words: %s', async (_, content, code) => {
    await expect(inspect('clientes.csv', content)).rejects.toMatchObject({ code, data: { name: 'clientes.csv' } });
  });

  test('is refused when it is gone', async () => {
    workspace.files.give('t', join(workspace.folder, 'nada.csv'), 'read');
    await expect(workspace.client.imports.inspect({ token: 't', name: 'nada.csv' })).rejects.toMatchObject({
      code: 'FILE_NOT_READABLE',
    });
  });

  test('is refused where a quote never closes, with its line, and nothing stays behind', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `E${n};Empresa ${n};${'x'.repeat(600)}`);
    rows[2500] = 'E2500;"Empresa aberta;texto';
    const file = fileOf(workspace, 'clientes.csv', `id;nome;notas\n${rows.join('\n')}`);
    await expect(prepareFiles(workspace, [file])).rejects.toMatchObject({
      code: 'FILE_ROW_BROKEN',
      data: { line: 2502 },
    });
    expect(await workspace.client.imports.history()).toEqual([]);
    const left = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('work_row').selectAll().execute());
    expect(left).toEqual([]);
  });
});

describe('a setting that does not fit', () => {
  test('as a wrong delimiter leaves one column and blocks', async () => {
    const { problems, settings } = await inspect('clientes.csv', 'codigo;nome\n1;Sol\n', { delimiter: '|' });
    expect(settings.columns).toHaveLength(1);
    expect(problems).toContainEqual({ code: 'one_column', blocking: true, detail: '' });
  });

  test('as a header without rows blocks', async () => {
    const { problems } = await inspect('clientes.csv', 'codigo;nome\n');
    expect(problems).toContainEqual({ code: 'header_only', blocking: true, detail: '' });
  });

  test('as a date that reads both ways blocks until somebody says which', async () => {
    const content = 'nome,cliente desde\nSol,03/04/2024\n';
    expect((await inspect('clientes.csv', content)).problems).toContainEqual(
      expect.objectContaining({ code: 'date_order_open', blocking: true }),
    );
    const settled = await inspect('clientes.csv', content, { dateOrder: 'mdy' });
    expect(settled.problems).toEqual([]);
    expect(settled.preview.rows[0]?.values).toEqual(['Sol', '2024-03-04']);
  });
});

describe('a damaged row', () => {
  test('is listed with line, column, reason and value; the others come in', async () => {
    const content =
      'codigo;nome;cliente desde;site\n' +
      '1;Sol;01/02/2024;a\n' +
      '2;Lua;31/02/2024;b\n' +
      '3;Mar\n' +
      '4;Céu;01/02/2024;c;sobra\n' +
      '1;Sol outra vez;01/02/2024;d\n' +
      '5;;01/02/2024;e\n' +
      '6;Ven\u0000to;01/02/2024;f\n' +
      '7;"Terra\nFirme";20/02/2024;g\n' +
      '8;Fogo;20/02/2024;h\n';
    const group = await importFiles(workspace, [fileOf(workspace, 'clientes.csv', content)]);
    expect(await names()).toEqual(['Fogo', 'Sol', 'Terra\nFirme']);
    expect(
      (await issuesOf(group.runs[0]?.id)).map(({ line, column, reason, value }) => [line, column, reason, value]),
    ).toEqual([
      [3, 'cliente desde', 'not_a_date', '31/02/2024'],
      [4, '', 'too_few_cells', '2'],
      [5, '', 'too_many_cells', 'sobra'],
      [6, 'codigo', 'repeated_id', '1'],
      [7, 'nome', 'required_missing', ''],
      [8, 'nome', 'control_character', 'Ven\u0000to'],
    ]);
  });

  test('leaves as a file that a spreadsheet may open without harm', async () => {
    const content = 'codigo;nome;cliente desde\n1;Sol;=cmd|x\n2;Lua;amanhã\n3;Mar;01/02/2024\n4;Rio;20/02/2024\n';
    const group = await importFiles(workspace, [fileOf(workspace, 'clientes.csv', content)]);
    const path = join(workspace.folder, 'recusadas.csv');
    workspace.files.give('save', path, 'write');
    const headers: [string, string, string, string, string] = ['Arquivo', 'Linha', 'Coluna', 'Motivo', 'Valor'];
    const saved = await workspace.client.imports.saveRejected({
      groupId: group.id,
      token: 'save',
      headers,
      reasons: { not_a_date: 'Não é uma data' },
    });
    expect(saved).toEqual({ rows: 2 });
    expect(await readFile(path, 'utf8')).toBe(
      '\ufeffArquivo,Linha,Coluna,Motivo,Valor\r\n' +
        "clientes.csv,2,cliente desde,Não é uma data,'=cmd|x\r\n" +
        'clientes.csv,3,cliente desde,Não é uma data,amanhã\r\n',
    );
  });

  test('with a formula for a name comes in as text', async () => {
    const formula = "=cmd|' /C calc'!A0";
    await importFiles(workspace, [fileOf(workspace, 'clientes.csv', `codigo;nome\n1;${formula}\n`)]);
    expect(await names()).toEqual([formula]);
  });
});

test('lines may end in three ways within one file', async () => {
  await importFiles(workspace, [fileOf(workspace, 'clientes.csv', 'codigo;nome\r\n1;Sol\n2;Lua\r3;Mar\r\n')]);
  expect(await names()).toEqual(['Lua', 'Mar', 'Sol']);
});

test('a workbook is read with its typed cells', async () => {
  const path = join(workspace.folder, 'contratos.xlsx');
  const head = ['cliente', 'produto', 'inicio', 'valor mensal', 'licencas'];
  const day = { value: new Date('2024-03-15T00:00:00Z'), format: 'dd/mm/yyyy' };
  await importFiles(workspace, [fileOf(workspace, 'clientes.csv', 'codigo;nome\nC1;Sol\n')]);
  await writeXlsxFile([
    head.map((value) => ({ value })),
    [{ value: 'C1' }, { value: 'Pro' }, day, { value: 1234.56 }, { value: 7 }],
  ]).toFile(path);
  const group = await importFiles(workspace, [{ name: 'contratos.xlsx', path, settings: { currency: 'BRL' } }]);
  expect(group.runs[0]).toMatchObject({ created: 1, rejected: 0 });
  const [row] = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('contract').selectAll().execute());
  expect(row).toMatchObject({ starts_on: '2024-03-15', amount_minor: 123_456, currency: 'BRL', seats: 7 });
});

test('a large file is never in memory', async () => {
  const path = join(workspace.folder, 'uso.csv');
  const out = createWriteStream(path);
  const rows = 120_000;
  out.write('usage_id,account_id,usage_date,feature_name,usage_count,notes\n');
  for (let n = 0; n < rows; n += 1) {
    if (!out.write(`U${n},C1,2024-01-0${1 + (n % 9)},f${n % 9},${n % 7},${'x'.repeat(480)}\n`))
      await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  await importFiles(workspace, [fileOf(workspace, 'clientes.csv', 'codigo;nome\nC1;Sol\n')]);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20);
  const group = await prepareFiles(workspace, [{ name: 'uso.csv', path }]);
  clearInterval(watch);
  expect(group.runs[0]).toMatchObject({ total: rows, rejected: 0, leftOut: ['notes'] });
  // 60 MB of file; held whole, its text and rows would take several times that.
  expect(most).toBeLessThan(220 * 1024 * 1024);
}, 60_000);

test('reading a file can be stopped, and leaves nothing', async () => {
  const path = join(workspace.folder, 'clientes.csv');
  writeFileSync(path, `id;nome\n${Array.from({ length: 50_000 }, (_, n) => `${n};Empresa ${n}`).join('\n')}`);
  workspace.files.give('t', path, 'read');
  const { settings } = await workspace.client.imports.inspect({ token: 't', name: 'clientes.csv' });
  const steps = await workspace.client.imports.prepare({
    source: 'x',
    files: [{ token: 't', name: 'clientes.csv', settings }],
  });
  for await (const { progress } of steps) if (progress.done > 0) break;
  const runs = await workspace.kernel.unitOfWork.read((db) => db.selectFrom('work_run').selectAll().execute());
  expect(runs).toEqual([]);
});
