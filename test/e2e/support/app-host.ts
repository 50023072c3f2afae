import type * as Electron from 'electron';
import type { Page } from '@playwright/test';
import type { WindowBridge } from '#shared/contract/host.ts';

declare global {
  /** What functions that run in the page see. */
  interface Window {
    readonly ongoing: WindowBridge;
  }
}

export interface LaunchOptions {
  /** Where the app keeps everything; a fresh folder, removed at the end, unless given. */
  dataFolder?: string;
  /** Of the system: what the app speaks until it is told otherwise. */
  locale?: 'pt-BR' | 'en';
  colorScheme?: 'light' | 'dark';
  env?: Record<string, string>;
  /** `false`: the system has no keychain. */
  keychain?: boolean;
}

/** Everything decided: what a host is started with. */
export type LaunchSettings = Required<LaunchOptions>;

/** The one thing that differs between Electron and its stand-in: how main is started and reached. */
export interface AppHost {
  readonly kind: 'electron' | 'stand-in';
  /** The window with the app in it. */
  readonly page: Page;
  /** All pages, the hidden one that prints included. */
  windows(): Page[];
  /** Runs a function in main; it sees nothing but its two arguments. */
  evaluate<Result, Argument>(
    run: (electron: typeof Electron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** Quits as the user would, and waits for the end. */
  close(): Promise<void>;
  /** Kills main without a word. */
  kill(): Promise<void>;
}
