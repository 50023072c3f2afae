import { EventEmitter } from 'node:events';
import type { BrowserWindow as ElectronBrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Page } from 'playwright-core';
import { announceContents, app, windowClosed } from './app.ts';
import { hiddenPage, shownPage } from './browsers.ts';
import { allowed } from './emitter.ts';
import { followColorScheme } from './native-theme.ts';
import { strict } from './strict.ts';
import { WebContents } from './web-contents.ts';

const windows = new Set<BrowserWindow>();
let lastId = 0;

class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      ElectronBrowserWindow,
      | 'id'
      | 'loadURL'
      | 'close'
      | 'destroy'
      | 'isDestroyed'
      | 'maximize'
      | 'isMaximized'
      | 'setFullScreen'
      | 'isMinimized'
      | 'restore'
      | 'focus'
      | 'getNormalBounds'
    >
{
  readonly id: number;
  readonly webContents: WebContents;
  readonly #self: BrowserWindow;
  readonly #opened: Promise<Page>;
  #bounds: Rectangle;
  #isClosed = false;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  constructor({ show = true, width = 800, height = 600, x, y, webPreferences = {} }: BrowserWindowConstructorOptions) {
    super();
    const { sandbox, contextIsolation, nodeIntegration, preload } = webPreferences;
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false || preload === undefined) {
      throw new Error('The stand-in for Electron only has sandboxed, isolated pages without Node, with a preload.');
    }
    lastId += 1;
    this.id = lastId;
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height };
    this.#self = strict('BrowserWindow', this);
    const contents = new WebContents(webPreferences, {
      moved: (bounds) => {
        this.#bounds = bounds;
      },
      closed: () => this.#gone(),
      requestClose: () => this.destroy(),
    });
    this.webContents = contents.self;
    const shape = { width, height, ...(x === undefined || y === undefined ? {} : { x, y }) };
    this.#opened = this.#open(contents, show, shape);
    // A window that cannot open fails where it is used: `loadURL`.
    this.#opened.catch(() => undefined);
    windows.add(this.#self);
    announceContents(this.webContents);
    return this.#self;
  }

  async loadURL(address: string): Promise<void> {
    await this.#opened;
    await this.webContents.load(address);
  }

  close(): void {
    if (!this.#isClosed && allowed(this, 'close')) this.#end();
  }

  destroy(): void {
    if (!this.#isClosed) this.#end();
  }

  isDestroyed(): boolean {
    return this.#isClosed;
  }

  /** Without effect: how large a window is on the screen is the user's matter here. */
  maximize(): void {}

  isMaximized(): boolean {
    return false;
  }

  /** Without effect, as `maximize`. */
  setFullScreen(_on: boolean): void {}

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  focus(): void {
    void this.#opened.then((page) => page.bringToFront());
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  async #open(contents: WebContents, show: boolean, shape: Parameters<typeof shownPage>[1]): Promise<Page> {
    const page = await (show ? shownPage : hiddenPage)(app.getPath('userData'), shape);
    followColorScheme(page);
    await contents.attach(page);
    if (this.#isClosed) await page.close();
    return page;
  }

  #end(): void {
    this.#gone();
    this.#opened.then((page) => page.close()).catch(() => undefined);
  }

  #gone(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    windows.delete(this.#self);
    this.emit('closed');
    windowClosed(windows.size);
  }
}

const strictClass = strict('BrowserWindow', BrowserWindow);
export { strictClass as BrowserWindow };
