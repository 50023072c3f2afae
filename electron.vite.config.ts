import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin, Rolldown } from 'vite';

type OutputBundle = Rolldown.OutputBundle;
type OutputChunk = Rolldown.OutputChunk;

/** Core itself and the threads that it starts by file name. */
const coreEntries = {
  core: 'electron/core/entry.ts',
  'search-worker': 'electron/core/search/search-worker.ts',
  'output-worker': 'electron/core/outputs/output-worker.ts',
  'workbook-worker': 'electron/core/imports/workbook-worker.ts',
  'care-worker': 'electron/core/workspaces/care-worker.ts',
  'checkpoint-worker': 'electron/core/workspaces/checkpoint-worker.ts',
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

/**
 * The window's parts and its look in one sheet, Mantine's first, so that the rules of our own parts come later and win.
 * What the printed page shows (charts, figures of a review) stays out: paper has a look of its own.
 */
const WINDOW =
  /[\\/]renderer[\\/](theme[\\/]global\.css|components[\\/].*|charts[\\/]sparkline.*|(app|features[\\/](?!studio[\\/]figures)[^\\/]+)[\\/].*(\.module\.css|-search\.ts|use-global-actions\.ts))$/;

/** On its own: what React does while it is loaded has the engine read the whole file again. */
const REACT = /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/;

/** What both the window and the printed page stand on. Nothing of `renderer/app` may be here: it starts the window. */
const BASE = /[\\/](node_modules|shared|renderer[\\/](lib|theme))[\\/].*(?<!\.css)$/;

/** Asks core the first questions, before the window's own code has even come. */
const TALK =
  /preload-helper|[\\/](node_modules[\\/](@orpc|@tanstack[\\/]query-core)[\\/]|renderer[\\/](lib[\\/](core-client|core-connection|query-client|account-list-queries)|app[\\/]opening-queries|features[\\/]today[\\/]today-queries)\.ts)/;

/** All that the script may need which asks them. */
const FIRST = /[\\/](talk|rolldown-runtime)-[^\\/]+\.js$/;

/** Drawn on few pages: read when the first chart is shown. A sparkline is plain SVG and stands in every list. */
const CHARTS =
  /[\\/]node_modules[\\/](chart\.js|react-chartjs-2|@kurkle)[\\/]|[\\/]renderer[\\/]charts[\\/](?!sparkline)/;
const CHARTS_FILE = /[\\/]charts-[^\\/]+\.js$/;

/** A script and all that must be there before it runs. */
function reachedFrom(start: OutputChunk, bundle: OutputBundle): OutputChunk[] {
  const found = new Set([start]);
  for (const { imports } of found) {
    for (const name of imports) {
      const file = bundle[name];
      if (file?.type === 'chunk') found.add(file);
    }
  }
  return [...found];
}

/** The window's code is loaded by the script that asks the first questions: the page is told of it at once all the same. */
const tellOfWindow: Plugin = {
  name: 'tell-of-window',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, path }) {
      const named = (name: string) => Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
      const [index, start] = [named('index'), named('start')];
      if (path !== '/index.html' || index?.type !== 'chunk' || start?.type !== 'chunk') return [];
      const tooMuch = index.imports.filter((name) => !FIRST.test(name));
      if (tooMuch.length > 0) throw new Error(`The first questions would wait for ${tooMuch.join(', ')}: see TALK.`);
      const chunks = reachedFrom(start, bundle).filter(({ fileName }) => !index.imports.includes(fileName));
      const charts = chunks.find(({ fileName }) => CHARTS_FILE.test(fileName));
      if (charts !== undefined) throw new Error('The window would wait for the charts: see CHARTS.');
      const styles = new Set(chunks.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      const link = (attrs: Record<string, string>, name: string) => ({
        tag: 'link',
        attrs: { ...attrs, crossorigin: true, href: `./${name}` },
        injectTo: 'head' as const,
      });
      return [
        ...chunks.map(({ fileName }) => link({ rel: 'modulepreload' }, fileName)),
        ...[...styles].map((name) => link({ rel: 'preload', as: 'style' }, name)),
      ];
    },
  },
};

export default defineConfig({
  main: {
    build: {
      // Hundreds of small files make a slow start; what only documents and imports need stays outside, loaded when used.
      externalizeDeps: { exclude: STARTED_WITH },
      outDir: 'out/main',
      minify: 'oxc',
      rollupOptions: {
        input: {
          index: 'electron/main/index.ts',
          ...coreEntries,
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
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
    plugins: [react(), tellOfWindow],
    build: {
      outDir: 'out/renderer',
      minify: 'oxc',
      // The page's policy allows fonts and scripts from its own origin only, so nothing is inlined as `data:`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: 'renderer/index.html', start: 'renderer/app/start.tsx', print: 'renderer/print.html' },
        // Each file that a page asks for costs more than the code in it: what most pages share comes as one.
        output: {
          codeSplitting: {
            groups: [
              { name: 'window', test: WINDOW, priority: 1, tags: ['$initial'] },
              { name: 'parts', test: WINDOW, priority: 0 },
              { name: 'charts', test: CHARTS, priority: 3, includeDependenciesRecursively: false },
              { name: 'react', test: REACT, priority: 4 },
              { name: 'talk', test: TALK, priority: 5 },
              { name: 'base', test: BASE, priority: 2, tags: ['$initial'] },
              { name: 'more', test: BASE, priority: 2 },
            ],
          },
        },
      },
    },
  },
});
