import type * as Electron from 'electron';
import type { Page } from '@playwright/test';
import type { AppHost } from './app-host.ts';

/** What the next dialogs are answered with; one that is asked without an answer is cancelled. */
export interface DialogAnswers {
  /** Paths that the next "open" or "choose folder" dialogs return, one each. */
  open?: string[];
  /** Paths that the next "save" dialogs return, one each. */
  save?: string[];
  /** Index of the button that the next messages are closed with. */
  message?: number[];
  /** The button for every message without an answer of its own, instead of the one that cancels. */
  everyMessage?: number | null;
}

export interface AskedDialog {
  kind: 'open' | 'save' | 'message';
  options: { title?: string; message?: string; detail?: string; defaultPath?: string; buttons?: string[] };
}

interface SpecState {
  answers: Required<DialogAnswers>;
  asked: AskedDialog[];
  addresses: string[];
}

/** The app under test, the same on both hosts. */
export class RunningApp {
  readonly page: Page;
  readonly host: AppHost['kind'];
  readonly dataFolder: string;
  readonly evaluate: AppHost['evaluate'];
  readonly #host: AppHost;

  private constructor(host: AppHost, dataFolder: string) {
    this.#host = host;
    this.page = host.page;
    this.host = host.kind;
    this.dataFolder = dataFolder;
    this.evaluate = host.evaluate.bind(host);
  }

  static async over(host: AppHost, dataFolder: string): Promise<RunningApp> {
    await host.evaluate(takeOverDialogs, null);
    return new RunningApp(host, dataFolder);
  }

  windows(): Page[] {
    return this.#host.windows();
  }

  async answerDialog(answers: DialogAnswers): Promise<void> {
    await this.evaluate((_electron, given) => {
      const { specState } = globalThis as unknown as { specState: SpecState };
      specState.answers.open.push(...(given.open ?? []));
      specState.answers.save.push(...(given.save ?? []));
      specState.answers.message.push(...(given.message ?? []));
      if (given.everyMessage !== undefined) specState.answers.everyMessage = given.everyMessage;
    }, answers);
  }

  /** The dialogs so far, with what they said. */
  askedDialogs(): Promise<AskedDialog[]> {
    return this.evaluate(() => (globalThis as unknown as { specState: SpecState }).specState.asked, null);
  }

  /** What the app would have opened in the system's browser or mail program. */
  externalAddresses(): Promise<string[]> {
    return this.evaluate(() => (globalThis as unknown as { specState: SpecState }).specState.addresses, null);
  }

  /** null while none runs. */
  coreProcessId(): Promise<number | null> {
    return this.evaluate(({ app }) => {
      const metrics = app.getAppMetrics().filter(({ type }) => type === 'Utility');
      return metrics.find(({ name }) => name === 'Ongoing core')?.pid ?? null;
    }, null);
  }

  /** `kill -9`, at whatever instant it is. */
  async killCore(): Promise<void> {
    const pid = await this.coreProcessId();
    if (pid === null) throw new Error('Core is not running.');
    process.kill(pid, 'SIGKILL');
  }

  /** Drops a file from disk on an element, as from the system's file manager. */
  async dropFile(selector: string, path: string): Promise<void> {
    const box = await this.page.locator(selector).boundingBox();
    if (box === null) throw new Error(`${selector} is not on the page.`);
    const cdp = await this.page.context().newCDPSession(this.page);
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', { type, ...place, data });
    }
    await cdp.detach();
  }

  close(): Promise<void> {
    return this.#host.close();
  }

  /** `kill -9` of main: what a lost laptop battery does. */
  kill(): Promise<void> {
    return this.#host.kill();
  }
}

/** Runs in main: the system's dialogs cannot be clicked by a spec, so they answer from a queue. */
function takeOverDialogs({ dialog, shell }: typeof Electron): void {
  const state: SpecState = {
    answers: { open: [], save: [], message: [], everyMessage: null },
    asked: [],
    addresses: [],
  };
  Object.assign(globalThis, { specState: state });
  type Options = AskedDialog['options'];
  const note = (kind: AskedDialog['kind'], args: unknown[]): Options => {
    const options = (args[1] ?? args[0]) as Options;
    state.asked.push({ kind, options: JSON.parse(JSON.stringify(options)) as Options });
    return options;
  };
  Object.assign(dialog, {
    showOpenDialog: async (...args: unknown[]) => {
      note('open', args);
      const path = state.answers.open.shift();
      return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
    },
    showSaveDialog: async (...args: unknown[]) => {
      note('save', args);
      const filePath = state.answers.save.shift() ?? '';
      return { canceled: filePath === '', filePath };
    },
    showMessageBox: async (...args: unknown[]) => {
      const { cancelId = 0 } = note('message', args) as { cancelId?: number };
      return {
        response: state.answers.message.shift() ?? state.answers.everyMessage ?? cancelId,
        checkboxChecked: false,
      };
    },
  });
  Object.assign(shell, {
    openExternal: async (address: string) => {
      state.addresses.push(address);
    },
  });
}
