import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAccount, openAccountTab } from './pages/account-tabs.ts';
import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import {
  answerInvitation,
  createAccount,
  expectSync,
  handOver,
  invite,
  joinFromWelcome,
  needsField,
  openSyncPanel,
  openToReview,
  type Person,
  syncMark,
  syncNow,
  version,
  writeNeeds,
} from './pages/shared-workspace.ts';
import { expect, test } from './support/shared-test.ts';

const ana: Person = { name: 'Ana Lima', email: 'ana@aurora.com.br', password: 'uma senha bem comprida' };
const bruno: Person = { name: 'Bruno Reis', email: 'bruno@aurora.com.br', password: 'outra senha comprida' };
const CLIENT = 'Padaria Sol';
const IMPORTED = 'nome;cliente desde\nPadaria Sol;15/03/2024\nOficina Lua;20/02/2023\n';

test.setTimeout(180_000);

/** Somebody who already works alone, with two clients out of a spreadsheet. */
async function startAlone(window: OngoingWindow): Promise<void> {
  const { app, page, t } = window;
  await page.getByRole('button', { name: t('ways.import.name', { ns: 'welcome' }) }).click();
  await page.getByLabel(t('yourName', { ns: 'welcome' })).fill(bruno.name);
  await page.getByRole('button', { name: t('ways.import.button', { ns: 'welcome' }) }).click();
  const file = join(app.dataFolder, 'clientes.csv');
  await writeFile(file, IMPORTED);
  await page.locator('input[type=file]').setInputFiles([file]);
  await page.getByRole('button', { name: 'Conferir tudo' }).click();
  await page.getByRole('button', { name: 'Importar 2 linhas' }).click();
  await expect(page.getByRole('heading', { name: 'Importação concluída' })).toBeFocused();
}

/** From the settings of that portfolio into the shared workspace, with its clients. */
async function joinWithClients(window: OngoingWindow, code: string): Promise<void> {
  const { page, t, title } = window;
  await window.goTo('settings');
  await page.getByRole('link', { name: t('sharing.join', { ns: 'settings' }) }).click();
  await answerInvitation(window, code, bruno);
  await expect(title).toHaveText(t('copy.page', { ns: 'joining' }));
  await page.getByRole('button', { name: t('copy.button', { ns: 'joining', count: 2, number: '2' }) }).click();
  await page.getByRole('link', { name: t('copy.toPortfolio', { ns: 'joining' }) }).click();
  await expect(title).toHaveText(t('page', { ns: 'portfolio' }));
}

test('two laptops join a new server, disagree offline, settle it, and hand the client over', async ({
  server,
  laptop,
}) => {
  const found: string[] = [];
  const first = await laptop();
  await joinFromWelcome(first, server.invitation, ana);
  const code = await invite(first);

  // The second laptop brings what its owner had alone.
  const second = await laptop();
  await startAlone(second);
  await joinWithClients(second, code);
  await expectSync(second, 'synced');
  await openAccount(first, CLIENT);
  await openAccount(second, CLIENT);
  for (const window of [first, second]) await openAccountTab(window, 'profile');

  await test.step('offline, both write about the same thing, and each sees what waits', async () => {
    await server.stop();
    await writeNeeds(first, 'Querem treinar a equipe nova todo mês.');
    await writeNeeds(second, 'Querem treinar a equipe nova toda semana.');
    for (const window of [first, second]) await expectSync(window, 'offline');
    await expect(syncMark(second)).toContainText(second.t('sync.waiting', { ns: 'shell', count: 1 }));
    const panel = await openSyncPanel(second);
    await expect(panel.getByText(second.t('state.offline', { ns: 'sync' }), { exact: true })).toBeVisible();
    await expect(panel.getByRole('listitem').filter({ hasText: CLIENT })).toBeVisible();
    await second.settled('the panel, offline');
    found.push(...(await barriers(second.page, 'the panel, offline')));
    await second.page.keyboard.press('Escape');
    // Nothing else stops.
    await createAccount(second, 'Mercado Luz');
  });

  await test.step('together again, both see both versions', async () => {
    await server.start();
    await syncNow(first);
    await syncNow(second);
    for (const window of [first, second]) {
      await openToReview(window);
      await expect(version(window, 'standing')).toContainText(bruno.name);
      await expect(version(window, 'standing')).toContainText('toda semana');
      await expect(version(window, 'other')).toContainText(ana.name);
      await expect(version(window, 'other')).toContainText('todo mês');
      // Only the words that differ.
      await expect(version(window, 'other').locator('mark')).toHaveText(['todo mês']);
    }
    await first.settled('to review');
    found.push(...(await barriers(first.page, 'to review')));
  });

  await test.step('one decides, and it is decided on both', async () => {
    await second.page.keyboard.press('2');
    for (const window of [first, second]) {
      await expect(window.page.getByText(window.t('review.none', { ns: 'sync' }))).toBeVisible();
      await openAccount(window, CLIENT);
      await openAccountTab(window, 'profile');
      await expect(needsField(window)).toHaveValue('Querem treinar a equipe nova todo mês.');
    }
  });

  await test.step('handed over, it is gone from the one and complete on the other', async () => {
    await handOver(first, bruno.name, ana.name);
    const gone = second.t('away.handedOver', { ns: 'sync', name: CLIENT });
    await expect(second.page.getByText(gone)).toBeVisible();
    await second.goTo('portfolio');
    await expect(second.page.getByText(second.t('emptyPortfolio.title', { ns: 'components' }))).toBeVisible();
    await openAccount(first, CLIENT);
    await expect(first.page.getByRole('region', { name: first.t('header.label', { ns: 'account' }) })).toContainText(
      ana.name,
    );
    await openAccountTab(first, 'profile');
    await expect(needsField(first)).toHaveValue('Querem treinar a equipe nova todo mês.');
    await openAccount(first, 'Mercado Luz');
  });
  expect(found).toEqual([]);
});

test('with the server away the app starts, works and says so; what waited arrives later', async ({
  server,
  launch,
  dataFolder,
}) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await joinFromWelcome(window, server.invitation, ana);
  await expectSync(window, 'synced');
  await server.stop();
  await createAccount(window, CLIENT);
  await expectSync(window, 'offline');
  await window.app.close();

  const again = new OngoingWindow(await launch({ locale: 'pt-BR', dataFolder }), 'pt-BR');
  await expectSync(again, 'offline');
  await openAccount(again, CLIENT);
  const panel = await openSyncPanel(again);
  await expect(panel.getByRole('listitem').filter({ hasText: CLIENT })).toBeVisible();
  await panel.getByRole('button', { name: again.t('headline.pause', { ns: 'sync' }) }).click();
  await expect(panel.getByText(again.t('state.paused', { ns: 'sync' }), { exact: true })).toBeVisible();
  await server.start();
  await panel.getByRole('button', { name: again.t('headline.resume', { ns: 'sync' }) }).click();
  await expect(panel.getByText(again.t('waiting.none', { ns: 'sync' }))).toBeVisible();
  await expect(panel.getByText(again.t('state.synced', { ns: 'sync' }), { exact: true })).toBeVisible();
});
