import { createStore } from './store.ts';

/** `taken`: another program holds the keys that were chosen, so they only work while this window is in front. */
export const captureShortcutState = createStore<'held' | 'taken'>('held');
