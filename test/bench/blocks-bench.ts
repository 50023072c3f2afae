import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { OngoingWindow } from '#test/e2e/pages/ongoing-window.ts';
import { launchApp, removeFolder } from '#test/e2e/support/launch-app.ts';
import type { RunningApp } from '#test/e2e/support/running-app.ts';
import { ensureBuilt } from '#test/electron-host/built-app.ts';
import { report } from './measure.ts';
import { USAGE_ROWS, writeUsageFiles } from './usage-files.ts';

const IDLE_MS = 5_000;
const RESOLUTION_MS = 2;
const LONGEST_MS = 180_000;

/**
 * How long main and the page are deaf at most while files are read and 30,500 rows are written. The same app at rest
 * comes first: what it shows is the machine's and the stand-in's, whose bridge lives in main.
 */
export const benchBlocks = async (): Promise<void> => {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));
  const app = await launchApp();
  try {
    const files = writeUsageFiles(folder).map(({ path }) => path);
    const window = new OngoingWindow(app, 'pt-BR');
    const { page, t } = window;
    await window.startEmpty('Ana Lima');
    await page.evaluate(() => {
      location.hash = '#/import';
    });
    await page.locator('input[type=file]').setInputFiles(files);
    const check = page.getByRole('button', { name: t('actions.check', { ns: 'import' }) });
    await check.and(page.locator(':enabled')).waitFor();

    const idle = await watched(app, () => page.waitForTimeout(IDLE_MS));
    const reading = await watched(app, async () => {
      await check.click();
      await importButton(page).waitFor({ timeout: LONGEST_MS });
    });
    const writing = await watched(app, async () => {
      await importButton(page).click();
      await page.getByRole('heading', { name: t('run.doneTitle', { ns: 'import' }) }).waitFor({ timeout: LONGEST_MS });
    });
    for (const [phase, blocks] of Object.entries({ idle, reading, writing })) {
      report('blocks', { phase, rows: USAGE_ROWS, ...blocks, goalMs: 50 });
    }
  } finally {
    await app.close();
    await removeFolder(app.dataFolder);
    rmSync(folder, { recursive: true, force: true });
  }
};

const importButton = (page: Page) => page.getByRole('button', { name: /^Importar [\d.]+ linhas$/ });

interface Blocks {
  ms: number;
  mainMs: number;
  /** What this process, which only waits, was held up by at most: the machine being busy with others. */
  machineMs: number;
  /** The longest task, and the longest time without a frame. */
  pageTaskMs: number;
  pageFrameMs: number;
}

interface Watch {
  longest: { task: number; frame: number };
  stop: boolean;
}

/** A timer's delay: in main by Node's own histogram, in the page by long tasks and by frames. */
const watched = async (app: RunningApp, work: () => Promise<unknown>): Promise<Blocks> => {
  await app.evaluate((_electron, resolution) => {
    const histogram = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution });
    histogram.enable();
    Object.assign(globalThis, { benchDelay: histogram });
  }, RESOLUTION_MS);
  await app.page.evaluate(watchPage);
  const machine = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  machine.enable();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  machine.disable();
  const page = await app.page.evaluate(() => {
    const { benchWatch } = globalThis as unknown as { benchWatch: Watch };
    benchWatch.stop = true;
    return benchWatch.longest;
  });
  const mainMs = await app.evaluate(() => {
    const { benchDelay } = globalThis as unknown as { benchDelay: { max: number; disable(): void } };
    benchDelay.disable();
    return benchDelay.max / 1e6;
  }, null);
  return { ms, mainMs, machineMs: machine.max / 1e6, pageTaskMs: page.task, pageFrameMs: page.frame };
};

/** Runs in the page. */
const watchPage = (): void => {
  const watch: Watch = { longest: { task: 0, frame: 0 }, stop: false };
  Object.assign(globalThis, { benchWatch: watch });
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watch.longest.task = Math.max(watch.longest.task, duration);
  });
  tasks.observe({ type: 'longtask' });
  let last = performance.now();
  const frame = (): void => {
    const now = performance.now();
    watch.longest.frame = Math.max(watch.longest.frame, now - last);
    last = now;
    if (!watch.stop) requestAnimationFrame(frame);
    else tasks.disconnect();
  };
  requestAnimationFrame(frame);
};
