import { globSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import config from '../../electron.vite.config.ts';

const ROOT = join(import.meta.dirname, '../..');
const LAPTOP = 'test/bench/sync-laptop-process.ts';

export interface BuiltLaptop {
  file: string;
  remove(): void;
}

/**
 * The laptop's process with all of core, built as the app is: run from its sources it would hold, beside core, the
 * compiler that Node loads for them, some 50 MB.
 */
export const buildLaptop = async (): Promise<BuiltLaptop> => {
  // Inside the repository, so that packages which stay outside the build are found.
  const outDir = join(ROOT, `out/bench-${process.pid}`);
  const bundled = config.main?.build?.externalizeDeps;
  const workers = globSync('electron/core/**/*-worker.ts', { cwd: ROOT });
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: typeof bundled === 'object' ? (bundled.exclude ?? []) : [] },
    build: {
      ssr: true,
      target: 'node24',
      minify: 'oxc',
      outDir,
      copyPublicDir: false,
      rollupOptions: {
        input: Object.fromEntries([LAPTOP, ...workers].map((path) => [basename(path, '.ts'), join(ROOT, path)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return {
    file: join(outDir, `${basename(LAPTOP, '.ts')}.js`),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
};
