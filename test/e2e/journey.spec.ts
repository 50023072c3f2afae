import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`D4: the journey of the portfolio is walked by keyboard, zoomed and read as a table, in ${language}`, async ({
    launch,
  }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page, t } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    await window.openDemo();
    await page.getByRole('link', { name: t('pages.journey', { ns: 'shell' }), exact: true }).click();
    await expect(window.title).toHaveText(t('page', { ns: 'journey' }));
    const picture = page.getByRole('application');
    await picture.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: t('inspector.open', { ns: 'shell' }) })).toBeVisible();
    expect(await barriers(page, 'journey')).toEqual([]);
    await picture.focus();
    await page.keyboard.press('z');
    await expect(page).toHaveURL(/column=/);
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/column=/);
    await page.getByText(t('view.table', { ns: 'journey' }), { exact: true }).click();
    await expect(page.getByRole('grid', { name: t('page', { ns: 'journey' }) })).toBeVisible();
    expect(await barriers(page, 'journey-table')).toEqual([]);

    for (const part of ['touch-models', 'segments', 'journeys', 'limits']) {
      await page.evaluate((path) => {
        location.hash = path;
      }, `/method/${part}`);
      await window.settled(part);
      expect(await barriers(page, part)).toEqual([]);
    }
  });
}
