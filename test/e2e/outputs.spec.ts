import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expectOutputsSaved, openStep, reviewInPreparation, saveAllOutputs } from './pages/studio.ts';
import { expect, test } from './support/test.ts';

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ongoing-files-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test.setTimeout(180_000);

async function openOutputs(window: OngoingWindow): Promise<void> {
  await window.openDemo();
  // The first page may still be on its way in when its title already stands.
  await expect(() => window.goTo('reviews')).toPass();
  const { row } = await reviewInPreparation(window);
  await row.dblclick();
  await openStep(window, 'outputs');
}

async function pdfIn(place: string) {
  const name = (await readdir(place)).find((each) => each.endsWith('.pdf')) ?? '';
  return getDocumentProxy(new Uint8Array(await readFile(join(place, name))));
}

test('saves the five files of a review into one folder and says so', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openOutputs(window);
  await saveAllOutputs(window, folder);

  const names = (await readdir(folder)).toSorted();
  expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['docx', 'eml', 'ics', 'pdf', 'pptx']);
  for (const name of names) expect((await readFile(join(folder, name))).byteLength).toBeGreaterThan(500);
  await window.expectNoFailure('outputs');
});

test('prints the report with charts as vectors: their labels are text and no picture stands for them', async ({
  launch,
}) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openOutputs(window);
  await saveAllOutputs(window, folder);

  const pdf = await pdfIn(folder);
  const { totalPages, text } = await extractText(pdf, { mergePages: true });
  expect(totalPages).toBeGreaterThanOrEqual(2);
  expect(totalPages).toBeLessThanOrEqual(4);
  // Names at the ends of the lines, and months below them, stand only in the drawings.
  expect(text).toContain(window.t('chart.baseline', { ns: 'components' }));
  expect(text).toMatch(
    /\b(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\b.*\b(jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez)\b/u,
  );
  expect(text).toContain(window.t('page.goals', { ns: 'report' }));

  const { OPS } = await getResolvedPDFJS();
  const pictures = new Set(Object.entries(OPS).flatMap(([name, code]) => (/^paint.*Image/u.test(name) ? [code] : [])));
  expect(pictures.size).toBeGreaterThan(4);
  for (let number = 1; number <= totalPages; number += 1) {
    const page = await pdf.getPage(number);
    const { fnArray } = await page.getOperatorList();
    // The workspace's logo is a picture, once, at the head of the report.
    expect(fnArray.filter((operation) => pictures.has(operation))).toHaveLength(number === 1 ? 1 : 0);
  }
});

test('prints headings that make bookmarks, tags and the language of the client', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openOutputs(window);
  await saveAllOutputs(window, folder);

  const pdf = await pdfIn(folder);
  const outline = await pdf.getOutline();
  const [first] = outline;
  expect([first?.title, ...(first?.items ?? []).map(({ title }: { title: string }) => title)].join('\n')).toContain(
    'QBR',
  );
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  expect(info.Title).toContain('QBR');
});

test('saves one file under the name that was chosen', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en' }), 'en');
  await openOutputs(window);
  const { page, t, app } = window;
  await app.answerDialog({ save: [join(folder, 'invitation.ics')] });
  const kind = t('outputs.kind.ics', { ns: 'studio' });
  await page.getByRole('button', { name: t('outputs.saveOneOf', { ns: 'studio', what: kind }) }).click();
  await expectOutputsSaved(page.getByText(t('outputs.saved', { ns: 'studio', count: 1 })));

  expect(await readdir(folder)).toEqual(['invitation.ics']);
  expect(await readFile(join(folder, 'invitation.ics'), 'utf8')).toContain('BEGIN:VEVENT');
  const [asked] = await app.askedDialogs();
  expect(asked?.options.defaultPath).toMatch(/^QBR .*\.ics$/u);
});

test('lists what to look at before sending, and leads to where it can be put right', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openOutputs(window);
  const { page, t } = window;
  const checks = page.getByRole('region', { name: t('outputs.checks', { ns: 'studio' }) });
  await checks.getByRole('button').first().click();
  await expect(page.getByRole('heading', { level: 2 }).first()).not.toContainText(
    t('step.outputs.name', { ns: 'studio' }),
  );
});
