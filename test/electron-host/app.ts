import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeBrowsers } from './browsers.ts';
import { allowed } from './emitter.ts';
import { appDataFolder, settings } from './host-settings.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { strict } from './strict.ts';
import { utilityProcesses } from './utility-process.ts';

type PathName = Parameters<App['getPath']>[0];

const paths = new Map<PathName, string>([
  ['home', homedir()],
  ['temp', tmpdir()],
  ['appData', appDataFolder()],
  ['userData', join(appDataFolder(), settings.name)],
  ['downloads', join(homedir(), 'Downloads')],
]);

function getPath(name: PathName): string {
  const found = paths.get(name);
  if (found === undefined) throw new Error(`The stand-in for Electron knows no path "${name}".`);
  return found;
}

const ready = Promise.withResolvers<void>();
const events = new EventEmitter();
let isEnding = false;
let windowsToClose: () => { close(): void; isDestroyed(): boolean }[] = () => [];

const standIn = Object.assign(events, {
  name: settings.name,
  isPackaged: false,
  whenReady: () => ready.promise,
  getVersion: () => settings.version,
  getLocale: () => settings.locale,
  getAppPath: () => settings.appPath,
  getPath,
  setPath: (name: string, path: string) => void paths.set(name as PathName, path),
  requestSingleInstanceLock: () =>
    takeInstanceLock(getPath('userData'), (args) => events.emit('second-instance', {}, args)),
  quit: () => void quit(),
  exit: (code = 0) => void exit(code),
} satisfies Pick<
  App,
  | 'name'
  | 'isPackaged'
  | 'whenReady'
  | 'getVersion'
  | 'getLocale'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>);

const metrics = {
  /** Only what tells the processes apart. */
  getAppMetrics: () => [...utilityProcesses].map(({ pid, name }) => ({ type: 'Utility' as const, pid, name })),
};

export const app = strict('app', Object.assign(standIn, metrics));

/** Main has been loaded: what waits for `ready` may go on. */
export function becomeReady(windows: typeof windowsToClose): void {
  windowsToClose = windows;
  ready.resolve();
  events.emit('ready');
}

export function announceContents(contents: unknown): void {
  events.emit('web-contents-created', {}, contents);
}

export function windowClosed(left: number): void {
  if (left > 0 || isEnding) return;
  if (!events.emit('window-all-closed')) void quit();
}

async function quit(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const goesOn = allowed(events, 'before-quit') && closedAll() && allowed(events, 'will-quit');
  isEnding = false;
  if (goesOn) await exit(0);
}

function closedAll(): boolean {
  for (const window of windowsToClose()) window.close();
  return windowsToClose().every((window) => window.isDestroyed());
}

async function exit(code: number): Promise<void> {
  isEnding = true;
  events.emit('quit', {}, code);
  for (const child of utilityProcesses) child.kill();
  await closeBrowsers();
  process.exit(code);
}
