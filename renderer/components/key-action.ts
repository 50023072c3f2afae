import type { KeyboardEvent } from 'react';

/** Whether a key press means "do it" on something that is no button by itself; keeps Space from scrolling. */
export function isAction(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  event.preventDefault();
  return true;
}
