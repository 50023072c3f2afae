import { useEffect } from 'react';
import { createKeyListener, pageActions } from '#renderer/lib/actions.ts';
import { useGlobalActions } from './use-global-actions.ts';

/** Actions of the page come first, so that N means what the page says it means. */
export function useGlobalKeys(): void {
  const actions = useGlobalActions();
  useEffect(() => {
    const listener = createKeyListener(
      () => [...pageActions.get(), ...actions()],
      () => performance.now(),
    );
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [actions]);
}
