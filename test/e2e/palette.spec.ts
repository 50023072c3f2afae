import { expect, test } from '@playwright/test';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { launchApp, removeFolder } from './support/launch-app.ts';

// One demo for the whole file: nothing here changes what is in it.
let window: OngoingWindow;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  window = new OngoingWindow(await launchApp({ locale: 'pt-BR' }), 'pt-BR');
  await window.openDemo();
});

test.afterAll(async () => {
  await window.app.close();
  await removeFolder(window.app.dataFolder);
});

test.beforeEach(async () => {
  await window.goTo('today');
  await window.page.keyboard.press('Control+k');
  await expect(window.page.getByRole('combobox')).toBeFocused();
});

test('part of a name, without accents or capitals, leads to the client', async () => {
  const { page } = window;
  await page.keyboard.type('jatoba');
  await expect(page.getByRole('option', { selected: true })).toContainText('Rede Jatobá Saúde');
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText('Rede Jatobá Saúde');
  await expect(window.dialog).toHaveCount(0);
});

test('a word that somebody wrote leads to where it stands', async () => {
  const { page, t } = window;
  await page.keyboard.type('instabilidade');
  const interaction = t('record.interaction', { ns: 'common' });
  const found = page
    .getByRole('option')
    .filter({ hasText: interaction })
    .filter({ hasText: /instabilidade/i })
    .first();
  await found.click();
  await expect(page).toHaveURL(/#\/accounts\/[^/]+\/interactions/);
  await expect(
    page
      .locator('#page')
      .getByText(/instabilidade/i)
      .first(),
  ).toBeVisible();
});

test('a page is one word away', async () => {
  const { page, t } = window;
  await page.keyboard.type('lixeira');
  await expect(page.getByRole('option', { selected: true })).toContainText(t('pages.trash', { ns: 'shell' }));
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText(t('page', { ns: 'trash' }));
});

test('an action starts from it, and the focus returns when it is left', async () => {
  const { page, t } = window;
  await page.keyboard.type('novo cli');
  await expect(page.getByRole('option', { selected: true })).toContainText(t('actions.newAccount', { ns: 'shell' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: t('form.newTitle', { ns: 'account' }) })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.dialog).toHaveCount(0);
});

test('nothing found says what to try', async () => {
  const { page, t } = window;
  await page.keyboard.type('xyzzyx');
  await expect(page.getByText(t('palette.nothing', { ns: 'shell', text: 'xyzzyx' }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.dialog).toHaveCount(0);
});
