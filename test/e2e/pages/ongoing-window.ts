import { expect, type Locator, type Page } from '@playwright/test';
import type { TFunction } from 'i18next';
import type { RunningApp } from '#test/e2e/support/running-app.ts';
import type { Language } from '#shared/domain/vocabulary.ts';
import { PageWatch } from './page-watch.ts';
import { textsIn } from './texts.ts';

/** Filling the demo takes some seconds, more on a busy machine. */
const DEMO_TAKES = 180_000;

export type RailPage = 'today' | 'portfolio' | 'reviews' | 'toReview' | 'settings' | 'playbooks';

/** The window as its user sees it: places reached by their words, in one language. */
export class OngoingWindow {
  readonly app: RunningApp;
  readonly page: Page;
  readonly language: Language;
  readonly t: TFunction;
  readonly watch: PageWatch;

  constructor(app: RunningApp, language: Language) {
    this.app = app;
    this.page = app.page;
    this.language = language;
    this.t = textsIn(language).t;
    this.watch = new PageWatch(app.page);
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** First start: the demo portfolio, until its first page stands. */
  async openDemo(): Promise<void> {
    await this.page.getByRole('button', { name: this.t('ways.demo.name', { ns: 'welcome' }) }).click();
    await this.demoOpened();
  }

  /** However it was asked for. */
  async demoOpened(): Promise<void> {
    await expect(this.title).toHaveText(this.t('title', { ns: 'today' }), { timeout: DEMO_TAKES });
    await this.settled();
  }

  /** First start: an empty portfolio of one's own. */
  async startEmpty(name: string): Promise<void> {
    await this.page.getByRole('button', { name: this.t('ways.empty.name', { ns: 'welcome' }) }).click();
    await this.page.getByLabel(this.t('yourName', { ns: 'welcome' })).fill(name);
    await this.page.getByRole('button', { name: this.t('ways.empty.button', { ns: 'welcome' }) }).click();
    await expect(this.title).toHaveText(this.t('title', { ns: 'today' }));
  }

  /** One of the pages of the rail. */
  async goTo(page: RailPage): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: this.t('navigation', { ns: 'shell' }) });
    const label = this.t(`pages.${page}`, { ns: 'shell' });
    // The one with a count says it after its name.
    await rail.getByRole('link', { name: label, exact: page !== 'toReview' }).click();
    await expect(this.title).toHaveText(label);
  }

  /** Everything that was asked for stands, fonts are in, nothing moves, and no part of it failed. */
  async settled(where = 'the page'): Promise<void> {
    await expect(this.title).toBeVisible();
    const loading = this.page.getByRole('status', { name: this.t('loading', { ns: 'components' }) });
    await expect(loading).toHaveCount(0);
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
      await Promise.allSettled(moving.map(({ finished }) => finished));
      // Charts draw in the frame after their data.
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    await expect(loading).toHaveCount(0);
    await this.expectNoFailure(where);
  }

  async expectNoFailure(where: string): Promise<void> {
    const retry = this.page.getByRole('button', { name: this.t('error.copy', { ns: 'components' }) });
    if ((await retry.count()) > 0) {
      throw new Error(`${where} shows an error: ${await this.page.getByRole('alert').first().innerText()}`);
    }
    this.watch.expectQuiet(where);
    // Pages scroll inside their frame; bars of the window beside theirs show in no picture.
    const spare = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return [scrollWidth - clientWidth, scrollHeight - clientHeight];
    });
    if (spare.some((pixels) => pixels > 0)) throw new Error(`${where} makes the window scroll by ${spare.join(' × ')}`);
  }
}
