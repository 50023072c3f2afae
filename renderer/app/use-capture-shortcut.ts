import { useEffect } from 'react';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { usePreferences } from '#renderer/lib/preferences.ts';
import { captureShortcutState } from '#renderer/lib/capture-shortcut.ts';

/** H7: holds the keys of the system that this laptop was told to, and opens quick capture when they are pressed. */
export function useCaptureShortcut(): void {
  const { captureShortcut } = usePreferences();
  useEffect(() => {
    void window.ongoing
      .captureShortcut(captureShortcut)
      .then((held) => captureShortcutState.set(held ? 'held' : 'taken'));
  }, [captureShortcut]);
  useEffect(() => {
    const listener = ({ source, data }: MessageEvent<{ type?: unknown } | null>) => {
      if (source === window && data?.type === 'capture') openOverlay('capture', {});
    };
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }, []);
}
