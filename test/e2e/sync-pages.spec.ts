import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import {
  answerInvitation,
  expectSync,
  openPeople,
  openSyncPanel,
  pasteInvitation,
  type Person,
} from './pages/shared-workspace.ts';
import { expect, test } from './support/shared-test.ts';

const ana: Person = { name: 'Ana Lima', email: 'ana@aurora.com.br', password: 'uma senha bem comprida' };

test.setTimeout(180_000);

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`no page of joining, people and access in ${language}, ${colorScheme}, puts up a barrier`, async ({
    server,
    launch,
  }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page, t } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: t('ways.join.name', { ns: 'welcome' }) }).click();
    await expect(page.getByLabel(t('code.label', { ns: 'joining' }))).toBeFocused();
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      await window.settled(place);
      found.push(...(await barriers(page, place)));
    };
    await look('the code');
    await pasteInvitation(window, server.invitation);
    await look('the invitation');
    await page.getByRole('button', { name: t('back', { ns: 'common' }) }).click();
    await answerInvitation(window, server.invitation, ana);
    await expectSync(window, 'synced');
    await openSyncPanel(window);
    await look('the panel');
    await page.keyboard.press('Escape');
    await openPeople(window);
    for (const part of ['members', 'invitations', 'teams', 'devices', 'policy', 'audit'] as const) {
      await page.getByRole('tab', { name: t(`parts.${part}`, { ns: 'people' }) }).click();
      await look(`people: ${part}`);
    }
    await window.goTo('settings');
    await page.getByRole('link', { name: t('sharing.access', { ns: 'settings' }) }).click();
    await expect(window.title).toHaveText(t('access.page', { ns: 'joining' }));
    await expect(page.getByText(t('factor.isOff', { ns: 'joining' }))).toBeVisible();
    await look('your access');
    await page.getByRole('button', { name: t('moved.title', { ns: 'joining' }) }).click();
    await expect(page.getByLabel(t('moved.label', { ns: 'joining' }))).toBeFocused();
    await look('the server moved');
    expect(found).toEqual([]);
  });
}
