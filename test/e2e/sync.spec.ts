import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { openAccountTab } from './pages/account-tabs.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { handOver, inSyncPanel, invite, joinWith, syncMark } from './pages/sharing.ts';
import { ServerProcess } from './support/server-process.ts';
import { expect, test } from './support/test.ts';

/** Two windows, a server, and what travels between them. */
test.setTimeout(180_000);

const ACCOUNT = 'Metalúrgica Sul';

/** Two apps, two folders: both go with the folder of the test. */
async function folderIn(folder: string, name: string): Promise<string> {
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  return own;
}

async function addAccount({ page, t, title, dialog }: OngoingWindow): Promise<void> {
  await page.keyboard.press('n');
  await dialog
    .getByRole('textbox', { name: t('form.name', { ns: 'account' }) })
    .first()
    .fill(ACCOUNT);
  await page.keyboard.press('Enter');
  await expect(title).toHaveText(ACCOUNT);
  await expect(dialog).toBeHidden();
}

async function openNeeds(window: OngoingWindow): Promise<Locator> {
  const { page, t } = window;
  await window.goTo('portfolio');
  await page.getByRole('rowheader', { name: ACCOUNT }).dblclick();
  await openAccountTab(window, 'profile');
  return page.getByRole('textbox', { name: t('profile.needs', { ns: 'account' }) });
}

test('two people edit one field offline, see both versions and settle it on either laptop', async ({
  launch,
  dataFolder,
}) => {
  const server = await ServerProcess.start();
  try {
    const ana = new OngoingWindow(await launch({ dataFolder: await folderIn(dataFolder, 'ana') }), 'pt-BR');
    await joinWith(ana, server.invitation, { name: 'Ana Souza', email: 'ana@empresa.example' });
    await addAccount(ana);

    const code = await invite(ana, 'admin');
    const bruno = new OngoingWindow(await launch({ dataFolder: await folderIn(dataFolder, 'bruno') }), 'pt-BR');
    await joinWith(bruno, code, { name: 'Bruno Lima', email: 'bruno@empresa.example' });
    const brunoNeeds = await openNeeds(bruno);
    const anaNeeds = await openNeeds(ana);

    await inSyncPanel(ana, 'pause');
    await inSyncPanel(bruno, 'pause');
    await anaNeeds.fill('Treinar a equipe do turno da noite');
    await brunoNeeds.fill('Treinar a equipe do turno da manhã');
    await expect(syncMark(ana)).toContainText(ana.t('sync.paused', { ns: 'shell' }));
    await expect(ana.page.getByText(/^Salvo às/).first()).toBeVisible();
    await expect(bruno.page.getByText(/^Salvo às/).first()).toBeVisible();

    await inSyncPanel(ana, 'resume');
    await expect(syncMark(ana)).toContainText(ana.t('sync.synced', { ns: 'shell' }), { timeout: 30_000 });
    await inSyncPanel(bruno, 'resume');

    for (const window of [ana, bruno]) {
      const toReview = window.page.getByRole('link', { name: window.t('pages.toReview', { ns: 'shell' }) });
      await expect(toReview.first()).toContainText('1', { timeout: 30_000 });
    }
    await ana.goTo('toReview');
    const versions = ana.page.getByRole('article');
    await expect(versions).toHaveCount(2);
    // Only the word that differs, in each of the two.
    await expect(ana.page.locator('mark')).toHaveCount(2);
    const other = await versions
      .nth(1)
      .getByText(/Treinar a equipe/)
      .innerText();
    await ana.page.keyboard.press('2');
    await expect(ana.page.getByText(ana.t('review.none', { ns: 'sync' }))).toBeVisible();

    await expect(brunoNeeds).toHaveValue(other, { timeout: 30_000 });
    await bruno.goTo('toReview');
    await expect(bruno.page.getByText(bruno.t('review.none', { ns: 'sync' }))).toBeVisible({ timeout: 30_000 });
  } finally {
    await server.stop();
  }
});

test('an account that is handed over leaves the first laptop and is whole on the second', async ({
  launch,
  dataFolder,
}) => {
  const server = await ServerProcess.start();
  try {
    const ana = new OngoingWindow(await launch({ dataFolder: await folderIn(dataFolder, 'ana') }), 'pt-BR');
    await joinWith(ana, server.invitation, { name: 'Ana Souza', email: 'ana@empresa.example' });
    const code = await invite(ana, 'consultant');
    const bruno = new OngoingWindow(await launch({ dataFolder: await folderIn(dataFolder, 'bruno') }), 'pt-BR');
    await joinWith(bruno, code, { name: 'Bruno Lima', email: 'bruno@empresa.example' });
    await addAccount(bruno);
    await (await openNeeds(bruno)).fill('Reduzir paradas na linha 2');
    await expect(bruno.page.getByText(/^Salvo às/).first()).toBeVisible();
    await inSyncPanel(bruno, 'now');
    await expect(syncMark(bruno)).toContainText(bruno.t('sync.synced', { ns: 'shell' }), { timeout: 30_000 });

    await handOver(ana, 'Bruno Lima', 'Ana Souza');
    const gone = bruno.t('away.handedOver', { ns: 'sync', name: ACCOUNT });
    await expect(bruno.page.getByText(gone)).toBeVisible({ timeout: 30_000 });
    await bruno.goTo('portfolio');
    await expect(bruno.page.getByRole('rowheader', { name: ACCOUNT })).toHaveCount(0);
    await expect(await openNeeds(ana)).toHaveValue('Reduzir paradas na linha 2', { timeout: 30_000 });
  } finally {
    await server.stop();
  }
});
