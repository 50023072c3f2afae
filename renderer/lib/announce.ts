import { createStore } from './store.ts';

/** What screen readers hear: `polite` when they are free. The shell holds the live region. */
export const announcement = createStore('');

export function announce(text: string): void {
  // The same words twice would not be heard the second time; a no-break space makes them new.
  announcement.set(announcement.get() === text ? `${text}\u00a0` : text);
}
