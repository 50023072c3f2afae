import { barriers } from './pages/barriers.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { walk } from './pages/walk.ts';
import { expect, test } from './support/test.ts';

/** A walk through every page, with a look at each. */
test.setTimeout(600_000);

for (const [language, colorScheme] of [
  ['pt-BR', 'light'],
  ['en', 'dark'],
] as const) {
  test(`no page in ${language}, ${colorScheme}, puts up a barrier`, async ({ launch }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme }), language);
    const { page } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    const found: string[] = [];
    await walk(window, { at: async (place) => void found.push(...(await barriers(page, place))) });
    expect(found).toEqual([]);
  });
}
