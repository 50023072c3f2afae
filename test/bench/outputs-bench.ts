import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { outputKinds } from '#shared/domain/vocabulary.ts';
import { OngoingWindow } from '#test/e2e/pages/ongoing-window.ts';
import { openStep, reviewInPreparation } from '#test/e2e/pages/studio.ts';
import { launchApp, removeFolder } from '#test/e2e/support/launch-app.ts';
import { ensureBuilt } from '#test/electron-host/built-app.ts';
import { median, report } from './measure.ts';

const AGAIN = 4;
const LONGEST_MS = 60_000;
const LOOK_EVERY_MS = 5;

/** The five files of one review of the demo, from the button to the last of them on disk; the first time on its own. */
export const benchOutputs = async (): Promise<void> => {
  ensureBuilt();
  const app = await launchApp();
  const folder = await mkdtemp(join(tmpdir(), 'ongoing-bench-'));
  try {
    const window = new OngoingWindow(app, 'pt-BR');
    await window.openDemo();
    await window.goTo('reviews');
    const { row } = await reviewInPreparation(window);
    await row.dblclick();
    await openStep(window, 'outputs');
    const times: number[] = [];
    for (let round = 0; round <= AGAIN; round += 1) {
      const target = join(folder, String(round));
      times.push(await saveAll(window, target));
    }
    report('outputs', { files: outputKinds.length, firstMs: times[0], ms: median(times.slice(1)), goalMs: 3000 });
  } finally {
    await app.close();
    await removeFolder(app.dataFolder);
    await rm(folder, { recursive: true, force: true });
  }
};

const saveAll = async ({ app, page, t }: OngoingWindow, target: string): Promise<number> => {
  await mkdir(target);
  await app.answerDialog({ open: [target] });
  const button = page.getByRole('button', { name: t('outputs.saveAll', { ns: 'studio' }) });
  await button.click();
  const start = performance.now();
  const whole = (name: string) => outputKinds.some((kind) => name.endsWith(`.${kind}`));
  while ((await readdir(target)).filter(whole).length < outputKinds.length) {
    if (performance.now() - start > LONGEST_MS) throw new Error('The files were not saved.');
    await wait(LOOK_EVERY_MS);
  }
  const ms = performance.now() - start;
  await button.and(page.locator(':enabled')).waitFor();
  return ms;
};
