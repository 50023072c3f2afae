import { expect, type Locator } from '@playwright/test';
import type { OngoingWindow } from './ongoing-window.ts';

export const PASSWORD = 'uma frase longa o bastante';

interface Person {
  name: string;
  email: string;
}

/** First start with an invitation, until the first page stands. */
export async function joinWith(window: OngoingWindow, code: string, { name, email }: Person): Promise<void> {
  const { page, t } = window;
  await page.getByRole('button', { name: t('ways.join.name', { ns: 'welcome' }) }).click();
  await page.getByLabel(t('code.label', { ns: 'joining' })).fill(code);
  await page.getByRole('button', { name: t('code.check', { ns: 'joining' }) }).click();
  await page.getByLabel(t('person.name', { ns: 'joining' })).fill(name);
  await page.getByLabel(t('person.email', { ns: 'joining' })).fill(email);
  await page.getByRole('textbox', { name: t('person.password', { ns: 'joining' }) }).fill(PASSWORD);
  await page.getByRole('button', { name: t('person.join', { ns: 'joining' }) }).click();
  await expect(window.title).toHaveText(t('title', { ns: 'today' }), { timeout: 30_000 });
}

/** The mark in the header that opens into what waits. */
export function syncMark({ page, t }: OngoingWindow): Locator {
  return page.getByRole('banner').getByRole('button', { name: t('sync.label', { ns: 'shell' }).trim() });
}

/** Presses a button of the panel of sync, and closes it again. */
export async function inSyncPanel(window: OngoingWindow, button: 'pause' | 'resume' | 'now'): Promise<void> {
  const { page, t } = window;
  await syncMark(window).click();
  await window.dialog.getByRole('button', { name: t(`headline.${button}`, { ns: 'sync' }), exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(window.dialog).toHaveCount(0);
}

/** An admin invites somebody; gives the code that is shown once. */
export async function invite(window: OngoingWindow, role: 'consultant' | 'lead' | 'admin'): Promise<string> {
  const { page, t } = window;
  await window.goTo('settings');
  await page.getByRole('link', { name: t('sharing.people', { ns: 'settings' }) }).click();
  await page.getByRole('button', { name: t('invite.button', { ns: 'people' }), exact: true }).click();
  await window.dialog.getByRole('combobox', { name: t('invite.role', { ns: 'people' }) }).click();
  await page.getByRole('option', { name: t(`role.${role}`, { ns: 'joining' }) }).click();
  await window.dialog.getByRole('button', { name: t('invite.submit', { ns: 'people' }) }).click();
  const code = await window.dialog.getByRole('textbox', { name: t('code.label', { ns: 'people' }) }).inputValue();
  await window.dialog.getByRole('button', { name: t('code.done', { ns: 'people' }) }).click();
  return code;
}

/** An admin gives all accounts of one person to another. */
export async function handOver(window: OngoingWindow, from: string, to: string): Promise<void> {
  const { page, t } = window;
  await window.goTo('settings');
  await page.getByRole('link', { name: t('sharing.people', { ns: 'settings' }) }).click();
  await page.getByRole('button', { name: t('member.actions', { ns: 'people', name: from }) }).click();
  await page.getByRole('menuitem', { name: t('member.handOver', { ns: 'people' }) }).click();
  await window.dialog.getByRole('combobox', { name: t('handOver.to', { ns: 'people' }) }).click();
  await page.getByRole('option', { name: to }).click();
  await window.dialog.getByRole('button', { name: t('handOver.button', { ns: 'people' }) }).click();
  await expect(window.dialog).toHaveCount(0);
}
