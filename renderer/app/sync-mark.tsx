import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useSessionIfOpen } from '#renderer/lib/session.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import classes from './shell.module.css';

/** One quiet mark, never in the way: where the data is, and what has not arrived at the server yet (P3, P7). */
export function SyncMark(): ReactNode {
  const status = useSyncStatus();
  const session = useSessionIfOpen();
  if (!status || status.state === 'off') return <PlaceMark />;
  return (
    <>
      {session?.protection === 'none' && <PlaceMark />}
      <ServerMark status={status} />
    </>
  );
}

/** Without a server: this computer alone. */
function PlaceMark(): ReactNode {
  const { t } = useTranslation('shell');
  const session = useSessionIfOpen();
  const state = session?.isDemo ? 'demo' : session?.protection === 'none' ? 'plain' : 'local';
  return (
    <Tooltip label={t(`sync.${state}Long`)} multiline w={260}>
      <Link to="/settings" className={classes['sync'] ?? ''}>
        <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden>
          <circle cx="4" cy="4" r="3" fill={state === 'local' ? 'currentColor' : 'none'} stroke="currentColor" />
        </svg>
        <span role="status">{t(`sync.${state}`)}</span>
      </Link>
    </Tooltip>
  );
}

type Shown = 'synced' | 'syncing' | 'waiting' | 'offline' | 'paused' | 'problem';

/** Looking for news every minute is nothing to tell: only what is under way or stands still is. */
function shown({ state, waiting, loading }: SyncStatus): Shown {
  if (state === 'off') return 'synced';
  if (state === 'syncing' && waiting === 0 && loading.length === 0) return 'synced';
  return state;
}

const shapes: Record<Shown, ReactNode> = {
  synced: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  syncing: <path d="M5 1a4 4 0 1 0 4 4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />,
  waiting: (
    <>
      <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" />
      <circle cx="5" cy="5" r="1.75" fill="currentColor" />
    </>
  ),
  offline: <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeDasharray="2 1.5" />,
  paused: <path d="M3 1.5v7M7 1.5v7" stroke="currentColor" strokeWidth="2" />,
  problem: <path d="M5 0 10 5 5 10 0 5z" fill="currentColor" />,
};

function ServerMark({ status }: { status: SyncStatus }): ReactNode {
  const { t } = useTranslation('shell');
  const state = shown(status);
  const counted = status.waiting > 0 && (state === 'offline' || state === 'paused');
  const words = t(`sync.${state}`, { count: status.waiting });
  return (
    <>
      <button
        type="button"
        className={classes['sync']}
        data-problem={state === 'problem' || undefined}
        title={t(`sync.${state}Long`)}
        aria-haspopup="dialog"
        onClick={() => openOverlay('sync', {})}
      >
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
          {shapes[state]}
        </svg>
        <span className="only-read">{t('sync.label')}</span>
        {counted ? `${words} · ${t('sync.waiting', { count: status.waiting })}` : words}
      </button>
      <Heard state={state} />
    </>
  );
}

/** Read aloud only when it settles: a number that counts down would talk without end. */
function Heard({ state }: { state: Shown }): ReactNode {
  const { t } = useTranslation('shell');
  const [heard, setHeard] = useState<Shown>(state);
  if (state !== heard && state !== 'syncing' && state !== 'waiting') setHeard(state);
  return (
    <span role="status" className="only-read">
      {t(`sync.${heard}Long`)}
    </span>
  );
}
