import { registerHooks } from 'node:module';
import type { BrowserType } from 'playwright-core';

/**
 * Loaded before the stand-in: each of its pages tells this process, which tells the bench, when the first element that
 * fits BENCH_SELECTOR was painted. So no debugger attaches while the time runs, and nothing is read earlier than else.
 */
const { BENCH_SELECTOR: selector = 'body', BENCH_HASH: hash = '' } = process.env;
const WATCHED = new URL('./watched-chromium.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier === 'playwright-core' && context.parentURL !== WATCHED;
    return isOurs ? { url: WATCHED, shortCircuit: true } : next(specifier, context);
  },
});

/** Chromium whose pages tell when they are ready. */
export function watched(chromium: BrowserType): BrowserType {
  const launch = chromium.launchPersistentContext.bind(chromium);
  chromium.launchPersistentContext = async (...args) => {
    const context = await launch(...args);
    context.on('console', (message) => {
      if (message.text().startsWith('bench-ready ')) process.send?.({ type: 'bench-ready', at: Date.now() });
    });
    await context.addInitScript(watch, { selector, hash });
    return context;
  };
  return chromium;
}

function watch({ selector: wanted, hash: page }: { selector: string; hash: string }): void {
  if (window.top !== window || location.protocol === 'about:') return;
  if (page !== '' && location.hash === '') history.replaceState(null, '', page);
  const look = (): void => {
    if (document.querySelector(wanted) === null) requestAnimationFrame(look);
    // A frame later it is on the screen.
    else requestAnimationFrame(() => console.info(`bench-ready ${performance.now()}`));
  };
  requestAnimationFrame(look);
}
