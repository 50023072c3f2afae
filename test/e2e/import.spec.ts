import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriers } from './pages/barriers.ts';
import type { LaunchApp } from './support/launch-app.ts';
import type { RunningApp } from './support/running-app.ts';
import { expect, test } from './support/test.ts';

/** A fresh workspace, on the import page, with the files chosen. */
async function openImport(launch: LaunchApp, files: Record<string, string>): Promise<RunningApp> {
  const app = await launch({ locale: 'pt-BR' });
  const { page } = app;
  await page.getByRole('button', { name: /Importar meus clientes/ }).click();
  await page.getByLabel('Seu nome').fill('Ana Lima');
  await page.getByRole('button', { name: 'Criar e escolher arquivos' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Importar' })).toBeVisible();
  await chooseFiles(app, files);
  return app;
}

async function chooseFiles({ page, dataFolder }: RunningApp, files: Record<string, string>): Promise<void> {
  const paths = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(dataFolder, name);
    await writeFile(path, content);
    paths.push(path);
  }
  await page.locator('input[type=file]').setInputFiles(paths);
  for (const name of Object.keys(files)) await expect(page.getByRole('region', { name })).toBeVisible();
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const clients = 'codigo;nome;pais;cliente_desde\nC1;Padaria Sol;Brasil;15/03/2024\nC2;Oficina Lua;Brasil;01/02/2023\n';
const contracts =
  'id_contrato;codigo_cliente;produto;inicio;valor_mensal\n' +
  'K1;C1;Plano Pro;15/03/2024;1.234,56\nK2;C2;Plano Base;20/02/2023;99,90\nK2;C2;Plano Base;20/02/2023;99,90\nK3;C9;Pro;20/02/2023;1,00\n';

test('two files are settled, checked, imported, listed and taken back', async ({ launch }) => {
  const app = await openImport(launch, { 'contratos.csv': contracts, 'clientes.csv': clients });
  const { page } = app;
  const settle = panel(page, 'contratos.csv');
  await expect(settle.getByText('Os valores não dizem a moeda. Confirme a moeda.')).toBeVisible();
  await expect(settle.getByText(/separados por ponto e vírgula, texto em UTF-8, decimais com vírgula/)).toBeVisible();
  await expect(settle.getByRole('cell', { name: 'R$ 1.234,56' })).toBeVisible();

  expect(await barriers(page, 'the files')).toEqual([]);

  await page.getByRole('button', { name: 'Conferir tudo' }).click();
  await expect(page.getByRole('heading', { name: 'O que será gravado' })).toBeFocused();
  expect(await barriers(page, 'what will be written')).toEqual([]);
  await expect(page.getByText('Código repetido no arquivo; a primeira linha vale')).toBeVisible();
  await expect(page.getByText('Cliente não encontrado')).toBeVisible();
  await page.getByRole('button', { name: 'Importar 4 linhas' }).click();
  await expect(page.getByRole('heading', { name: 'Importação concluída' })).toBeFocused();

  expect(await barriers(page, 'the end')).toEqual([]);

  const list = join(app.dataFolder, 'recusadas.csv');
  await app.answerDialog({ save: [list] });
  await page.getByRole('button', { name: 'Baixar lista em CSV' }).click();
  await expect(page.getByText('2 linhas salvas.')).toBeVisible();
  expect(await readFile(list, 'utf8')).toContain('contratos.csv,5,codigo_cliente,Cliente não encontrado,C9');

  await page.getByRole('button', { name: 'Desfazer importação' }).click();
  await page.getByRole('button', { name: 'Desfazer', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Importação desfeita' })).toBeVisible();
  await page.getByRole('button', { name: 'Nova importação' }).click();
  await expect(page.getByRole('row', { name: /clientes\.csv e contratos\.csv/ })).toContainText('desfeita');
});

test('what cannot be guessed is asked, and holds the import until it is answered', async ({ launch }) => {
  const app = await openImport(launch, { 'clientes.csv': 'nome,cliente desde\nPadaria Sol,03/04/2024\n' });
  const { page } = app;
  await expect(page.getByText(/As datas podem ser lidas de mais de um jeito/)).toBeVisible();
  const check = page.getByRole('button', { name: 'Conferir tudo' });
  await expect(check).toBeDisabled();
  const order = page.getByLabel('Datas');
  await order.focus();
  await order.selectOption('dmy');
  await expect(check).toBeEnabled();
  // The answer is in: the panel still shows what it did, and the keyboard is where it was.
  const preview = page.getByRole('region', { name: /^Primeiras linhas/ }).last();
  await expect(preview.getByRole('cell', { name: '03/04/2024', exact: true })).toBeVisible();
  await expect(order).toHaveValue('dmy');
  await expect(order).toBeFocused();

  // A look elsewhere throws nothing away.
  await page.getByRole('link', { name: 'Carteira', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Carteira' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'clientes.csv' })).toBeVisible();
  await expect(check).toBeEnabled();
});

test('a file that is no table is refused in words, and the others go on', async ({ launch }) => {
  const app = await openImport(launch, {
    'foto.csv': '\u0089PNG\u0000\u0001\u0002\u0003\u0000\u0000',
    'clientes.csv': clients,
  });
  const { page } = app;
  await expect(panel(page, 'foto.csv').getByText(/não é uma tabela/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Conferir tudo' })).toBeDisabled();
  await page.getByRole('button', { name: 'Tirar da lista: foto.csv' }).click();
  await expect(page.getByRole('button', { name: 'Conferir tudo' })).toBeEnabled();
});
