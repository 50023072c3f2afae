/**
 * Where a worker's entry lies: beside `core.js` in the built app (see electron.vite.config.ts), in its own folder when
 * core runs from its sources.
 * @param source path from `electron/core`, such as `search/search-worker.ts`
 */
export const workerFile = (source: string): URL => {
  if (import.meta.url.endsWith('.ts')) return new URL(`../${source}`, import.meta.url);
  const built = new URL(import.meta.url.includes('/chunks/') ? '../' : './', import.meta.url);
  return new URL(`${source.split('/').at(-1)?.replace(/\.ts$/, '')}.js`, built);
};
