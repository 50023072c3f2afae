import { expect, type Locator } from '@playwright/test';
import type { OngoingWindow } from './ongoing-window.ts';

/** What is written during the meeting, in each language. */
export const meetingWords = {
  'pt-BR': {
    said: 'A recepção mudou de turno',
    marked: 'Treinar o turno da noite',
    commitment: 'Enviar o material do treinamento',
  },
  en: {
    said: 'The front desk changed its shifts',
    marked: 'Train the night shift',
    commitment: 'Send the training material',
  },
} as const;

/** Into the studio of a review that is ready: it has its agenda, as the demo always has. */
export async function openReadyReview(window: OngoingWindow): Promise<void> {
  const { page, t } = window;
  await window.goTo('reviews');
  await page.getByRole('grid').waitFor();
  await page
    .getByRole('row', { name: t('stage.ready', { ns: 'reviews' }) })
    .first()
    .dblclick();
  await page.getByRole('navigation', { name: t('stepsLabel', { ns: 'studio' }) }).waitFor();
}

/** From the studio into live mode, its clock running. */
export async function beginMeeting({ page, t }: OngoingWindow): Promise<void> {
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: t('live.pause', { ns: 'meeting' }) })).toBeVisible();
  await expect(notesOf({ t, page })).toBeFocused();
}

export function notesOf({ page, t }: Pick<OngoingWindow, 'page' | 't'>): Locator {
  return page.getByRole('textbox', { name: t('live.notes', { ns: 'meeting' }) });
}

/** A line of the record, by what it says. */
export function recorded({ page, t }: OngoingWindow, what: string): Locator {
  return page.getByRole('textbox', { name: t('live.textOf', { ns: 'meeting', what }), exact: true });
}

/** Ends the meeting and goes on to what follows it. */
export async function concludeMeeting(window: OngoingWindow, at?: () => Promise<void>): Promise<void> {
  const { page, t, title } = window;
  await page.getByRole('button', { name: t('live.conclude', { ns: 'meeting' }) }).click();
  await expect(title).toHaveText(t('over.title', { ns: 'meeting' }));
  const next = page.getByRole('button', { name: t('over.next', { ns: 'meeting' }) });
  await expect(next).toBeFocused();
  await at?.();
  await page.keyboard.press('Enter');
  await expect(followUp(window, 'rating')).toBeVisible();
}

type Step = 'feeling' | 'rating' | 'recap' | 'tasks' | 'goals' | 'next_review' | 'journey';

/** One part of what follows. */
export function followUp({ page, t }: OngoingWindow, step: Step): Locator {
  return page.getByRole('region', { name: t(`after.step.${step}.name`, { ns: 'meeting' }), exact: true });
}

/** What is the same for whoever walks through the app: the meeting, its deck, its end and what follows. */
export async function walkMeeting(
  window: OngoingWindow,
  at: (place: 'live' | 'presentation' | 'meeting-over' | 'after-meeting') => Promise<void>,
): Promise<void> {
  const { page, t } = window;
  const words = meetingWords[window.language];
  await openReadyReview(window);
  await beginMeeting(window);
  await page.keyboard.type(`${words.said}\n${words.marked}`);
  await page.keyboard.press('Control+Shift+D');
  await expect(recorded(window, words.marked)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+G');
  await expect(recorded(window, words.marked)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await page.keyboard.type(words.commitment);
  await page.keyboard.press('Enter');
  await expect(recorded(window, words.commitment)).toBeVisible();
  await window.settled('live');
  await at('live');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await page.getByRole('figure').first().waitFor();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/slide=2/u);
  await window.settled('presentation');
  await at('presentation');
  await page.keyboard.press('Escape');
  await expect(notesOf(window)).toHaveValue(`${words.said}\n${words.marked}`);
  await page.getByRole('button', { name: t('live.conclude', { ns: 'meeting' }) }).waitFor();
  await concludeMeeting(window, async () => {
    await window.settled('meeting-over');
    await at('meeting-over');
  });
  await window.settled('after-meeting');
  await at('after-meeting');
}
