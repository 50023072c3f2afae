import { useEffect } from 'react';
import { createKeyListener, pageActions } from '#renderer/lib/actions.ts';
import { globalActions } from './actions.ts';

/** Actions of the page come first, so that N means what the page says it means. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const listener = createKeyListener(
      () => [...pageActions.get(), ...globalActions()],
      () => performance.now(),
    );
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
