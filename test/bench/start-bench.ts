import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from '#test/electron-host/built-app.ts';
import { dropTriggers, fillHistories } from './account-history.ts';
import { makeDataFolder } from './bench-data-folder.ts';
import { median, report } from './measure.ts';

const ROUNDS = 7;
const ACCOUNTS = 400;
const LONGEST_MS = 60_000;

const BLANK = { app: join(import.meta.dirname, 'blank-app'), selector: '[data-ready]', hash: '' };
const PORTFOLIO = { app: ROOT, selector: 'main [data-index="0"]', hash: '#/portfolio' };

/** From starting the program to a portfolio with its rows on screen, against an app with one empty page. */
export const benchStart = async (): Promise<void> => {
  ensureBuilt();
  const filled = await makeDataFolder(async ({ kernel }) => {
    await kernel.unitOfWork.write(null, ({ sqlite }) => {
      dropTriggers(sqlite);
      const { memberId } = kernel.actor;
      fillHistories(sqlite, { accounts: ACCOUNTS, years: 1, today: kernel.clock.today(), memberId });
    });
  });
  const blankFolder = await mkdtemp(join(tmpdir(), 'ongoing-bench-'));
  const blank: number[] = [];
  const portfolio: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times = [await startOf(BLANK, blankFolder), await startOf(PORTFOLIO, filled.folder)] as const;
      // The first one makes the profiles and fills the code caches.
      if (round === 0) continue;
      blank.push(times[0]);
      portfolio.push(times[1]);
    }
  } finally {
    await rm(blankFolder, { recursive: true, force: true, maxRetries: 5 });
    await filled.remove();
  }
  const ratio = median(portfolio) / median(blank);
  report('start', { accounts: ACCOUNTS, ms: median(portfolio), blankMs: median(blank), ratio, goal: 1.5 });
};

interface Started {
  app: string;
  selector: string;
  hash: string;
}

/** Milliseconds until the element is on the screen, on the stand-in without a display. */
const startOf = async ({ app, selector, hash }: Started, folder: string): Promise<number> => {
  const begun = Date.now();
  const child = fork(join(ROOT, 'test/electron-host/run.ts'), [app, '--lang=pt-BR', '--data-folder', folder], {
    execArgv: ['--import', pathToFileURL(join(import.meta.dirname, 'page-watch.ts')).href],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ELECTRON_HOST_HEADLESS: '1', BENCH_SELECTOR: selector, BENCH_HASH: hash },
  });
  const ended = once(child, 'exit');
  try {
    return await new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${selector} did not appear`)), LONGEST_MS);
      child.on('message', (message) => {
        const { type, at } = message as { type?: string; at?: number };
        if (type !== 'bench-ready' || at === undefined) return;
        clearTimeout(late);
        resolve(at - begun);
      });
      child.once('exit', (code) => reject(new Error(`The app ended with code ${code}.`)));
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
};
