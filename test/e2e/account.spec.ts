import { openAccountTab } from './pages/account-tabs.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

/** An empty portfolio with one account, opened. */
async function withAccount(window: OngoingWindow): Promise<void> {
  const { page, t } = window;
  await window.startEmpty('Ana Lima');
  await window.goTo('portfolio');
  await page.keyboard.press('n');
  await window.dialog
    .getByRole('textbox', { name: t('form.name', { ns: 'account' }) })
    .first()
    .fill('Porto Sul');
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText('Porto Sul');
  await expect(window.dialog).toBeHidden();
}

test('a contact is logged with C and the feeling follows, all by keyboard', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t, dialog } = window;
  await withAccount(window);

  await page.keyboard.press('c');
  await dialog.getByRole('textbox', { name: t('form.subject', { ns: 'interactions' }) }).fill('Retorno da proposta');
  await dialog
    .getByRole('textbox', { name: t('form.nextStep', { ns: 'interactions' }), exact: true })
    .fill('Enviar contrato');
  await page.keyboard.press('Enter');

  // The feeling is asked for at once: moment, satisfaction, trust, two emotions.
  await expect(dialog.getByText(t('moment', { ns: 'feelings' }))).toBeVisible();
  await expect(dialog.getByRole('radio', { name: t('moment.delighted', { ns: 'components' }) })).toBeFocused();
  await page.keyboard.press('2');
  await dialog
    .getByRole('group', { name: t('satisfaction', { ns: 'feelings' }) })
    .getByRole('radio')
    .first()
    .focus();
  await page.keyboard.press('4');
  await dialog
    .getByRole('group', { name: t('trust', { ns: 'feelings' }) })
    .getByRole('radio')
    .first()
    .focus();
  await page.keyboard.press('5');
  await page.keyboard.press('c');
  await page.keyboard.press('h');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  const band = page.getByRole('region', { name: t('header.label', { ns: 'account' }) });
  await expect(band).toContainText(t('moment.satisfied', { ns: 'components' }));
  await expect(band).toContainText('Enviar contrato');
  await expect(band).toContainText(t('header.today', { ns: 'account' }));
  await page.getByRole('link', { name: t('tabs.interactions', { ns: 'account' }), exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Retorno da proposta' })).toBeVisible();
});

test('people, contracts and cases are made, edited and taken back', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en' }), 'en');
  const { page, t, dialog } = window;
  await withAccount(window);
  const tab = (name: 'contacts' | 'contracts' | 'cases') =>
    page.getByRole('link', { name: t(`tabs.${name}`, { ns: 'account' }), exact: true }).click();

  await tab('contacts');
  await page.getByRole('button', { name: t('new', { ns: 'contacts' }) }).click();
  await dialog.getByRole('textbox', { name: t('form.name', { ns: 'contacts' }) }).fill('Rita Campos');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: 'Rita Campos' })).toBeVisible();

  await tab('contracts');
  await page.getByRole('button', { name: t('new', { ns: 'contracts' }) }).click();
  await dialog.getByRole('textbox', { name: t('form.product', { ns: 'contracts' }) }).fill('Platform');
  await dialog.getByRole('textbox', { name: t('form.amount', { ns: 'contracts' }) }).fill('1200');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.locator('main')).toContainText(/1,200\.00 a month, .*14,400\.00 a year/);

  await tab('cases');
  await page.getByRole('button', { name: t('new', { ns: 'cases' }) }).click();
  await dialog.getByRole('textbox', { name: t('form.title', { ns: 'cases' }) }).fill('Export fails');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('rowheader', { name: 'Export fails' })).toBeVisible();
  await page.getByRole('button', { name: t('undo.button', { ns: 'components' }) }).click();
  await expect(page.getByText(t('empty', { ns: 'cases' }))).toBeVisible();
});

test('what is typed into the profile is saved by itself and is there after a restart', async ({
  launch,
  dataFolder,
}) => {
  const first = await launch({ locale: 'pt-BR', dataFolder });
  const window = new OngoingWindow(first, 'pt-BR');
  const { page, t } = window;
  await withAccount(window);
  await openAccountTab(window, 'profile');
  await page.getByRole('textbox', { name: t('profile.needs', { ns: 'account' }) }).fill('Treinar a equipe nova');
  await expect(page.getByText(/^Salvo às/).first()).toBeVisible();
  await first.close();

  const second = new OngoingWindow(await launch({ locale: 'pt-BR', dataFolder }), 'pt-BR');
  await second.goTo('portfolio');
  await second.page.getByRole('rowheader', { name: 'Porto Sul' }).dblclick();
  await openAccountTab(second, 'profile');
  await expect(second.page.getByRole('textbox', { name: t('profile.needs', { ns: 'account' }) })).toHaveValue(
    'Treinar a equipe nova',
  );
});
