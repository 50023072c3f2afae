import { AxeBuilder } from '@axe-core/playwright';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

test('Today says what to do first, why each line is there, and lets a task be done', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t } = window;
  await window.openDemo();
  const first = page.getByRole('region', { name: t('first.label', { ns: 'today' }) });
  await expect(first.getByRole('link').first()).not.toBeEmpty();
  for (const lane of ['reviews', 'commitments', 'renewals', 'contacts', 'tasks', 'feelings'] as const) {
    await expect(page.getByRole('region', { name: t(`lanes.${lane}`, { ns: 'today' }) })).toBeVisible();
  }
  await expect(
    page.getByRole('region', { name: t('calendar.title', { ns: 'today' }) }).getByRole('listitem'),
  ).toHaveCount(14);
  await expect(page.locator('main')).not.toContainText(/\{\{|undefined|NaN/);

  const tasks = page.getByRole('region', { name: t('lanes.tasks', { ns: 'today' }) });
  const line = tasks.getByRole('listitem').first();
  const words = await line.innerText();
  await line.getByRole('button', { name: t('act.done', { ns: 'today' }) }).click();
  await expect.poll(() => tasks.getByRole('listitem').first().innerText()).not.toBe(words);
  await page.getByRole('button', { name: t('undo.button', { ns: 'components' }) }).click();
  await expect.poll(() => tasks.getByRole('listitem').first().innerText()).toBe(words);
});

test('a task can be made on the first day, before there is a client', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en', colorScheme: 'dark' }), 'en');
  const { page, t } = window;
  await window.startEmpty('Ana Lima');
  await expect(page.getByText(t('emptyPortfolio.title', { ns: 'components' }))).toBeVisible();
  await page.getByRole('button', { name: t('newTask', { ns: 'today' }) }).click();
  await window.dialog.getByRole('textbox', { name: t('fields.title', { ns: 'tasks' }) }).fill('Call the first client');
  await window.dialog.getByRole('button', { name: t('create', { ns: 'tasks' }) }).click();
  await expect(window.dialog).toBeHidden();
  await expect(page.getByText(t('created', { ns: 'tasks' }))).toBeVisible();
  await window.settled('today');
});

test('Today, in English and in the dark, has nothing that assistive technology stumbles over', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en', colorScheme: 'dark' }), 'en');
  await window.openDemo();
  expect((await new AxeBuilder({ page: window.page }).analyze()).violations).toEqual([]);
});
