import { createStore } from './store.ts';

/** The record that a page about to open should show; long lists bring its row into view. */
export const spotlit = createStore<string | null>(null);

/** As long as a page may take to draw it, and as long as the mark stays, in milliseconds. */
const PATIENCE = 5000;
const SHOWN = 2500;

let stop = (): void => {};

const lineOf = (id: string) => document.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`);

function show(line: HTMLElement): void {
  line.closest('details')?.setAttribute('open', '');
  line.scrollIntoView({ block: 'center' });
  if (!line.hasAttribute('tabindex')) line.tabIndex = -1;
  line.focus({ preventScroll: true });
  line.dataset['spotlit'] = '';
  setTimeout(() => delete line.dataset['spotlit'], SHOWN);
}

/** Marks the line of a record (`data-record`) as soon as the page that was just asked for has drawn it. */
export function spotlight(id: string): void {
  stop();
  spotlit.set(id);
  const watch = new MutationObserver(look);
  const patience = setTimeout(() => stop(), PATIENCE);
  stop = () => {
    watch.disconnect();
    clearTimeout(patience);
    spotlit.set(null);
  };
  watch.observe(document.body, { childList: true, subtree: true });
  look();

  function look(): void {
    const line = lineOf(id);
    if (!line) return;
    stop();
    show(line);
  }
}
