import { expect, type Locator } from '@playwright/test';
import type { OngoingWindow } from './ongoing-window.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** First start with an invitation in hand, until the shared workspace stands. */
export async function joinFromWelcome(window: OngoingWindow, code: string, person: Person): Promise<void> {
  const { page, t } = window;
  await page.getByRole('button', { name: t('ways.join.name', { ns: 'welcome' }) }).click();
  await answerInvitation(window, code, person);
  await expect(window.title).toHaveText(t('title', { ns: 'today' }));
}

/** The code, what it leads to, and who joins. */
export async function answerInvitation(window: OngoingWindow, code: string, person: Person): Promise<void> {
  const { page, t } = window;
  await pasteInvitation(window, code);
  await page.getByLabel(t('person.name', { ns: 'joining' })).fill(person.name);
  await page.getByLabel(t('person.email', { ns: 'joining' })).fill(person.email);
  await page
    .getByLabel(t('person.password', { ns: 'joining' }))
    .first()
    .fill(person.password);
  await page.getByRole('button', { name: t('person.join', { ns: 'joining' }) }).click();
}

export async function pasteInvitation({ page, t }: OngoingWindow, code: string): Promise<void> {
  await page.getByLabel(t('code.label', { ns: 'joining' })).fill(code);
  await page.getByRole('button', { name: t('code.check', { ns: 'joining' }) }).click();
  await page.getByRole('region', { name: t('facts.label', { ns: 'joining' }) }).waitFor();
}

/** The quiet mark that says how sync stands. */
export function syncMark({ page, t }: OngoingWindow): Locator {
  return page.getByRole('button', { name: t('sync.label', { ns: 'shell' }) });
}

export async function expectSync(window: OngoingWindow, state: 'synced' | 'offline' | 'paused'): Promise<void> {
  await expect(syncMark(window)).toContainText(window.t(`sync.${state}`, { ns: 'shell' }));
}

export async function openSyncPanel(window: OngoingWindow): Promise<Locator> {
  const { page, t } = window;
  await syncMark(window).click();
  const panel = page.getByRole('dialog', { name: t('panel.title', { ns: 'sync' }) });
  await panel.waitFor();
  return panel;
}

/** Asks for it instead of waiting for the next try, until all that waited is sent. */
export async function syncNow(window: OngoingWindow): Promise<void> {
  const { page, t } = window;
  const panel = await openSyncPanel(window);
  await panel.getByRole('button', { name: t('headline.now', { ns: 'sync' }) }).click();
  await expect(panel.getByText(t('state.synced', { ns: 'sync' }), { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
}

/** People of the workspace, from the settings. */
export async function openPeople(window: OngoingWindow): Promise<void> {
  const { page, t } = window;
  await window.goTo('settings');
  await page.getByRole('link', { name: t('sharing.people', { ns: 'settings' }) }).click();
  await expect(window.title).toHaveText(t('page', { ns: 'people' }));
  await page.getByRole('grid', { name: t('parts.members', { ns: 'people' }) }).waitFor();
}

/** Gives the code that is shown once. */
export async function invite(window: OngoingWindow): Promise<string> {
  const { page, t } = window;
  await openPeople(window);
  await page.getByRole('button', { name: t('invite.button', { ns: 'people' }), exact: true }).click();
  await page.getByRole('button', { name: t('invite.submit', { ns: 'people' }) }).click();
  const code = await page.getByRole('textbox', { name: t('code.label', { ns: 'people' }) }).inputValue();
  await page.getByRole('button', { name: t('code.done', { ns: 'people' }) }).click();
  return code;
}

export async function createAccount(window: OngoingWindow, name: string): Promise<void> {
  const { page, t } = window;
  await page.keyboard.press('n');
  await page
    .getByLabel(t('form.name', { ns: 'account' }), { exact: false })
    .first()
    .fill(name);
  await page.getByRole('button', { name: t('form.create', { ns: 'account' }) }).click();
  await expect(window.title).toHaveText(name);
}

/** The needs in the profile of the account that is open. */
export function needsField({ page, t }: OngoingWindow): Locator {
  return page.getByRole('textbox', { name: t('profile.needs', { ns: 'account' }), exact: true });
}

/** A long text that saves itself. */
export async function writeNeeds(window: OngoingWindow, text: string): Promise<void> {
  const field = needsField(window);
  await field.fill(text);
  await field.blur();
  // "Salvo às …": the sentence up to its time.
  const [saved = ''] = window.t('saved.at', { ns: 'components', time: '|' }).split('|');
  await expect(window.page.getByText(saved, { exact: false }).first()).toBeVisible();
}

/** A rever, with the number of decisions beside its name. */
export async function openToReview({ page, t, title }: OngoingWindow): Promise<void> {
  const name = t('pages.toReview', { ns: 'shell' });
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await expect(title).toHaveText(name);
}

/** One of the two versions of the decision that is open. */
export function version({ page, t }: OngoingWindow, which: 'standing' | 'other'): Locator {
  return page.getByRole('article', { name: t(`review.${which}`, { ns: 'sync' }) });
}

/** All accounts of one person to another, from the list of people. */
export async function handOver(window: OngoingWindow, from: string, to: string): Promise<void> {
  const { page, t, dialog } = window;
  await openPeople(window);
  await page.getByRole('button', { name: t('member.actions', { ns: 'people', name: from }) }).click();
  await page.getByRole('menuitem', { name: t('member.handOver', { ns: 'people' }) }).click();
  await dialog.getByRole('combobox', { name: t('handOver.to', { ns: 'people' }) }).click();
  await page.getByRole('option', { name: to }).click();
  await dialog.getByRole('button', { name: t('handOver.button', { ns: 'people' }) }).click();
  await expect(dialog).toHaveCount(0);
}
