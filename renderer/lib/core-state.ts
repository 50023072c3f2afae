import { createStore } from './store.ts';

/** Whether the application behind the page answers. */
export const coreState = createStore<'connected' | 'restarting'>('connected');
