import { expect } from '@playwright/test';
import { accountTabs, findInPortfolio, openAccount, openAccountTab } from '#test/e2e/pages/account-tabs.ts';
import type { OngoingWindow } from '#test/e2e/pages/ongoing-window.ts';
import { openStep, reviewInPreparation, saveAllOutputs } from '#test/e2e/pages/studio.ts';
import { reviewSteps } from '#shared/domain/vocabulary.ts';
import type { Album } from './album.ts';

/** The main job on the demo portfolio: from the day to the files, with a picture of every page on the way. */
export async function walk(window: OngoingWindow, album: Album, filesFolder: string | null): Promise<void> {
  await album.picture(window, 'welcome');
  await window.openDemo();
  await album.picture(window, 'today');
  const client = await reviewsAndPortfolio(window, album);
  await wholeAccount(window, album, client);
  await studio(window, album, client, filesFolder);
  await restOfTheApp(window, album);
}

/** The client whose review the walk prepares. */
async function reviewsAndPortfolio(window: OngoingWindow, album: Album): Promise<string> {
  const { page } = window;
  await window.goTo('portfolio');
  await page.getByRole('grid').waitFor();
  await album.picture(window, 'portfolio');
  await window.goTo('reviews');
  await page.getByRole('grid').waitFor();
  await album.picture(window, 'reviews');
  const { client } = await reviewInPreparation(window);
  await (await findInPortfolio(window, client)).click();
  await page.getByRole('complementary').waitFor();
  await album.picture(window, 'portfolio-beside');
  return client;
}

async function wholeAccount(window: OngoingWindow, album: Album, client: string): Promise<void> {
  const { page } = window;
  await openAccount(window, client);
  for (const tab of accountTabs) {
    await openAccountTab(window, tab);
    await album.picture(window, `account-${tab}`);
    if (tab !== 'plan') continue;
    await page.getByRole('treeitem').first().press('Enter');
    await window.dialog.waitFor();
    await album.picture(window, 'account-plan-goal');
    await closeDialog(window);
  }
  for (const [key, name] of [
    ['c', 'log-contact'],
    ['f', 'feeling'],
  ] as const) {
    await page.keyboard.press(key);
    await window.dialog.waitFor();
    await album.picture(window, name);
    await closeDialog(window);
  }
}

async function studio(window: OngoingWindow, album: Album, client: string, filesFolder: string | null): Promise<void> {
  const { page } = window;
  await window.goTo('reviews');
  const { row } = await reviewInPreparation(window);
  await row.getByRole('rowheader', { name: client, exact: true }).click();
  for (const step of reviewSteps) {
    await openStep(window, step);
    await album.picture(window, `studio-${step.replaceAll('_', '-')}`);
  }
  if (filesFolder === null) return;
  await saveAllOutputs(window, filesFolder);
  await album.picture(window, 'studio-files-saved');
  await expect(page.getByRole('alert')).toHaveCount(0);
}

async function restOfTheApp(window: OngoingWindow, album: Album): Promise<void> {
  const { page, t } = window;
  await window.goTo('settings');
  await album.picture(window, 'settings');
  await page.getByRole('link', { name: t('data.import', { ns: 'settings' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'import' }));
  await album.picture(window, 'import');
  await window.goTo('settings');
  await page.getByRole('link', { name: t('data.trash', { ns: 'settings' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'trash' }));
  await album.picture(window, 'trash');
  await window.goTo('today');
  await page.keyboard.press('n');
  await window.dialog.waitFor();
  await album.picture(window, 'new-account');
  await closeDialog(window);
  await page.keyboard.press('?');
  await window.dialog.waitFor();
  await album.picture(window, 'keys');
  await closeDialog(window);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(window.language === 'en' ? 'training' : 'treinamento');
  await page.getByRole('option').nth(3).waitFor();
  await album.picture(window, 'palette');
  await closeDialog(window);
}

async function closeDialog({ page, dialog }: OngoingWindow): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}
