import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announcement } from '#renderer/lib/announce.ts';
import { closeInspector } from '#renderer/lib/inspector.ts';
import { PageSlotContext } from '#renderer/lib/page-slot.ts';
import { useFollowSync, useSyncStatus } from '#renderer/lib/sync-status.ts';
import { useStore } from '#renderer/lib/store.ts';
import { CoreNotice } from './core-notice.tsx';
import { HeaderBar } from './header-bar.tsx';
import { InspectorPanel } from './inspector-panel.tsx';
import { LeaseLock } from './lease-lock.tsx';
import { OverlayHost } from './overlays.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { Rail } from './rail.tsx';
import classes from './shell.module.css';
import { isStage, StageFrame } from './stage-frame.tsx';
import { SyncNotice } from './sync-notice.tsx';
import { useCaptureShortcut } from './use-capture-shortcut.ts';
import { useGlobalKeys } from './use-global-keys.ts';

export function Shell(): ReactNode {
  useFollowSync();
  const status = useSyncStatus();
  const { pathname } = useLocation();
  if (status?.lease?.isOver) return <LeaseLock status={status} />;
  return isStage(pathname) ? <StageFrame /> : <Frame />;
}

function Frame(): ReactNode {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ title, actions }), [title, actions]);
  const main = useRef<HTMLElement>(null);
  useGlobalKeys();
  useCaptureShortcut();
  useFocusOnNewPage(pathname, main);
  return (
    <PageSlotContext value={slots}>
      <a className={classes['skip']} href="#page" onClick={(event) => focusPage(event, main.current)}>
        {t('skip')}
      </a>
      <div className={classes['frame']}>
        <Rail />
        <HeaderBar titleRef={setTitle} actionsRef={setActions} />
        <SyncNotice />
        <main ref={main} id="page" className={classes['page']} tabIndex={-1}>
          <PageBoundary resetKey={pathname}>
            <Outlet />
          </PageBoundary>
        </main>
        <InspectorPanel />
      </div>
      <CoreNotice />
      <OverlayHost />
      <Announcer />
    </PageSlotContext>
  );
}

/** The hash is the router's, so the skip link moves the focus itself. */
function focusPage(event: React.MouseEvent, page: HTMLElement | null): void {
  event.preventDefault();
  page?.focus();
}

/** After a change of page the reader starts at its top; tabs inside an account keep the focus where it is. */
function useFocusOnNewPage(pathname: string, main: React.RefObject<HTMLElement | null>): void {
  const place = pathname.split('/').slice(0, 3).join('/');
  const previous = useRef(place);
  useEffect(() => {
    if (previous.current === place) return;
    previous.current = place;
    closeInspector();
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo({ top: 0 });
  }, [place, main]);
}

function Announcer(): ReactNode {
  return (
    <div aria-live="polite" className="only-read">
      {useStore(announcement)}
    </div>
  );
}
