import { createContext, useContext } from 'react';

/** Where the shell lets a page write its title and actions: the header bar above it. */
export interface PageSlots {
  title: HTMLElement | null;
  actions: HTMLElement | null;
}

export const PageSlotContext = createContext<PageSlots>({ title: null, actions: null });

export function usePageSlots(): PageSlots {
  return useContext(PageSlotContext);
}
