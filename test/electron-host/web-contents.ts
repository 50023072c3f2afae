import { EventEmitter } from 'node:events';
import type { PrintToPDFOptions, WebContents as ElectronWebContents, WebFrameMain, WebPreferences } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { originOf, toAppAddress, toWebAddress } from './addresses.ts';
import { allowed } from './emitter.ts';
import { invoked } from './ipc-main.ts';
import type { Port } from './message-channel.ts';
import { PageLink } from './page-link.ts';
import { applyPermissions, session } from './session.ts';
import { strict } from './strict.ts';

type OpenHandler = Parameters<ElectronWebContents['setWindowOpenHandler']>[0];
type Bounds = Record<'x' | 'y' | 'width' | 'height', number>;

/** What the stand-in's window needs of its contents beside what Electron offers. */
export interface ContentsOwner {
  moved(bounds: Bounds): void;
  /** The page is gone: closed by the user, by the app or with its browser. */
  closed(): void;
  requestClose(): void;
}

let lastId = 0;

export class WebContents
  extends EventEmitter
  implements Pick<ElectronWebContents, 'id' | 'getURL' | 'getType' | 'isDestroyed' | 'close' | 'setWindowOpenHandler'>
{
  readonly id: number;
  readonly session = session.defaultSession;
  /** What Electron calls `event.sender`: the wrapped object, so that comparisons hold. */
  readonly self: WebContents;
  readonly mainFrame: Pick<WebFrameMain, 'url' | 'origin'>;
  readonly #preferences: WebPreferences;
  readonly #owner: ContentsOwner;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #link: PageLink | null = null;
  #page: Page | null = null;
  #expected: string | null = null;
  #isDestroyed = false;

  constructor(preferences: WebPreferences, owner: ContentsOwner) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    this.#owner = owner;
    const url = (): string => this.getURL();
    this.mainFrame = strict('WebFrameMain', {
      get url() {
        return url();
      },
      get origin() {
        return originOf(url());
      },
    });
    this.self = strict('WebContents', this);
  }

  getURL(): string {
    return toAppAddress(this.#page?.url() ?? '');
  }

  getType(): 'window' {
    return 'window';
  }

  /** Not in `electron.d.ts`, but in Electron: what specs read back. */
  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    this.#owner.requestClose();
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    this.#link?.post(channel, message, transfer as Port[]);
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { pageSize, preferCSSPageSize, printBackground, generateTaggedPDF, generateDocumentOutline, ...rest } =
      options;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined || this.#page === null || typeof pageSize === 'object') {
      throw new Error(`The stand-in for Electron cannot print to PDF with ${unknown ?? 'these options'}.`);
    }
    return this.#page.pdf({
      format: pageSize ?? 'Letter',
      preferCSSPageSize: preferCSSPageSize ?? false,
      printBackground: printBackground ?? false,
      tagged: generateTaggedPDF ?? false,
      outline: generateDocumentOutline ?? false,
    });
  }

  async attach(page: Page): Promise<void> {
    this.#page = page;
    page.on('close', () => this.#gone());
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('popup', (popup) => void this.#popup(popup));
    const link = new PageLink(page, {
      invoked: (channel, args) => invoked(channel, { sender: this.self, senderFrame: this.mainFrame }, args),
      moved: (bounds) => this.#owner.moved(bounds),
    });
    const cdp = await link.attach(this.#preferences.preload ?? '');
    this.#link = link;
    await this.#watchNavigation(cdp);
    await applyPermissions(cdp, this.self, toWebAddress('app://ongoing'));
  }

  async load(address: string): Promise<void> {
    if (this.#page === null) throw new Error('The window is closed.');
    this.#expected = toWebAddress(address);
    await this.#page.goto(this.#expected);
  }

  async #watchNavigation(cdp: CDPSession): Promise<void> {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    cdp.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
      const goesOn = this.#mayNavigate(request.url, frameId === frameTree.frame.id);
      // Refused, the navigation ends and the page stays as it is.
      const answer = goesOn
        ? cdp.send('Fetch.continueRequest', { requestId })
        : cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      // A page that is gone meanwhile goes nowhere.
      answer.catch(() => undefined);
    });
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
  }

  #mayNavigate(webAddress: string, isMainFrame: boolean): boolean {
    if (webAddress === this.#expected) {
      this.#expected = null;
      return true;
    }
    const details = { url: toAppAddress(webAddress), isMainFrame, isSameDocument: false };
    const frame = allowed(this, 'will-frame-navigate', details);
    return (!isMainFrame || allowed(this, 'will-navigate', details)) && frame;
  }

  async #popup(popup: Page): Promise<void> {
    const { action } = this.#openHandler({ url: popup.url() } as Parameters<OpenHandler>[0]);
    if (action !== 'deny') throw new Error('The stand-in for Electron opens no window from a page.');
    await popup.close();
  }

  #gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#link?.closePorts();
    this.emit('destroyed');
    this.#owner.closed();
  }
}
