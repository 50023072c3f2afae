import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ROOT } from '#test/electron-host/built-app.ts';
import { OngoingWindow } from '#test/e2e/pages/ongoing-window.ts';
import { saveAllOutputs } from '#test/e2e/pages/studio.ts';
import { walk } from '#test/e2e/pages/walk.ts';
import { launchApp, removeFolder } from '#test/e2e/support/launch-app.ts';
import { outputKinds } from '#shared/domain/vocabulary.ts';
import { Album } from './album.ts';

/*
 * npm run tour: walks the main job on a fresh demo portfolio, without a display, and leaves in out/tour/ a picture of
 * every page in both languages and themes, and the five files of one review. `-- --height 2400` shows what scrolls,
 * `-- --only en` walks in one language.
 */

const looks = [
  { language: 'pt-BR', colorScheme: 'light', files: true },
  { language: 'en', colorScheme: 'dark', files: false },
] as const;

const TOUR = join(ROOT, 'out/tour');
const FILES = join(TOUR, 'files');

async function visit({ language, colorScheme, files }: (typeof looks)[number], height: number): Promise<void> {
  const app = await launchApp({ locale: language, colorScheme });
  const window = new OngoingWindow(app, language);
  try {
    await app.page.setViewportSize({ width: 1280, height });
    const album = await Album.empty(join(TOUR, `${language}-${colorScheme}`));
    await walk(window, {
      at: (place) => album.add(window, place),
      writes: true,
      atOutputs: async () => {
        if (!files) return;
        await saveAllOutputs(window, FILES);
        await window.settled('studio-files-saved');
        await album.add(window, 'studio-files-saved');
      },
    });
  } catch (error) {
    await app.page.screenshot({ path: join(TOUR, `stopped-${language}-${colorScheme}.png`) }).catch(() => undefined);
    throw error;
  } finally {
    await app.close();
    await removeFolder(app.dataFolder);
  }
}

/** One line for each file that the review made; all five have to be there. */
async function tellFiles(): Promise<void> {
  const names = await readdir(FILES);
  for (const kind of outputKinds) {
    const name = names.find((each) => each.endsWith(`.${kind}`));
    if (name === undefined) throw new Error(`The review made no .${kind} file.`);
    const path = join(FILES, name);
    console.log(`${relative(ROOT, path)} (${(await stat(path)).size.toLocaleString('en')} bytes)`);
  }
}

const { values } = parseArgs({ options: { height: { type: 'string', default: '800' }, only: { type: 'string' } } });
try {
  ensureBuilt();
  await rm(FILES, { recursive: true, force: true });
  await mkdir(FILES, { recursive: true });
  for (const look of looks) {
    if (values.only === undefined || values.only === look.language) await visit(look, Number(values.height));
  }
  if (values.only !== 'en') await tellFiles();
} catch (error) {
  console.error(`The tour stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
