import type { ReactNode } from 'react';
import { createStore } from './store.ts';

/** A record shown beside the page, without losing the list (ui.md, Frame). */
export interface Inspected {
  /** Of the record, so that a list knows which row it is. */
  id: string;
  title: string;
  content: ReactNode;
  /** Enter, and the button: opens it as a page. */
  onOpen?: (() => void) | undefined;
  /** ↑ and ↓ while the inspector has the focus. */
  onWalk?: ((step: 1 | -1) => void) | undefined;
}

export const inspected = createStore<Inspected | null>(null);

let returnTo: HTMLElement | null = null;

export function inspect(record: Inspected): void {
  if (!inspected.get() && document.activeElement instanceof HTMLElement) returnTo = document.activeElement;
  inspected.set(record);
}

/** The focus goes back to where it came from. */
export function closeInspector(): void {
  if (!inspected.get()) return;
  inspected.set(null);
  if (returnTo?.isConnected) returnTo.focus();
  returnTo = null;
}
