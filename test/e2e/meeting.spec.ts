import { barriers } from './pages/barriers.ts';
import {
  beginMeeting,
  followUp,
  meetingWords,
  notesOf,
  openReadyReview,
  recorded,
  walkMeeting,
} from './pages/meeting.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`F6, F8, F9: a meeting is held, shown and followed up, in ${language}`, async ({ launch }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page, t } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    await window.openDemo();
    const rail = page.getByRole('navigation', { name: t('navigation', { ns: 'shell' }) });
    await walkMeeting(window, async (place) => {
      expect(await barriers(page, place)).toEqual([]);
      // Nothing that leads to anything internal stands on a screen that the client may see.
      await expect(rail).toHaveCount(place === 'after-meeting' ? 1 : 0);
      if (place !== 'live') return;
      await page.keyboard.press('Control+K');
      await expect(window.dialog).toHaveCount(0);
    });

    const words = meetingWords[language];
    const done = t('after.state.done', { ns: 'meeting' });
    const part = (step: Parameters<typeof followUp>[1]) => followUp(window, step);
    await expect(part('tasks')).toContainText(words.commitment);
    await expect(part('tasks')).toContainText(done);
    await part('goals')
      .getByRole('button', { name: t('after.draft', { ns: 'meeting', count: 1 }) })
      .click();
    await expect(
      part('goals')
        .getByText(t('after.inPlan', { ns: 'meeting' }), { exact: false })
        .first(),
    ).toBeVisible();
    for (const score of await part('rating').getByRole('button', { name: /^4/u }).all()) await score.press('4');
    await expect(part('rating')).toContainText(done);
    await part('recap')
      .getByRole('checkbox', { name: t('after.recap.sent', { ns: 'meeting' }) })
      .click();
    await expect(part('recap')).toContainText(done);
    await part('next_review')
      .getByRole('button', { name: t('after.schedule', { ns: 'meeting' }) })
      .click();
    await expect(part('next_review')).toContainText(done);
    await part('journey')
      .getByRole('button', { name: t('after.finish', { ns: 'meeting' }) })
      .click();
    await expect(part('journey')).toContainText(done);
    await part('feeling')
      .getByRole('button', { name: t('after.feel', { ns: 'meeting' }) })
      .click();
    await expect(window.dialog).toBeVisible();
  });
}

test('F6: gives back what was typed when the laptop lost its power in the middle of the meeting', async ({
  launch,
  dataFolder,
}) => {
  const words = meetingWords['pt-BR'];
  const app = await launch({ locale: 'pt-BR', dataFolder });
  const before = new OngoingWindow(app, 'pt-BR');
  await before.openDemo();
  await openReadyReview(before);
  await beginMeeting(before);
  await before.page.keyboard.type(words.said);
  await expect(before.page.getByText(/^Salvo às/u)).toBeVisible();
  await before.page.keyboard.press('Control+ArrowDown');
  await expect(notesOf(before)).toHaveValue('');
  const address = before.page.url().split('#')[1] ?? '';
  await app.kill();

  const after = new OngoingWindow(await launch({ locale: 'pt-BR', dataFolder }), 'pt-BR');
  const { page, t } = after;
  await after.demoOpened();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  // It stands at the item that was open, its clock still running.
  await expect(page.getByRole('button', { name: t('live.pause', { ns: 'meeting' }) })).toBeVisible();
  await expect(page.getByRole('listitem').nth(1).getByRole('button')).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('Escape');
  await page.keyboard.press('[');
  await expect(notesOf(after)).toHaveValue(words.said);
  await expect(recorded(after, words.commitment)).toHaveCount(0);
});
