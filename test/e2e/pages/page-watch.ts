import type { Page } from '@playwright/test';

/** What the page complained about since it was last asked: errors of its console, and those nobody caught. */
export class PageWatch {
  readonly #complaints: string[] = [];

  constructor(page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complaints.push(`uncaught: ${error.message}`));
  }

  /** Throws what was complained about; `where` says on which page. */
  expectQuiet(where: string): void {
    const complaints = this.#complaints.splice(0);
    if (complaints.length > 0) throw new Error(`${where}: ${complaints.join('\n')}`);
  }
}
