import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeElectron } from '#test/electron-host/native-electron.ts';
import type { LaunchOptions, LaunchSettings } from './app-host.ts';
import { launchElectron } from './electron-host.ts';
import { RunningApp } from './running-app.ts';
import { launchStandIn } from './stand-in-host.ts';

export type LaunchApp = (options?: LaunchOptions) => Promise<RunningApp>;

/** Starts the built app: in Electron where its binary is present, else in the stand-in, without a display. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const settings: LaunchSettings = {
    locale: 'pt-BR',
    colorScheme: 'light',
    keychain: true,
    ...options,
    dataFolder,
    env: { TZ: 'America/Sao_Paulo', ...options.env },
  };
  const electron = nativeElectron();
  const host = electron === null ? await launchStandIn(settings) : await launchElectron(electron, settings);
  return RunningApp.over(host, dataFolder);
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ongoing-e2e-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
