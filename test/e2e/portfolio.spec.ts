import { findInPortfolio } from './pages/account-tabs.ts';
import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

test('the portfolio is filtered in words, and the address and a saved view bring the list back', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t } = window;
  await window.openDemo();
  await window.goTo('portfolio');
  const grid = page.getByRole('grid', { name: t('page', { ns: 'portfolio' }) });
  const count = async () => Number(await grid.getAttribute('aria-rowcount')) - 1;
  await expect.poll(count).toBeGreaterThan(30);
  const everybody = await count();

  await page.getByRole('button', { name: t('filters.add', { ns: 'components' }) }).click();
  await page.getByRole('menuitem', { name: t('filters.touchModel', { ns: 'portfolio' }) }).click();
  await page.getByRole('checkbox', { name: t('touchModel.exclusive.name', { ns: 'content' }) }).check();
  await page.keyboard.press('Escape');
  await expect.poll(count).toBeLessThan(everybody);
  const exclusive = await count();
  expect(page.url()).toContain('touchModel=exclusive');

  await page.getByRole('button', { name: t('views.save', { ns: 'portfolio' }) }).click();
  await page.getByRole('textbox', { name: t('views.name', { ns: 'portfolio' }) }).fill('VIPs');
  await page.keyboard.press('Enter');
  const view = page.getByRole('button', { name: 'VIPs', exact: true });
  await expect(view).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: t('views.all', { ns: 'portfolio' }) }).click();
  await expect.poll(count).toBe(everybody);
  await view.click();
  await expect.poll(count).toBe(exclusive);

  const address = page.url();
  await window.goTo('today');
  await page.goBack();
  await expect.poll(count).toBe(exclusive);
  expect(page.url()).toBe(address);
});

test('a new account is made by keyboard, found by name, put in the trash and brought back', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en', colorScheme: 'dark' }), 'en');
  const { page, t } = window;
  await window.startEmpty('Ana Lima');
  await window.goTo('portfolio');
  await expect(page.getByText(t('emptyPortfolio.title', { ns: 'components' }))).toBeVisible();
  await page.keyboard.press('n');
  await window.dialog
    .getByRole('textbox', { name: t('form.name', { ns: 'account' }) })
    .first()
    .fill('Harbor & Sons');
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText('Harbor & Sons');
  await expect(window.dialog).toBeHidden();

  await expect(await findInPortfolio(window, 'Harbor & Sons')).toBeVisible();
  await (await findInPortfolio(window, 'Harbor & Sons')).dblclick();
  await page.getByRole('button', { name: t('menu', { ns: 'account' }) }).click();
  await page.getByRole('menuitem', { name: t('trash', { ns: 'account' }) }).click();
  await expect(page.getByText(t('emptyPortfolio.title', { ns: 'components' }))).toBeVisible();
  await page.getByRole('button', { name: t('undo.button', { ns: 'components' }) }).click();
  await expect(page.getByRole('rowheader', { name: 'Harbor & Sons' })).toBeVisible();
});

test('arrows walk the list, the inspector follows, Enter opens the account', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page } = window;
  await window.openDemo();
  await window.goTo('portfolio');
  const names = page.getByRole('rowheader');
  await names.first().click();
  const beside = page.getByRole('complementary').getByRole('heading', { level: 2 });
  await expect(beside).toHaveText(await names.first().innerText());
  await page.keyboard.press('ArrowDown');
  await expect(beside).toHaveText(await names.nth(1).innerText());
  const name = await beside.innerText();
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText(name);
});

test('a double click opens the row that was pressed, wherever on it', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page } = window;
  await window.openDemo();
  for (const [index, share] of [
    [0, 0.1],
    [3, 0.5],
    [6, 0.95],
  ] as const) {
    await window.goTo('portfolio');
    const header = page.getByRole('rowheader').nth(index);
    const name = await header.innerText();
    const row = await header.locator('xpath=..').boundingBox();
    if (row === null) throw new Error(`${name} is not on the page.`);
    const width = Math.min(row.width, 1280 - row.x);
    await page.mouse.dblclick(row.x + width * share, row.y + row.height / 2, { delay: 40 });
    await expect(window.title).toHaveText(name);
  }
});

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`G4: feelings are filtered by emotion and by value, and a view brings that back, in ${language}`, async ({
    launch,
  }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page, t } = window;
    await window.openDemo();
    await window.goTo('portfolio');
    await page.getByRole('link', { name: t('tabs.feelings', { ns: 'commercial' }) }).click();
    await page.getByText(t('feelings.tabs.all', { ns: 'health' }), { exact: true }).click();
    const grid = page.getByRole('grid', { name: t('feelings.tabs.all', { ns: 'health' }) });
    const count = async () => Number(await grid.getAttribute('aria-rowcount')) - 1;
    await expect.poll(count).toBeGreaterThan(20);
    const everybody = await count();

    const add = page.getByRole('button', { name: t('filters.add', { ns: 'components' }), exact: true });
    await add.click();
    await page.getByRole('menuitem', { name: t('filters.emotion', { ns: 'portfolio' }) }).click();
    await page.getByRole('checkbox', { name: t('emotion.grateful', { ns: 'feelings' }) }).check();
    await page.keyboard.press('Escape');
    await expect.poll(count).toBeLessThan(everybody);
    const grateful = await count();
    await add.click();
    await page.getByRole('menuitem', { name: t('filters.value', { ns: 'portfolio' }) }).click();
    await page.getByRole('textbox', { name: t('filters.least', { ns: 'components' }) }).fill('20000');
    await page.keyboard.press('Tab');
    await expect(page).toHaveURL(/value=20000\.\.BRL/);
    await page.keyboard.press('Escape');
    await expect.poll(count).toBeLessThan(grateful);
    const left = await count();
    expect(await barriers(page, 'feelings')).toEqual([]);

    await page.getByRole('button', { name: t('views.save', { ns: 'portfolio' }) }).click();
    await page.getByRole('textbox', { name: t('views.name', { ns: 'portfolio' }) }).fill('Gratos');
    await page.keyboard.press('Enter');
    const view = page.getByRole('button', { name: 'Gratos', exact: true });
    await expect(view).toHaveAttribute('aria-pressed', 'true');
    await page.getByRole('button', { name: t('feelings.unfiltered', { ns: 'health' }) }).click();
    await expect(view).toHaveAttribute('aria-pressed', 'false');
    await view.click();
    await expect.poll(count).toBe(left);
  });
}
