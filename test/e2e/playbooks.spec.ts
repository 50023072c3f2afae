import { mkdir } from 'node:fs/promises';
import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

const parts = ['alerts', 'library', 'triggers', 'campaigns'] as const;

test.setTimeout(300_000);

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`I1, I2, I4: alerts, playbooks, triggers and campaigns in ${language}, ${colorScheme}`, async ({ launch }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page, t } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    await window.openDemo();
    await window.goTo('playbooks');
    const found: string[] = [];
    const part = async (name: (typeof parts)[number]) => {
      const tab = page.getByRole('navigation', { name: t('sections.label', { ns: 'playbooks' }) });
      const link = tab.getByRole('link', { name: t(`sections.${name}`, { ns: 'playbooks' }), exact: true });
      await link.click();
      await expect(link).toHaveAttribute('aria-current', 'page');
      await page.locator('[data-record]').first().waitFor();
      await window.settled(name);
      found.push(...(await barriers(page, `playbooks-${name}`)));
      await picture(page, `${language}-${name}`);
    };
    for (const name of parts) await part(name);

    // A rule is a sentence of controls, and says at once whom it would fire for.
    await part('triggers');
    await page.getByRole('listitem').getByRole('button').first().click();
    await expect(window.dialog.getByRole('status').filter({ hasText: /\d/ }).first()).toBeVisible();
    await window.settled('rule');
    found.push(...(await barriers(page, 'playbooks-rule')));
    await picture(page, `${language}-rule`);
    await page.keyboard.press('Escape');
    await expect(window.dialog).toHaveCount(0);

    // An alert is dealt with, and comes back when that is undone.
    await part('alerts');
    const alerts = page.locator('li[data-record]');
    const first = alerts.first();
    const id = await first.getAttribute('data-record');
    await first.getByRole('button', { name: new RegExp(`^${t('alerts.deal', { ns: 'playbooks' })}`) }).click();
    await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(0);
    await page.getByRole('button', { name: t('undo.button', { ns: 'components' }) }).click();
    await expect(page.locator(`[data-record="${id}"]`)).toHaveCount(1);

    // A playbook has its steps on a timeline, reordered by the keyboard.
    await part('library');
    await page.getByRole('listitem').getByRole('link').first().click();
    const steps = page.locator('ol > li');
    await steps.first().waitFor();
    await window.settled('playbook');
    found.push(...(await barriers(page, 'playbook')));
    await picture(page, `${language}-playbook`);
    const title = await steps.first().getByRole('button').innerText();
    await steps.first().getByRole('button').press('Alt+ArrowDown');
    await expect(steps.nth(1).getByRole('button')).toHaveText(title);
    expect(found).toEqual([]);
  });
}

/** Kept only where somebody asked for the pictures. */
async function picture(page: OngoingWindow['page'], name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}
