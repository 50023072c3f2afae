import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { walk } from './pages/walk.ts';
import { expect, test } from './support/test.ts';

/** A walk through every page, with a look at each in both themes. */
test.setTimeout(300_000);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function barriers(page: Page, place: string, rules: 'all' | 'colours'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(RULES);
  if (rules === 'colours') axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${place}: ${id} at ${target.join(' ')} (${any[0]?.message ?? 'no reason given'})`),
  );
}

for (const [language, scheme, other] of [
  ['pt-BR', 'light', 'dark'],
  ['en', 'dark', 'light'],
] as const) {
  test(`no page in ${language} puts a barrier up, in neither theme`, async ({ launch }) => {
    const window = new OngoingWindow(await launch({ locale: language, colorScheme: scheme }), language);
    const { page } = window;
    await page.setViewportSize({ width: 1280, height: 800 });
    const found: string[] = [];
    await walk(window, {
      at: async (place) => {
        found.push(...(await barriers(page, `${place}, ${scheme}`, 'all')));
        await page.emulateMedia({ colorScheme: other });
        await window.settled(place);
        found.push(...(await barriers(page, `${place}, ${other}`, 'colours')));
        await page.emulateMedia({ colorScheme: scheme });
        await window.settled(place);
      },
    });
    expect(found).toEqual([]);
  });
}
