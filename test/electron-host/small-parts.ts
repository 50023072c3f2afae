import { EventEmitter } from 'node:events';
import type { Display, MenuItemConstructorOptions, PowerMonitor, Screen, Shell } from 'electron';
import { strict } from './strict.ts';

/** Addresses that the app wanted to open outside; nothing is opened. */
export const externalAddresses: string[] = [];

export const shell = strict('shell', {
  async openExternal(address: string): Promise<void> {
    externalAddresses.push(address);
    console.log(`Would open ${address}`);
  },
  showItemInFolder: (path: string) => console.log(`Would show ${path} in its folder`),
  async openPath(path: string): Promise<string> {
    console.log(`Would open ${path}`);
    return '';
  },
} satisfies Pick<Shell, 'openExternal' | 'showItemInFolder' | 'openPath'>);

const area = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, bounds: area, workArea: area, scaleFactor: 1 } as Display],
} satisfies Pick<Screen, 'getAllDisplays'>);

/** The laptop under the stand-in may sleep, but nobody tells: specs emit `resume` themselves. */
export const powerMonitor = strict('powerMonitor', new EventEmitter() as EventEmitter & Partial<PowerMonitor>);

export interface StandInMenu {
  items: MenuItemConstructorOptions[];
}

let applicationMenu: StandInMenu | null = null;

/** Chromium has the keys of the edit and zoom roles by itself; the menu is only kept, for specs to look at. */
export const Menu = strict('Menu', {
  buildFromTemplate: (items: MenuItemConstructorOptions[]): StandInMenu => ({ items }),
  setApplicationMenu: (menu: StandInMenu | null) => {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
});
