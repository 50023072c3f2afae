import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Core itself and the threads that it starts by file name. */
const coreEntries = {
  core: 'electron/core/index.ts',
  'search-worker': 'electron/core/search/search-worker.ts',
  'output-worker': 'electron/core/outputs/output-worker.ts',
};

/** Packages that core needs before it can answer the first question: bundled into it. */
const STARTED_WITH = [
  '@orpc/client',
  '@orpc/contract',
  '@orpc/server',
  'i18next',
  'kysely',
  'temporal-polyfill',
  'uuid',
  'zod',
];

export default defineConfig({
  main: {
    build: {
      // Hundreds of small files make a slow start; what only documents and imports need stays outside, loaded when used.
      externalizeDeps: { exclude: STARTED_WITH },
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: 'electron/main/index.ts',
          ...coreEntries,
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot require packages, nor be an ES module.
      externalizeDeps: false,
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: 'oxc',
      // The page's policy allows fonts and scripts from its own origin only, so nothing is inlined as `data:`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: 'renderer/index.html', print: 'renderer/print.html' } },
    },
  },
});
