import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Action } from '#renderer/lib/actions.ts';
import { undoLast } from '#renderer/lib/undo.tsx';
import { globalActions } from './actions.ts';

/** Gives the actions of this moment when it is called: labels follow the language, C and F the account on screen. */
export function useGlobalActions(): () => Action[] {
  const router = useRouter();
  return useCallback(
    () =>
      globalActions({
        go: (path) => router.history.push(path),
        here: () => router.state.location.pathname,
        undo: () => void undoLast('undo'),
        redo: () => void undoLast('redo'),
      }),
    [router],
  );
}
