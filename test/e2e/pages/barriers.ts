import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What keeps somebody from using the page in its present state; none is an empty list. */
export async function barriers(page: Page, place: string): Promise<string[]> {
  // No frames of another origin here, so the check needs no page of its own.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${place}: ${id} at ${html.slice(0, 120)} (${any[0]?.message ?? 'no reason given'})`),
  );
}
