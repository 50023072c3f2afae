import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { HostPort } from '#core/host-port.ts';
import type { CoreContext } from '#core/procedures.ts';
import { router } from '#core/router.ts';
import { WorkspaceHost } from '#core/workspaces/workspace-host.ts';
import type { SyncStatus } from '#shared/contract/sync.ts';

// Whole laptops and servers beside each other, on a machine that may be busy with other tests. The bench opens some too.
if (process.env['VITEST']) (await import('vitest')).vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** A keychain that turns every byte round. */
const keychain: HostPort = {
  print: () => Promise.reject(new Error('no printer')),
  keychainStatus: () => Promise.resolve({ available: true, backend: 'test' }),
  keychainWrap: (plain) => Promise.resolve(plain.map((byte) => 255 - byte)),
  keychainUnwrap: (wrapped) => Promise.resolve(wrapped.map((byte) => 255 - byte)),
};

const PASSWORD = 'uma senha bem comprida';

/** One laptop: the whole of core on a data folder of its own, without Electron. */
export const openLaptop = async (
  folder = mkdtempSync(join(tmpdir(), 'ongoing-laptop-')),
  { nowMs }: { nowMs?: () => number } = {},
) => {
  const logged: string[] = [];
  const host = new WorkspaceHost({
    dataFolder: folder,
    appVersion: '1.0.0',
    systemLocale: 'pt-BR',
    timeZone: 'America/Manaus',
    ...(nowMs && { nowMs }),
    host: keychain,
    log: (event, detail) => void logged.push(JSON.stringify({ event, ...detail })),
  });
  await host.start();
  const context: CoreContext = {
    host,
    get services() {
      return host.services;
    },
  };
  const client = createRouterClient(router, { context });

  /** The first status for which `holds`, as the page would see it. */
  const until = async (holds: (status: SyncStatus) => boolean | Promise<boolean>): Promise<SyncStatus> => {
    const signal = AbortSignal.timeout(120_000);
    let last: SyncStatus | null = null;
    for await (const status of host.services.sync.watch(signal)) {
      last = status;
      if (await holds(status)) return status;
    }
    throw new Error(`sync never came there: ${JSON.stringify(last)} ${logged.slice(-5).join('\n')}`);
  };
  return {
    folder,
    host,
    client,
    logged,
    until,
    /** All that waits is sent and all there is has come. */
    synced: () => until(({ state, loading }) => state === 'synced' && loading.length === 0),
    join: (code: string, name: string, email = `${name.toLowerCase()}@empresa.com.br`) =>
      client.joining.join({
        code,
        name,
        email,
        password: PASSWORD,
        secondFactor: null,
        deviceName: `Laptop de ${name}`,
        protection: { kind: 'keychain' },
      }),
    signIn: (email: string) => client.joining.signIn({ email, password: PASSWORD, secondFactor: null }),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
    /** Ends without removing anything, as a restart does. */
    leave: () => host.close(),
  };
};

export type Laptop = Awaited<ReturnType<typeof openLaptop>>;
