import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { announcement } from '#renderer/lib/announce.ts';
import { createKeyListener, pageActions } from '#renderer/lib/actions.ts';
import { setFullScreen } from '#renderer/lib/full-screen.ts';
import { useStore } from '#renderer/lib/store.ts';
import { CoreNotice } from './core-notice.tsx';
import { PageBoundary } from './page-boundary.tsx';
import classes from './shell.module.css';

/** Pages whose screen is shared with a client (F6, F8). */
export const isStage = (pathname: string): boolean => /^\/reviews\/[^/]+\/(?:live|present)$/u.test(pathname);

/**
 * A page without the frame of the app: no rail, no search, no overlay, no key that leads to anything internal. Dark and
 * on the whole screen (ui.md, Ao vivo).
 */
export function StageFrame(): ReactNode {
  const { pathname } = useLocation();
  useStageKeys();
  useDarkScheme();
  useEffect(() => {
    setFullScreen(true);
    return () => setFullScreen(false);
  }, []);
  return (
    <>
      <main id="page" className={classes['stage']} tabIndex={-1}>
        <PageBoundary resetKey={pathname}>
          <Outlet />
        </PageBoundary>
      </main>
      <CoreNotice />
      <div aria-live="polite" className="only-read">
        {useStore(announcement)}
      </div>
    </>
  );
}

/** Only what the page on screen offers itself. */
function useStageKeys(): void {
  useEffect(() => {
    const listener = createKeyListener(
      () => pageActions.get(),
      () => performance.now(),
    );
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** Menus and calendars open at the end of the document, so the whole of it turns dark. */
function useDarkScheme(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const before = root.dataset['mantineColorScheme'];
    root.dataset['mantineColorScheme'] = 'dark';
    return () => {
      if (before !== undefined) root.dataset['mantineColorScheme'] = before;
    };
  }, []);
}
