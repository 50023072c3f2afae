import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { walk } from './pages/walk.ts';
import { expect, test } from './support/test.ts';

/** A walk through every page, with a look at each. */
test.setTimeout(600_000);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function barriers(page: Page, place: string): Promise<string[]> {
  // No frames of another origin here, so the check needs no page of its own.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${place}: ${id} at ${html.slice(0, 120)} (${any[0]?.message ?? 'no reason given'})`),
  );
}

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
