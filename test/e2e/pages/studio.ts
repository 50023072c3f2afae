import { expect, type Locator } from '@playwright/test';
import { type ReviewStep, reviewSteps } from '#shared/domain/vocabulary.ts';
import type { OngoingWindow } from './ongoing-window.ts';

/** The five files that a review makes take some seconds on a busy machine. */
const FILES_TAKE = 90_000;

/** A QBR that is being prepared with all ten steps asked for, as the demo always has. */
export async function reviewInPreparation({ page }: OngoingWindow): Promise<{ row: Locator; client: string }> {
  const row = page.getByRole('row', { name: /QBR.* [1-9] (de|of) 10/ }).first();
  return { row, client: await row.getByRole('rowheader').innerText() };
}

export async function expectStep({ page, t }: OngoingWindow, step: ReviewStep): Promise<void> {
  const title = t('stepTitle', {
    ns: 'studio',
    number: reviewSteps.indexOf(step) + 1,
    title: t(`step.${step}.name`, { ns: 'studio' }),
  });
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
}

export async function openStep(window: OngoingWindow, step: ReviewStep): Promise<void> {
  const { page, t } = window;
  const steps = page.getByRole('navigation', { name: t('stepsLabel', { ns: 'studio' }) });
  await steps
    .getByRole('button')
    .filter({ hasText: t(`step.${step}.name`, { ns: 'studio' }) })
    .click();
  await expectStep(window, step);
  await window.settled(step);
}

/** On the last step: all five files into one folder. */
export async function saveAllOutputs({ page, t, app }: OngoingWindow, folder: string): Promise<void> {
  await app.answerDialog({ open: [folder] });
  await page.getByRole('button', { name: t('outputs.saveAll', { ns: 'studio' }) }).click();
  await expectOutputsSaved(page.getByText(t('outputs.saved', { ns: 'studio', count: 5 })));
}

export async function expectOutputsSaved(message: Locator): Promise<void> {
  await expect(message).toBeVisible({ timeout: FILES_TAKE });
}
