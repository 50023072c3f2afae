import { expect } from '@playwright/test';
import { findInPortfolio, openAccountTab } from './account-tabs.ts';
import type { OngoingWindow } from './ongoing-window.ts';
import type { Walker } from './walk.ts';

/** The pages of the method, each with the address that opens it. */
const pages = [
  '/journey',
  '/portfolio/feelings',
  '/portfolio/feelings?show=stale',
  '/portfolio/value',
  '/portfolio/renewals',
  '/portfolio/opportunities',
  '/portfolio/advocacy',
  '/metrics',
  '/metrics/nrr',
  '/metrics/cohorts',
  '/metrics/nps-and-contacts',
  '/playbooks/alerts',
  '/playbooks/alerts?show=found',
  '/playbooks/library',
  '/playbooks/triggers',
  '/playbooks/campaigns',
  '/playbooks/sends',
  '/playbooks/contents',
  '/playbooks/tracks',
  '/method/programme',
  '/method/plan-templates',
  '/method/checklist',
  '/method/touch-models',
  '/method/segments',
  '/method/journeys',
  '/method/limits',
  '/method/health',
  '/method/reasons',
] as const;

/** Every page of the ongoing method on the demo portfolio, then the activation and the health of one client. */
export async function walkMethod(window: OngoingWindow, walker: Walker, client: string): Promise<void> {
  for (const address of pages) await visitAddress(window, walker, address);
  await (await findInPortfolio(window, client)).dblclick();
  await expect(window.title).toHaveText(client);
  await openAccountTab(window, 'health');
  await window.settled('account-health');
  await walker.at('account-health');
  const [, accountId = ''] = /accounts\/([^/]+)/u.exec(window.page.url()) ?? [];
  await visitAddress(window, walker, `/accounts/${accountId}/activation`, 'account-activation');
}

async function visitAddress(window: OngoingWindow, walker: Walker, address: string, name?: string): Promise<void> {
  const place = name ?? address.slice(1).replaceAll(/[/?=]/gu, '-');
  await window.page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await expect(window.page).toHaveURL(new RegExp(`${address.replaceAll(/[?/]/gu, '.')}`, 'u'));
  await window.title.waitFor();
  await window.settled(place);
  await walker.at(place);
}
