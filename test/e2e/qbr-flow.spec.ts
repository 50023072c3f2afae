import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { reviewSteps } from '#shared/domain/vocabulary.ts';
import { documentText } from '#test/support/document-texts.ts';
import { openPackage, partsLike } from '#test/support/office-package.ts';
import { tabTo } from './pages/keyboard.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expectStep, reviewInPreparation } from './pages/studio.ts';
import { reviewWords } from './pages/studio-writing.ts';
import { expect, test } from './support/test.ts';

/** The demo is filled and five files are made, on whatever machine this is. */
test.setTimeout(240_000);

const words = reviewWords['pt-BR'];
const [firstSentence = ''] = words.summary.split('\n');

test('from the first start to the exported deck without touching the mouse', async ({ launch, dataFolder }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  const { page, t, app } = window;
  const { keyboard } = page;

  // First start.
  await tabTo(page, page.getByRole('button', { name: t('ways.demo.name', { ns: 'welcome' }) }));
  await keyboard.press('Enter');
  await window.demoOpened();

  // To the review of a client that is being prepared.
  await keyboard.press('g');
  await keyboard.press('r');
  await expect(window.title).toHaveText(t('title', { ns: 'reviews' }));
  const { row, client } = await reviewInPreparation(window);
  await tabTo(page, page.getByRole('row').nth(1));
  for (let line = await lineOf(row); line > 0; line -= 1) await keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await keyboard.press('Enter');
  await expect(window.title).toContainText('QBR');

  // Ten steps: read, write where only the consultant knows, mark as done.
  const steps = page.getByRole('navigation', { name: t('stepsLabel', { ns: 'studio' }) });
  await tabTo(page, steps.getByRole('button').first());
  await keyboard.press('Enter');
  for (const step of reviewSteps) {
    await expectStep(window, step);
    if (step === 'value_delivered') {
      await tabTo(page, page.getByLabel(t('value.sentences', { ns: 'studio' }), { exact: true }));
      await keyboard.type(words.summary);
    }
    if (step === 'next_period') {
      await tabTo(page, page.getByLabel(t('next.addAsk', { ns: 'studio' })));
      await keyboard.type(words.askOfClient);
      await keyboard.press('Enter');
      await expect(page.getByLabel(t('next.addAsk', { ns: 'studio' }))).toHaveValue('');
      await tabTo(page, page.getByLabel(t('next.addCommitment', { ns: 'studio' })).first());
      await keyboard.type(words.ourCommitment);
      await keyboard.press('Enter');
      await expect(page.getByLabel(t('next.addCommitment', { ns: 'studio' })).first()).toHaveValue('');
    }
    if (step === 'agenda') {
      await tabTo(page, page.getByRole('button', { name: t('agenda.template', { ns: 'studio' }) }));
      await keyboard.press('Enter');
      // The menu takes the focus a moment after it shows; a key pressed before that would go to its button.
      await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
      await keyboard.press('ArrowDown');
      await expect(page.getByRole('menuitem').first()).toBeFocused();
      await keyboard.press('Enter');
      await expect(page.getByLabel(t('agenda.title', { ns: 'studio' }), { exact: true }).first()).toBeVisible();
    }
    if (step !== 'outputs') await keyboard.press('Control+ArrowDown');
  }

  // The files.
  const folder = join(dataFolder, 'entregas');
  await mkdir(folder);
  await app.answerDialog({ open: [folder] });
  await tabTo(page, page.getByRole('button', { name: t('outputs.saveAll', { ns: 'studio' }) }));
  await keyboard.press('Enter');
  await expect(page.getByText(t('outputs.saved', { ns: 'studio', count: 5 }))).toBeVisible({ timeout: 120_000 });
  await window.expectNoFailure('the studio');

  await expectRealFiles(folder, client);
});

/** Its place among the lines below the head. */
async function lineOf(row: Locator): Promise<number> {
  return Number(await row.getAttribute('data-index'));
}

/** All five open, speak of this client and carry what was written. */
async function expectRealFiles(folder: string, client: string): Promise<void> {
  const names = await readdir(folder);
  expect(names).toHaveLength(5);
  const bytesOf = async (kind: string): Promise<Uint8Array> => {
    const name = names.find((each) => each.endsWith(`.${kind}`));
    expect(name, `a file .${kind} named after the client`).toContain(client);
    return new Uint8Array(await readFile(join(folder, name ?? '')));
  };

  const deck = await bytesOf('pptx');
  const pack = await openPackage(deck);
  const slides = partsLike(pack, /^ppt\/slides\/slide\d+\.xml$/u);
  expect(slides.length).toBeGreaterThanOrEqual(8);
  expect(slides.length).toBeLessThanOrEqual(14);
  expect(partsLike(pack, /^ppt\/charts\/chart\d+\.xml$/u).length).toBeGreaterThan(0);
  for (const text of [client, firstSentence, words.askOfClient, words.ourCommitment]) {
    expect(await documentText('pptx', deck)).toContain(text);
  }

  const report = await extractText(await getDocumentProxy(await bytesOf('pdf')), { mergePages: true });
  const reportText = report.text.replaceAll(/\s+/gu, ' ');
  for (const text of [client, firstSentence, words.askOfClient]) expect(reportText).toContain(text);

  const minutes = await documentText('docx', await bytesOf('docx'));
  for (const text of [client, words.ourCommitment]) expect(minutes).toContain(text);
  expect(await documentText('ics', await bytesOf('ics'))).toContain(`SUMMARY:QBR – ${client}`);
  expect(await documentText('eml', await bytesOf('eml'))).toContain(words.ourCommitment);
}
