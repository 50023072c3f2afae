import { test as base } from '@playwright/test';
import { type LaunchApp, launchApp, removeFolder, temporaryFolder } from './launch-app.ts';
import type { RunningApp } from './running-app.ts';

export { expect } from '@playwright/test';

interface AppFixtures {
  /** Starts the app; it is closed, and a folder of its own removed, at the end of the test. */
  launch: LaunchApp;
  /** A folder for this test alone: given to `launch` twice, the second start finds what the first left. */
  dataFolder: string;
}

export const test = base.extend<AppFixtures>({
  // Playwright insists on a destructured first parameter, even where nothing of it is needed.
  dataFolder: async ({ browserName: _browserName }, provide) => {
    const folder = await temporaryFolder();
    await provide(folder);
    await removeFolder(folder);
  },
  launch: async ({ dataFolder }, provide, info) => {
    const running: RunningApp[] = [];
    await provide(async (options = {}) => {
      const app = await launchApp({ dataFolder, ...options });
      running.push(app);
      return app;
    });
    for (const app of running) {
      if (info.status !== info.expectedStatus && !app.page.isClosed()) {
        await info.attach('page', { body: await app.page.screenshot(), contentType: 'image/png' });
      }
      await app.close();
    }
  },
});
