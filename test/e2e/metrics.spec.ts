import type { ParseKeys } from 'i18next';
import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

// The demo is filled once a language, and every page is looked at by axe.
test.setTimeout(240_000);

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`J: numbers open into their clients, and a missed target into a task, in ${language}`, async ({ launch }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page, t } = window;
    const m = (key: ParseKeys<'metrics'>) => t(key, { ns: 'metrics' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await window.openDemo();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect(window.title).toHaveText(m('page'));
    await expect(page.getByText(m('allVisible'))).toBeVisible();
    await window.settled('metrics');
    expect(await barriers(page, 'metrics')).toEqual([]);

    await page.getByRole('link', { name: m('names.logo_churn') }).click();
    await expect(window.title).toHaveText(m('names.logo_churn'));
    await window.settled('metric');
    expect(await barriers(page, 'metric')).toEqual([]);
    const parts = page.getByRole('grid', { name: m('parts.title') });
    await page.getByText(m('parts.counted'), { exact: true }).click();
    await expect(parts.getByText(m('parts.left')).first()).toBeVisible();
    await expect(parts.getByText(m('parts.stayed'))).toHaveCount(0);
    const compared = page.getByRole('region', { name: m('compare.title') });
    await compared.getByText(m('compare.owners'), { exact: true }).click();
    await expect(page).toHaveURL(/by=owners/);

    const back = page.getByRole('banner').getByRole('link', { name: m('back'), exact: true });
    await back.click();
    await page.getByRole('link', { name: m('names.cadence') }).click();
    await page.getByRole('button', { name: m('target.correct') }).click();
    await page.getByRole('button', { name: m('target.task') }).click();
    await expect(window.dialog).toContainText(t('edit', { ns: 'tasks' }));
    await page.keyboard.press('Escape');

    await back.click();
    await page.getByRole('link', { name: m('tabs.cohorts') }).click();
    await expect(page.getByRole('region', { name: m('cohorts.title') }).getByRole('table')).toBeVisible();
    await window.settled('cohorts');
    expect(await barriers(page, 'cohorts')).toEqual([]);

    await page.getByRole('link', { name: m('tabs.voices') }).click();
    await expect(page.getByRole('grid', { name: m('voices.answers') })).toBeVisible();
    await window.settled('voices');
    expect(await barriers(page, 'voices')).toEqual([]);
  });
}
