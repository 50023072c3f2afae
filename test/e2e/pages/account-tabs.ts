import { expect, type Locator } from '@playwright/test';
import type { OngoingWindow } from './ongoing-window.ts';

/** The parts of a client, in the order of their tabs. */
export const accountTabs = [
  'summary',
  'profile',
  'plan',
  'reviews',
  'interactions',
  'usage',
  'health',
  'contacts',
  'contracts',
  'cases',
  'history',
] as const;

export type AccountTab = (typeof accountTabs)[number];

/** What stands on a tab of a client of the demo, once it is there. */
function contentOf({ page, t }: OngoingWindow, tab: AccountTab): Locator {
  switch (tab) {
    case 'summary':
      return page.getByRole('region', { name: t('summary.goals', { ns: 'account' }), exact: true });
    case 'profile':
      return page.getByRole('region', { name: t('profile.facts', { ns: 'account' }), exact: true });
    case 'plan':
      return page.getByRole('tree');
    case 'interactions':
      return page.getByRole('textbox', { name: t('search', { ns: 'interactions' }) });
    case 'usage':
      return page.getByRole('grid', { name: t('features', { ns: 'usage' }) });
    case 'health':
      return page.getByRole('region', { name: t('page.inputs', { ns: 'health' }), exact: true });
    case 'history':
      return page.getByRole('region', { name: t('history.changes', { ns: 'account' }), exact: true });
    case 'reviews':
      return page.getByRole('grid', { name: t('title', { ns: 'reviews' }) });
    case 'contacts':
    case 'contracts':
    case 'cases':
      return page.getByRole('grid', { name: t(`tabs.${tab}`, { ns: 'account' }) });
  }
}

/** The line of a client in the portfolio, found by its name as a user would. */
export async function findInPortfolio(window: OngoingWindow, name: string): Promise<Locator> {
  const { page, t } = window;
  await window.goTo('portfolio');
  await page.getByRole('textbox', { name: t('filters.search', { ns: 'components' }) }).fill(name);
  // Until the others are gone, the line is still on its way up.
  await expect(page.getByRole('grid').getByRole('rowheader')).toHaveCount(1);
  return page.getByRole('grid').getByRole('rowheader', { name, exact: true });
}

/** From the portfolio to one client. */
export async function openAccount(window: OngoingWindow, name: string): Promise<void> {
  await (await findInPortfolio(window, name)).dblclick();
  await expect(window.title).toHaveText(name);
  await contentOf(window, 'summary').waitFor();
  await window.settled(name);
}

export async function openAccountTab(window: OngoingWindow, tab: AccountTab): Promise<void> {
  const { page, t } = window;
  const tabs = page.getByRole('navigation', { name: t('tabs.label', { ns: 'account' }) });
  await tabs.getByRole('link', { name: t(`tabs.${tab}`, { ns: 'account' }), exact: true }).click();
  await contentOf(window, tab).first().waitFor();
  await window.settled(tab);
}
