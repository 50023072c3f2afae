import type { ParseKeys } from 'i18next';
import { mkdirSync } from 'node:fs';
import { openAccount, openAccountTab } from './pages/account-tabs.ts';
import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

const NEW_CLIENT = 'Softnuvem Tecnologia';
const CLIENT = 'Rede Jatobá Saúde';

/** Each opens the demo and looks at many pages. */
test.setTimeout(400_000);

/** Pictures for whoever looks, where a folder was named. */
async function picture(window: OngoingWindow, name: string): Promise<void> {
  const folder = process.env['ONGOING_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await window.page.screenshot({ path: `${folder}/${name}.png` });
}

const goTo = (window: OngoingWindow, path: string) =>
  window.page.evaluate((hash) => {
    location.hash = hash;
  }, path);

test('a client is activated past the gate with a reason, and the step can be taken back', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t } = window;
  await page.setViewportSize({ width: 1280, height: 800 });
  await window.openDemo();
  await openAccount(window, NEW_CLIENT);
  const text = (key: ParseKeys<'activation'>) => t(key, { ns: 'activation' });
  await page
    .getByRole('button', { name: text('open') })
    .or(page.getByRole('link', { name: text('open') }))
    .click();
  const steps = page.getByRole('navigation', { name: text('stepsLabel') });
  for (const step of ['team_and_owner', 'know_the_client', 'success_and_value', 'touch_model', 'goals'] as const) {
    await steps.getByRole('button', { name: text(`steps.${step}`) }).click();
    await expect(page.getByRole('heading', { level: 2, name: text(`steps.${step}`) })).toBeVisible();
    await window.settled(step);
    await picture(window, `activation-${step}`);
    expect(await barriers(page, step)).toEqual([]);
  }
  await steps.getByRole('button', { name: text('steps.review_and_activate') }).click();
  await window.settled('gate');
  await picture(window, 'activation-gate');
  expect(await barriers(page, 'gate')).toEqual([]);
  const reason = page.getByRole('textbox', { name: text('reason') });
  if (await reason.isVisible()) {
    await expect(page.getByRole('button', { name: text('activateAnyway') })).toBeDisabled();
    await reason.fill('O patrocinador chega em abril');
  }
  await page.getByRole('button', { name: new RegExp(`^(${text('activate')}|${text('activateAnyway')})$`) }).click();
  await expect(page.getByText(/^Em ongoing desde/).first()).toBeVisible();
  await openAccountTab(window, 'usage');
  await expect(page.getByRole('region', { name: text('baseline.title') })).toContainText('Antes');
  await picture(window, 'baseline');
  expect(await barriers(page, 'baseline')).toEqual([]);
});

test('programme, templates, value and the client’s page of a plan are read in English and in the dark', async ({
  launch,
}) => {
  const window = new OngoingWindow(await launch({ locale: 'en', colorScheme: 'dark' }), 'en');
  const { page, t } = window;
  await page.setViewportSize({ width: 1280, height: 800 });
  await window.openDemo();

  await goTo(window, '/method/programme?step=metrics');
  await expect(page.getByRole('heading', { level: 2, name: t('steps.metrics', { ns: 'programme' }) })).toBeVisible();
  await window.settled('programme');
  await picture(window, 'programme-metrics');
  expect(await barriers(page, 'programme')).toEqual([]);
  await page.getByRole('button', { name: t('versions', { ns: 'programme' }) }).click();
  await window.dialog
    .getByRole('button', { name: /^Compare the version/ })
    .first()
    .click();
  await window.settled('programme versions');
  await picture(window, 'programme-versions');
  expect(await barriers(page, 'programme versions')).toEqual([]);
  await page.keyboard.press('Escape');

  await goTo(window, '/method/plan-templates');
  await expect(page.getByRole('navigation', { name: t('title', { ns: 'planTemplates' }) })).toBeVisible();
  await window.settled('templates');
  await picture(window, 'plan-templates');
  expect(await barriers(page, 'templates')).toEqual([]);

  await goTo(window, '/portfolio/value');
  await expect(page.getByRole('grid')).toBeVisible();
  await window.settled('value');
  await picture(window, 'value');
  expect(await barriers(page, 'value')).toEqual([]);

  await openAccount(window, CLIENT);
  await openAccountTab(window, 'plan');
  await picture(window, 'plan');
  await page.getByRole('button', { name: t('clientView.open', { ns: 'plan' }) }).click();
  await expect(window.dialog.getByRole('heading', { name: `Success plan · ${CLIENT}` })).toBeVisible();
  await window.settled('client view');
  await picture(window, 'plan-client-view');
  expect(await barriers(page, 'client view')).toEqual([]);
});
