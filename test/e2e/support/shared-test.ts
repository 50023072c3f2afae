import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OngoingWindow } from '#test/e2e/pages/ongoing-window.ts';
import { RunningServer } from './running-server.ts';
import { test as base } from './test.ts';

export { expect } from '@playwright/test';

interface SharedFixtures {
  server: RunningServer;
  /** Another laptop with each call: the app on a data folder of its own, in Portuguese. */
  laptop(): Promise<OngoingWindow>;
}

/** With a server that nobody has joined yet. */
export const test = base.extend<SharedFixtures>({
  server: async ({ dataFolder }, provide) => {
    const server = new RunningServer(join(dataFolder, 'server'));
    await server.start();
    await provide(server);
    await server.stop();
  },
  laptop: async ({ launch, dataFolder }, provide) => {
    let laptops = 0;
    await provide(async () => {
      laptops += 1;
      const folder = join(dataFolder, `laptop-${laptops}`);
      await mkdir(folder);
      return new OngoingWindow(await launch({ locale: 'pt-BR', dataFolder: folder }), 'pt-BR');
    });
  },
});
