import { type RefObject, useEffect } from 'react';

/**
 * Of what can be pressed in rows that arrows walk, only that in the row which is a stop of Tab is one too: else a long
 * list never ends, and the row itself is never come to.
 */
export function useRowControls(list: RefObject<HTMLElement | null>, rows: string, controls: string): void {
  useEffect(() => {
    for (const row of list.current?.querySelectorAll<HTMLElement>(rows) ?? []) {
      for (const control of row.querySelectorAll<HTMLElement>(controls)) control.tabIndex = row.tabIndex;
    }
  });
}
