import { expect } from '@playwright/test';
import { type ReviewStep, reviewSteps } from '#shared/domain/vocabulary.ts';
import { accountTabs, findInPortfolio, openAccount, openAccountTab } from './account-tabs.ts';
import { walkMethod } from './method-walk.ts';
import { walkMeeting } from './meeting.ts';
import type { OngoingWindow } from './ongoing-window.ts';
import { openStep, reviewInPreparation } from './studio.ts';
import { writeStep } from './studio-writing.ts';

/** What is done in every place of the walk: a picture, a look for barriers, a look at the words. */
export interface Walker {
  at(place: string): Promise<void>;
  /** Also write what the review still lacks. */
  writes?: boolean;
  /** On the last step of the studio. */
  atOutputs?(): Promise<void>;
}

/** The main job on the demo portfolio, from the first start over the day, a client and its review to the rest of the app. */
export async function walk(window: OngoingWindow, walker: Walker): Promise<void> {
  await window.title.waitFor();
  await visit(window, walker, 'welcome');
  await window.openDemo();
  await visit(window, walker, 'today');
  const client = await lists(window, walker);
  await account(window, walker, client);
  await studio(window, walker, client);
  await walkMeeting(window, (place) => walker.at(place));
  await walkMethod(window, walker, client);
  await rest(window, walker);
}

async function visit(window: OngoingWindow, walker: Walker, place: string): Promise<void> {
  await window.settled(place);
  await walker.at(place);
}

/** Gives the client whose review the walk goes on to prepare. */
async function lists(window: OngoingWindow, walker: Walker): Promise<string> {
  const { page } = window;
  await window.goTo('portfolio');
  await page.getByRole('grid').waitFor();
  await visit(window, walker, 'portfolio');
  await window.goTo('reviews');
  await page.getByRole('grid').waitFor();
  await visit(window, walker, 'reviews');
  const { client } = await reviewInPreparation(window);
  await (await findInPortfolio(window, client)).click();
  await page.getByRole('complementary').waitFor();
  await visit(window, walker, 'portfolio-beside');
  return client;
}

async function account(window: OngoingWindow, walker: Walker, client: string): Promise<void> {
  const { page, t } = window;
  await openAccount(window, client);
  for (const tab of accountTabs) {
    await openAccountTab(window, tab);
    await visit(window, walker, `account-${tab}`);
    if (tab === 'profile') await inDialog(window, walker, 'account-field-history', () => openHistory(window));
    if (tab === 'plan') await inDialog(window, walker, 'account-plan-goal', () => openGoal(window));
    if (tab !== 'contacts') continue;
    await page.getByText(t('orgChart.label', { ns: 'components' }), { exact: true }).click();
    await visit(window, walker, 'account-contacts-chart');
  }
  await inDialog(window, walker, 'log-contact', () => page.keyboard.press('c'));
  await inDialog(window, walker, 'feeling', () => page.keyboard.press('f'));
}

function openHistory({ page, t }: OngoingWindow): Promise<void> {
  const field = t('profile.needs', { ns: 'account' });
  return page.getByRole('button', { name: t('field.historyOf', { ns: 'components', field }) }).click();
}

function openGoal({ page }: OngoingWindow): Promise<void> {
  return page.getByRole('treeitem').first().press('Enter');
}

async function studio(window: OngoingWindow, walker: Walker, client: string): Promise<void> {
  const { page, t } = window;
  await window.goTo('reviews');
  await inDialog(window, walker, 'new-review', async () => {
    await page.getByRole('button', { name: t('plan', { ns: 'reviews' }), exact: true }).click();
    await page.getByRole('option', { name: client, exact: true }).click();
    await window.dialog.getByRole('button', { name: t('form.submit', { ns: 'reviews' }) }).waitFor();
  });
  const { row } = await reviewInPreparation(window);
  await row.getByRole('rowheader', { name: client, exact: true }).click();
  for (const step of reviewSteps) await studioStep(window, walker, step);
  await walker.atOutputs?.();
}

async function studioStep(window: OngoingWindow, walker: Walker, step: ReviewStep): Promise<void> {
  await openStep(window, step);
  if (walker.writes) await writeStep(window, step);
  await visit(window, walker, `studio-${step.replaceAll('_', '-')}`);
}

async function rest(window: OngoingWindow, walker: Walker): Promise<void> {
  const { page, t } = window;
  await window.goTo('settings');
  await visit(window, walker, 'settings');
  await page.getByRole('link', { name: t('data.import', { ns: 'settings' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'import' }));
  await visit(window, walker, 'import');
  await window.goTo('settings');
  await page.getByRole('link', { name: t('data.trash', { ns: 'settings' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'trash' }));
  await visit(window, walker, 'trash');
  await window.goTo('settings');
  await page.getByRole('link', { name: t('sharing.join', { ns: 'settings' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'joining' }));
  await visit(window, walker, 'join');
  await window.goTo('today');
  await inDialog(window, walker, 'new-account', () => page.keyboard.press('n'));
  await inDialog(window, walker, 'keys', () => page.keyboard.press('?'));
  await inDialog(window, walker, 'palette', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(window.language === 'en' ? 'training' : 'treinamento');
    await page.getByRole('option').nth(3).waitFor();
  });
}

async function inDialog(
  window: OngoingWindow,
  walker: Walker,
  place: string,
  open: () => Promise<unknown>,
): Promise<void> {
  await open();
  await window.dialog.waitFor();
  await visit(window, walker, place);
  await window.page.keyboard.press('Escape');
  await expect(window.dialog).toHaveCount(0);
}
