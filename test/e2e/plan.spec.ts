import { AxeBuilder } from '@axe-core/playwright';
import { findInPortfolio, openAccountTab } from './pages/account-tabs.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

const CLIENT = 'Rede Jatobá Saúde';

/** From the portfolio, through the panel beside it. */
async function openPlan(window: OngoingWindow): Promise<void> {
  await (await findInPortfolio(window, CLIENT)).click();
  await window.page.getByRole('button', { name: window.t('inspector.open', { ns: 'shell' }) }).click();
  await expect(window.title).toHaveText(CLIENT);
  await openAccountTab(window, 'plan');
}

test('a plan is measured, rearranged by keyboard and closed, and each step can be taken back', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t } = window;
  await window.openDemo();
  await openPlan(window);
  const row = (title: string) => page.getByRole('treeitem').filter({ hasText: title });
  const rows = page.getByRole('treeitem');

  // A check-in moves the bar without leaving the plan.
  const goal = 'Tempo médio até resolver';
  await row(goal)
    .getByRole('button', { name: t('checkIn.of', { ns: 'plan', title: goal }) })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: t('checkIn.value', { ns: 'plan' }), exact: true })
    .fill('30');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('checkIn.save', { ns: 'plan' }) })
    .click();
  await expect(row(goal)).toContainText('hoje 30 h');
  await expect(row(goal).getByRole('img', { name: /Tempo médio até resolver: 119 %/ })).toBeVisible();
  await page.getByRole('button', { name: t('undo.button', { ns: 'components' }) }).click();
  await expect(row(goal)).not.toContainText('hoje 30 h');

  // Alt with the arrows moves a goal among its siblings and below the one above.
  const portal = 'Pedidos abertos pelo portal';
  await row(portal).focus();
  await expect(row(portal)).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(row(portal)).toHaveAttribute('aria-level', '2');
  await row(portal).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(row(portal)).toHaveAttribute('aria-level', '1');
  await row(portal).focus();
  await page.keyboard.press('Alt+ArrowUp');
  const place = async (title: string) =>
    (await rows.allInnerTexts()).findIndex((text) => text.startsWith(title) || text.includes(title));
  await expect.poll(async () => (await place(portal)) < (await place('Visitas que resolvem'))).toBe(true);

  // Enter opens the goal with its whole history.
  await row(portal).focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: portal });
  await expect(drawer.getByRole('heading', { name: t('history.title', { ns: 'plan' }) })).toBeVisible();
  await drawer.getByRole('button', { name: t('close.open', { ns: 'plan' }) }).click();
  await page.getByRole('radio', { name: t('close.achieved', { ns: 'plan' }) }).check();
  await page
    .getByRole('dialog', { name: t('close.open', { ns: 'plan' }) })
    .getByRole('button', { name: t('close.submit', { ns: 'plan' }) })
    .click();
  await expect(drawer.getByText(/Será contado na reunião de/)).toBeVisible();
  await expect(drawer.getByRole('button', { name: t('reopen', { ns: 'plan' }) })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(row(portal)).toContainText(t('status.achieved', { ns: 'plan' }));
});

test('the objective is saved as it is typed', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en', colorScheme: 'dark' }), 'en');
  const { page, t } = window;
  await window.openDemo();
  await openPlan(window);
  const objective = page.getByRole('textbox', { name: t('objective', { ns: 'plan' }) });
  await objective.fill('Nobody waits for an answer');
  await openAccountTab(window, 'summary');
  await openAccountTab(window, 'plan');
  await expect(objective).toHaveValue('Nobody waits for an answer');
});

test('the plan and a goal have nothing that assistive technology stumbles over', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page } = window;
  await window.openDemo();
  await openPlan(window);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('treeitem').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await window.settled('goal');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
