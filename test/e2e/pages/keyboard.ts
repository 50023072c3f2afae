import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page between two things that belong together. */
const MOST_STOPS = 400;

/** Presses Tab until the focus is there, as somebody without a mouse does; how it got there is not helped. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} times ${key} did not lead to ${String(target)}.`);
}
