import type { Page } from '@playwright/test';
import type { TFunction } from 'i18next';
import { accountTabs } from './pages/account-tabs.ts';
import { tabTo } from './pages/keyboard.ts';
import { OngoingWindow } from './pages/ongoing-window.ts';
import { reviewInPreparation } from './pages/studio.ts';
import { tabBarriers } from './pages/tab-walk.ts';
import { expect, test } from './support/test.ts';

/** Every page of the app with keys alone: what is on it can be reached and seen, and what it opens gives the focus back. */
test.setTimeout(600_000);

/** The last part of an address, and the button there that opens a dialog. */
const doors: Partial<Record<string, (t: TFunction) => string>> = {
  today: (t) => t('newTask', { ns: 'today' }),
  opportunities: (t) => t('opportunities.new', { ns: 'commercial' }),
  advocacy: (t) => t('advocacy.new', { ns: 'commercial' }),
  library: (t) => t('library.new', { ns: 'playbooks' }),
  triggers: (t) => t('triggers.new', { ns: 'playbooks' }),
  campaigns: (t) => t('campaigns.new', { ns: 'playbooks' }),
  contents: (t) => t('contents.new', { ns: 'communication' }),
  tracks: (t) => t('tracks.new', { ns: 'communication' }),
  segments: (t) => t('segments.add', { ns: 'method' }),
  journeys: (t) => t('journeys.add', { ns: 'method' }),
  profile: (t) => t('profile.edit', { ns: 'account' }),
  interactions: (t) => t('log', { ns: 'interactions' }),
  usage: (t) => t('newSeries', { ns: 'usage' }),
  contacts: (t) => t('new', { ns: 'contacts' }),
  contracts: (t) => t('new', { ns: 'contracts' }),
  cases: (t) => t('new', { ns: 'cases' }),
  history: (t) => t('flags.add', { ns: 'journey' }),
};

test('the pages of the rail and all their tabs are used with keys alone', async ({ launch }) => {
  const window = await openedDemo(launch);
  const found: string[] = [];
  // Today last: it still changes while the rest of a new portfolio is computed.
  for (const key of ['c', 'j', 'r', 'p', 'm', 'h']) {
    await goByKeys(window, key);
    found.push(...(await lookAround(window)));
    for (const name of await tabNames(window.page)) {
      await chooseTab(window, name);
      found.push(...(await lookAround(window)));
    }
  }
  expect(found).toEqual([]);
});

test('the method, the settings and what they lead to are used with keys alone', async ({ launch }) => {
  const window = await openedDemo(launch);
  const { page, t } = window;
  const found: string[] = [];
  for (const key of ['o', 'i', 'l', 'e', 'v', 'd']) {
    await goByKeys(window, key);
    found.push(...(await lookAround(window)));
  }
  for (const name of await tabNames(page)) {
    await chooseTab(window, name);
    found.push(...(await lookAround(window)));
  }
  await goByKeys(window, 'm');
  const number = page.getByRole('link', { name: t('names.nrr', { ns: 'metrics' }), exact: true });
  await tabTo(page, number);
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText(t('names.nrr', { ns: 'metrics' }));
  found.push(...(await lookAround(window)));
  expect(found).toEqual([]);
});

test('a client and the preparation of its review are used with keys alone', async ({ launch }) => {
  const window = await openedDemo(launch);
  const { page, t } = window;
  const found: string[] = [];
  await goByKeys(window, 'c');
  const row = page.getByRole('row').nth(1);
  await tabTo(page, row);
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('complementary').getByRole('button').last());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(row).toBeFocused();

  const client = await row.getByRole('rowheader').innerText();
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText(client);
  for (const tab of accountTabs) {
    await chooseTab(window, t(`tabs.${tab}`, { ns: 'account' }));
    found.push(...(await lookAround(window)));
    if (tab !== 'plan') continue;
    const goal = page.locator('[role="treeitem"][tabindex="0"]');
    await tabTo(page, goal);
    found.push(...(await throughDialog(window, 'plan-goal', 'Enter')));
    await expect(goal).toBeFocused();
  }

  await goByKeys(window, 'r');
  const { row: review } = await reviewInPreparation(window);
  await tabTo(page, page.getByRole('row').nth(1));
  await tabTo(page, review, 'ArrowDown');
  await page.keyboard.press('Enter');
  const steps = page.getByRole('navigation', { name: t('stepsLabel', { ns: 'studio' }) }).getByRole('button');
  await expect(steps).toHaveCount(10);
  for (let step = 0; step < 10; step += 1) {
    await tabTo(page, steps.nth(step));
    await page.keyboard.press('Enter');
    await expect(steps.nth(step)).toHaveAttribute('aria-current', 'step');
    found.push(...(await lookAround(window)));
  }
  expect(found).toEqual([]);
});

type Launch = Parameters<Parameters<typeof test>[2]>[0]['launch'];

async function openedDemo(launch: Launch): Promise<OngoingWindow> {
  const window = new OngoingWindow(await launch({ locale: 'pt-BR' }), 'pt-BR');
  await window.page.setViewportSize({ width: 1280, height: 800 });
  await tabTo(window.page, window.page.getByRole('button', { name: window.t('ways.demo.name', { ns: 'welcome' }) }));
  await window.page.keyboard.press('Enter');
  await window.demoOpened();
  return window;
}

/** G, then the key of the page: the focus comes along. */
async function goByKeys(window: OngoingWindow, key: string): Promise<void> {
  const { page } = window;
  const before = page.url();
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await expect.poll(() => page.url(), { message: `G ${key}` }).not.toBe(before);
  const main = page.getByRole('main');
  await expect
    .poll(() => main.evaluate((element) => element.contains(document.activeElement)), { message: `G ${key}` })
    .toBe(true);
  await window.settled(`G ${key}`);
}

/** Of the page that stands; none is no tabs. */
async function tabNames(page: Page): Promise<string[]> {
  return page.getByRole('main').getByRole('navigation').first().getByRole('link').allInnerTexts();
}

async function chooseTab(window: OngoingWindow, name: string): Promise<void> {
  const { page } = window;
  const tab = page.getByRole('main').getByRole('navigation').first().getByRole('link', { name, exact: true });
  await tabTo(page, tab);
  await page.keyboard.press('Enter');
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await window.settled(name);
}

/** What stands in the way here, and behind the page's own door. */
async function lookAround(window: OngoingWindow): Promise<string[]> {
  const { page, t } = window;
  const place = new URL(page.url()).hash.replaceAll(/[0-9a-f-]{36}/gu, '…');
  const found = await tabBarriers(page, place);
  const door = doors[place.split('/').at(-1) ?? ''];
  if (!door) return found;
  const button = page
    .locator('main, header')
    .getByRole('button', { name: door(t), exact: true })
    .first();
  await tabTo(page, button);
  found.push(...(await throughDialog(window, place, 'Enter')));
  await expect(button).toBeFocused();
  return found;
}

/** Opens what the focus stands on and leaves it by Escape. */
async function throughDialog(window: OngoingWindow, place: string, key: 'Enter' | 'Space'): Promise<string[]> {
  const { page } = window;
  await page.keyboard.press(key);
  const dialog = page.locator('[aria-modal="true"]');
  await expect(dialog).toBeVisible();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await window.settled(place);
  const found = await tabBarriers(page, `${place}, its dialog`);
  // What a field opened by itself, as a calendar, closes first.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  return found;
}
