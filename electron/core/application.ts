import type { FileUse } from '#shared/contract/host.ts';
import { tableNames } from '#shared/sync/tables.ts';
import type { HostPort } from './host-port.ts';
import type { CoreContext } from './procedures.ts';
import { printRouter, router } from './router.ts';
import { WorkspaceHost } from './workspaces/workspace-host.ts';

export interface ApplicationOptions {
  dataFolder: string;
  resourcesFolder: string;
  appVersion: string;
  systemLocale: string;
  deviceName: string;
  host: HostPort;
  nowMs?: () => number;
}

const DAY_CHECK_MS = 30_000;

/** Midnight of the workspace moves every rule that counts days. */
const watchDay = (today: () => string | null, changed: () => void): NodeJS.Timeout => {
  let last = today();
  const check = () => {
    const now = today();
    if (last !== null && now !== null && now !== last) changed();
    last = now;
  };
  return setInterval(check, DAY_CHECK_MS).unref();
};

/** The application without Electron: everything behind the contract, on one data folder. */
export async function createApplication({ dataFolder, appVersion, systemLocale, host, nowMs }: ApplicationOptions) {
  const workspaces = new WorkspaceHost({
    dataFolder,
    appVersion,
    systemLocale,
    host,
    log: (event, detail) => console.info(JSON.stringify({ event, ...detail })),
    ...(nowMs ? { nowMs } : {}),
  });
  await workspaces.start();
  const readAgain = () => workspaces.announcements.announce({ tables: [...tableNames], accounts: [] });
  const dayMoved = () => {
    readAgain();
    workspaces.openServices?.derived.dayMayHaveChanged();
  };
  const watch = watchDay(() => workspaces.openServices?.kernel.clock.today() ?? null, dayMoved);
  const context: CoreContext = {
    host: workspaces,
    get services() {
      return workspaces.services;
    },
  };
  return {
    router,
    printRouter,
    context,
    fileGiven: (token: string, path: string, use: FileUse): void => workspaces.files.give(token, path, use),
    /** The laptop slept: the day may have changed, so whatever counts from today is read again, and the network may be back. */
    woke: (): void => {
      dayMoved();
      workspaces.openServices?.kernel.sync?.now();
    },
    stop: (): Promise<void> => {
      clearInterval(watch);
      return workspaces.close();
    },
  };
}
export type Application = Awaited<ReturnType<typeof createApplication>>;
