import AxeBuilder from '@axe-core/playwright';
import { reviewSteps } from '#shared/domain/vocabulary.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expectStep, openStep, reviewInPreparation } from './pages/studio.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(360_000);

async function openReviews(window: OngoingWindow): Promise<void> {
  await window.openDemo();
  // The first page may still be on its way in when its title already stands.
  await expect(() => window.goTo('reviews')).toPass();
  await reviewInPreparation(window);
}

test('prepares a review with the keyboard alone, from the list to the outputs', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openReviews(window);
  const { page, t } = window;

  // Into the list, to the review, into the studio.
  const { row } = await reviewInPreparation(window);
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: t('stepsLabel', { ns: 'studio' }) })).toBeVisible();

  // Every step is one key away.
  const steps = page.getByRole('navigation', { name: t('stepsLabel', { ns: 'studio' }) });
  await steps.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expectStep(window, 'period_and_people');
  for (const step of reviewSteps.slice(1)) {
    await page.keyboard.press(']');
    await expectStep(window, step);
  }
  await page.keyboard.press('[');
  await expectStep(window, 'agenda');

  // Typing keeps the plain keys to itself; with Ctrl they still walk.
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('[');
  await expectStep(window, 'value_delivered');
  const summary = page.getByRole('textbox', { name: t('value.sentences', { ns: 'studio' }) });
  await summary.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('As faltas caíram [muito] neste período.');
  await expect(summary).toHaveValue('As faltas caíram [muito] neste período.');
  await page.keyboard.press('Control+ArrowDown');
  await expectStep(window, 'risks_and_opportunities');
});

test('saves what is typed by itself and shows it on the slide at once', async ({ launch }) => {
  const app = await launch({ locale: 'pt-BR' });
  const window = new OngoingWindow(app, 'pt-BR');
  await openReviews(window);
  const { page, t } = window;
  const { row } = await reviewInPreparation(window);
  await row.dblclick();
  await openStep(window, 'value_delivered');

  const words = 'O tempo de resposta caiu pela metade.';
  await page.getByRole('textbox', { name: t('value.sentences', { ns: 'studio' }) }).fill(words);
  const preview = page.getByRole('complementary', { name: t('preview.label', { ns: 'studio' }) });
  await expect(preview.getByText(words)).toBeVisible();

  await window.goTo('reviews');
  await row.dblclick();
  await openStep(window, 'value_delivered');
  await expect(page.getByRole('textbox', { name: t('value.sentences', { ns: 'studio' }) })).toHaveValue(words);
});

test('counts a step that was marked done in the readiness bar', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en' }), 'en');
  await openReviews(window);
  const { page, t } = window;
  const { row } = await reviewInPreparation(window);
  await row.dblclick();
  const bar = page.getByRole('progressbar', { name: t('readiness', { ns: 'studio' }) });
  await expect(bar).toBeVisible();
  const before = Number(await bar.getAttribute('aria-valuenow'));
  await page.getByRole('button', { name: t('doneAndNext', { ns: 'studio' }) }).click();
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
});

test('plans a review with everything proposed and goes on to prepare it', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openReviews(window);
  const { page, t, dialog } = window;
  await page.getByRole('button', { name: t('plan', { ns: 'reviews' }) }).click();
  await dialog.getByRole('combobox', { name: t('form.account', { ns: 'reviews' }) }).fill('Banco');
  await page.getByRole('option').first().click();
  await dialog.getByRole('button', { name: t('form.submit', { ns: 'reviews' }) }).click();
  await expectStep(window, 'period_and_people');
  await expect(window.title).toHaveText(t('title', { ns: 'studio', kind: t('kindInText.qbr', { ns: 'reviews' }) }));
});

test('shows nothing of the risks to the client', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await openReviews(window);
  const { page, t } = window;
  const { row } = await reviewInPreparation(window);
  await row.dblclick();
  await openStep(window, 'risks_and_opportunities');
  await page.getByRole('textbox', { name: t('risks.addRisk', { ns: 'studio' }) }).fill('RISCOINTERNO');
  await page.keyboard.press('Enter');
  await expect(
    page
      .getByRole('textbox', { name: t('textOf', { ns: 'studio', what: t('risks.addRisk', { ns: 'studio' }) }) })
      .last(),
  ).toHaveValue('RISCOINTERNO');
  await openStep(window, 'outputs');
  const preview = page.getByRole('complementary', { name: t('preview.label', { ns: 'studio' }) });
  await expect(preview.getByRole('figure').first()).toBeVisible();
  await expect(preview).not.toContainText('RISCOINTERNO');
});

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`has no accessibility fault in the list or in any step (${language}, ${colorScheme})`, async ({ launch }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    await openReviews(window);
    const { page } = window;
    await expectAccessible(window, 'reviews');
    const { row } = await reviewInPreparation(window);
    await row.dblclick();
    for (const step of reviewSteps) {
      await openStep(window, step);
      await expectAccessible(window, step);
    }
    await expect(page).toHaveTitle(/Ongoing/u);
  });
}

async function expectAccessible({ page }: OngoingWindow, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect.soft(faults, where).toEqual([]);
}
