import { LIMITS, type PullRequest } from '#shared/sync/wire.ts';
import { type PageSizer, pageSizer } from './page-sizer.ts';
import { type Page, asksTheSame, readPage } from './pull-step.ts';
import type { Transport } from './transport.ts';

/** Longest that the answer to a pull should be on its way, in milliseconds: one that is cut comes again. */
const READ_MS = 1_000;

export interface PageReaderOptions {
  transport: Transport;
  monotonic: () => number;
  discardCut: boolean;
}

/** Asks for pages, one of them ahead while the one before it goes in (sync.md 2.15). */
export class PageReader {
  readonly #options: PageReaderOptions;
  readonly #sizer: PageSizer;
  #ahead: { request: PullRequest; page: Promise<Page> } | null = null;

  constructor(options: PageReaderOptions) {
    this.#options = options;
    const { monotonic } = options;
    this.#sizer = pageSizer({ monotonic, aim: READ_MS, start: 1_048_576, least: 131_072, most: LIMITS.pullBytes });
  }

  /** Bytes that the next page should have at most. */
  get size(): number {
    return this.#sizer.size;
  }

  /** The page that travelled meanwhile, if it is still what is asked. @throws TransportError */
  read(request: PullRequest): Promise<Page> {
    const ahead = this.#ahead;
    this.#ahead = null;
    return ahead && asksTheSame(ahead.request, request) ? ahead.page : this.#ask(request);
  }

  readAhead(request: PullRequest): void {
    const page = this.#ask(request);
    // Whoever asks for it is told; nobody may.
    page.catch(() => undefined);
    this.#ahead = { request, page };
  }

  #ask(request: PullRequest): Promise<Page> {
    const { transport, discardCut } = this.#options;
    return this.#sizer.timed(() => readPage(transport, request, discardCut));
  }
}
