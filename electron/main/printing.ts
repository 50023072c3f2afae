import type { BrowserWindow, WebContents } from 'electron';
import { pageAddress } from './origin.ts';
import { openPage } from './pages.ts';

/** A page with many charts on a slow laptop takes a few seconds; beyond this it is not going to come. */
const READY_MS = 60_000;

const PDF = {
  pageSize: 'A4',
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const;

interface Waiting {
  address: string;
  ready(): void;
  failed(error: Error): void;
}

/** Prints one job after the other in one hidden window, which stays for the next. */
export class Printing {
  readonly #readyMs: number;
  #window: BrowserWindow | null = null;
  #waiting: Waiting | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(readyMs = READY_MS) {
    this.#readyMs = readyMs;
  }

  /** The PDF of `print.html?job=<job>`; fails when the page breaks or does not get ready. */
  print(job: string): Promise<Uint8Array> {
    const printed = this.#queue.then(() => this.#printNow(job));
    this.#queue = printed.catch(() => undefined);
    return printed;
  }

  /** The page of this job says that it is complete. */
  pageReady(page: WebContents): void {
    // A page that was replaced meanwhile must not print its successor half-drawn.
    if (this.#waiting !== null && page.getURL() === this.#waiting.address) this.#waiting.ready();
  }

  close(): void {
    this.#window?.destroy();
  }

  async #printNow(job: string): Promise<Uint8Array> {
    const window = this.#hiddenWindow();
    const address = pageAddress('print', { job });
    let deadline: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#waiting = { address, ready: resolve, failed: reject };
        deadline = setTimeout(
          () => reject(new Error(`The printable page was not ready after ${this.#readyMs / 1000} seconds.`)),
          this.#readyMs,
        );
        window.loadURL(address).catch(reject);
      });
      return await window.webContents.printToPDF(PDF);
    } catch (error) {
      // Whatever state it is in, the next job begins with a fresh one.
      window.destroy();
      throw error;
    } finally {
      clearTimeout(deadline);
      this.#waiting = null;
    }
  }

  #hiddenWindow(): BrowserWindow {
    if (this.#window !== null) return this.#window;
    // 210 by 297 mm at 96 dpi, so that what measures itself on the screen measures what will be printed.
    const window = openPage('print', { show: false, width: 794, height: 1123 });
    window.on('closed', () => {
      this.#window = null;
      this.#waiting?.failed(new Error('The window that prints was closed.'));
    });
    window.webContents.on('render-process-gone', () =>
      this.#waiting?.failed(new Error('The page that prints broke down.')),
    );
    this.#window = window;
    return window;
  }
}
