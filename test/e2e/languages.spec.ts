import { openAccount, openAccountTab } from './pages/account-tabs.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { brokenTexts, foreignTexts, wordsOn } from './pages/words.ts';
import { walk } from './pages/walk.ts';
import { expect, test } from './support/test.ts';

/** A walk through every page. */
test.setTimeout(480_000);

/** What the rail offers to choose a language with says every language in its own. */
const SAID_IN_BOTH = new Set(['Português', 'English', 'Português (Brasil)']);

async function wrongWords(window: OngoingWindow, place: string): Promise<string[]> {
  const words = await wordsOn(window.page);
  const wrong = [...brokenTexts(words), ...foreignTexts(words, window.language)];
  return wrong.filter((text) => !SAID_IN_BOTH.has(text)).map((text) => `${place}: ${text}`);
}

test('every page speaks English to an English reader, and no text is missing', async ({ launch }) => {
  const window = new OngoingWindow(await launch({ locale: 'en' }), 'en');
  const found: string[] = [];
  await walk(window, { at: async (place) => void found.push(...(await wrongWords(window, place))) });
  expect(found).toEqual([]);
});

test('the language changes while the app runs, and stays changed', async ({ launch }) => {
  const app = await launch({ locale: 'en' });
  const english = new OngoingWindow(app, 'en');
  await english.openDemo();
  await english.goTo('settings');
  await english.page.getByText('Português', { exact: true }).click();

  const window = new OngoingWindow(app, 'pt-BR');
  await expect(window.title).toHaveText('Configurações');
  await expect(window.page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  const found: string[] = [];
  for (const place of ['settings', 'today', 'portfolio', 'reviews'] as const) {
    await window.goTo(place);
    await window.settled(place);
    found.push(...(await wrongWords(window, place)));
  }
  await openAccount(window, 'Banco Ribeira');
  found.push(...(await wrongWords(window, 'summary')));
  await openAccountTab(window, 'usage');
  found.push(...(await wrongWords(window, 'usage')));
  expect(found).toEqual([]);
  await app.close();

  const again = new OngoingWindow(await launch({ locale: 'en' }), 'pt-BR');
  await expect(again.title).toHaveText('Hoje');
});
