import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

/** A picture as the clipboard of another program holds it. */
const pastePicture = () => {
  const canvas = document.createElement('canvas');
  canvas.width = 800;
  canvas.height = 400;
  canvas.toBlob((blob) => {
    if (!blob) return;
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([blob], 'screen.png', { type: 'image/png' }));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
};

test('H4: the batch is read, confirmed and gone; H5: the texts of one content stand side by side', async ({
  launch,
}) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t } = window;
  await window.openDemo();
  await page.getByRole('link', { name: t('act.batch', { ns: 'today' }) }).click();
  const list = page.getByRole('list', { name: t('sends.list', { ns: 'communication' }) });
  await list.getByRole('listitem').first().waitFor();
  const before = await list.getByRole('listitem').count();
  expect(await barriers(page, 'sends')).toEqual([]);
  await list.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: t('sends.confirm', { ns: 'communication', count: 1 }) }).click();
  await expect(list.getByRole('listitem')).toHaveCount(before - 1);

  await page.getByRole('link', { name: t('contents.title', { ns: 'communication' }) }).click();
  await window.settled('contents');
  expect(await barriers(page, 'contents')).toEqual([]);
  await page.getByRole('row', { name: 'Sua opinião sobre o trimestre' }).click();
  await expect(window.dialog.getByText('Uma pergunta só').first()).toBeVisible();
  await expect(window.dialog.getByRole('table').first()).toContainText('%');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: t('tracks.title', { ns: 'communication' }) }).click();
  await window.settled('tracks');
  expect(await barriers(page, 'tracks')).toEqual([]);
});

test('H7: quick capture logs a contact by keys alone, and keeps what was typed', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en', colorScheme: 'dark' }), 'en');
  const { page, t } = window;
  await window.openDemo();
  const sentence = window.dialog.getByRole('textbox', { name: t('capture.sentence', { ns: 'communication' }) });
  await page.keyboard.press('Control+Shift+L');
  await expect(sentence).toBeVisible();
  expect(await barriers(page, 'capture')).toEqual([]);
  await page.keyboard.type('Banco Rib');
  await page.keyboard.press('Enter');
  await sentence.fill('Asked for the comparison');
  await expect(window.dialog.getByText(t('capture.title', { ns: 'communication' }))).toBeVisible();
  await sentence.press('Control+Enter');
  await expect(page.getByText(t('capture.saved', { ns: 'communication' }))).toBeVisible();
  await expect(window.dialog).toBeHidden();
});

test('H6: a pasted picture is marked by keys and attached to a contact', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t } = window;
  await window.openDemo();
  await page
    .getByRole('button', { name: t('act.log', { ns: 'today' }) })
    .first()
    .click();
  await window.dialog.waitFor();
  await page.evaluate(pastePicture);
  const canvas = page.getByRole('application');
  await canvas.focus();
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Space']) await canvas.press(key);
  await expect(canvas).toHaveAccessibleName(t('canvas', { ns: 'picture', count: 1 }));
  await page.getByRole('button', { name: t('attach', { ns: 'picture' }) }).click();
  await expect(window.dialog.getByText(t('fileName', { ns: 'picture' }))).toBeVisible();
});
