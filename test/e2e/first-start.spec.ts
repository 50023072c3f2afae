import { findInPortfolio, openAccountTab } from './pages/account-tabs.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(120_000);

const CLIENT = 'Padaria Estrela da Manhã';
const SUBJECT = 'Primeira conversa depois da implantação';

/** C, with a feeling asked for right after (H1, G1). */
async function logContact(window: OngoingWindow): Promise<void> {
  const { page, t } = window;
  await page.keyboard.press('c');
  const form = page.getByRole('dialog', { name: t('form.titleFor', { ns: 'interactions', account: CLIENT }) });
  await form.getByLabel(t('form.subject', { ns: 'interactions' })).fill(SUBJECT);
  await form.getByRole('button', { name: t('form.save', { ns: 'interactions' }) }).click();
}

async function recordFeeling(window: OngoingWindow): Promise<void> {
  const { page, t } = window;
  const form = page.getByRole('dialog', { name: t('titleFor', { ns: 'feelings', account: CLIENT }) });
  await expect(form).toBeVisible();
  const words = {
    satisfaction: t('satisfactionScale.4', { ns: 'feelings' }),
    trust: t('trustScale.5', { ns: 'feelings' }),
  };
  await form.getByRole('radio', { name: t('moment.satisfied', { ns: 'components' }), exact: true }).press('2');
  for (const [step, text] of [
    [4, words.satisfaction],
    [5, words.trust],
  ] as const) {
    await form.getByRole('radio', { name: t('scaleOf', { ns: 'feelings', value: step, text }) }).press(String(step));
  }
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
}

test('an empty start grows by hand, is undone, trashed, restored, and is there after a restart', async ({ launch }) => {
  const first = await launch({ locale: 'pt-BR' });
  const window = new OngoingWindow(first, 'pt-BR');
  const { page, t } = window;
  await window.startEmpty('Ana Lima');
  await expect(page.getByText(t('emptyPortfolio.title', { ns: 'components' }))).toBeVisible();

  // A client.
  await page.keyboard.press('n');
  await page
    .getByLabel(t('form.name', { ns: 'account' }), { exact: false })
    .first()
    .fill(CLIENT);
  await page.getByRole('button', { name: t('form.create', { ns: 'account' }) }).click();
  await expect(window.title).toHaveText(CLIENT);

  // A contact, and how it felt.
  await logContact(window);
  await recordFeeling(window);
  const band = page.getByRole('region', { name: t('header.label', { ns: 'account' }) });
  await expect(band.getByText(t('moment.satisfied', { ns: 'components' }))).toBeVisible();
  await expect(band.getByText(t('header.today', { ns: 'account' }), { exact: true }).first()).toBeVisible();

  // The feeling is taken back; the contact stays.
  await page.keyboard.press('Control+z');
  await expect(band.getByText(t('moment.none', { ns: 'components' }))).toBeVisible();
  await openAccountTab(window, 'interactions');
  await expect(page.getByText(SUBJECT)).toBeVisible();

  // To the trash and back.
  await page.getByRole('button', { name: t('menu', { ns: 'account' }) }).click();
  await page.getByRole('menuitem', { name: t('trash', { ns: 'account' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'portfolio' }));
  await expect(page.getByText(t('emptyPortfolio.title', { ns: 'components' }))).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(window.title).toHaveText(t('page', { ns: 'trash' }));
  // The undone feeling waits there as well, named by its client.
  const trashed = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: CLIENT, exact: true }) });
  await trashed.getByRole('button', { name: t('restore', { ns: 'trash' }) }).click();
  await expect(await findInPortfolio(window, CLIENT)).toBeVisible();
  await window.expectNoFailure('the portfolio');
  await first.close();

  const again = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await expect(again.title).toHaveText(t('title', { ns: 'today' }));
  await (await findInPortfolio(again, CLIENT)).dblclick();
  await openAccountTab(again, 'interactions');
  await expect(again.page.getByText(SUBJECT)).toBeVisible();
});
