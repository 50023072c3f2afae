import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionIfOpen } from '#renderer/lib/session.ts';
import classes from './shell.module.css';

/** One quiet mark, never in the way: where the data is. */
export function SyncMark(): ReactNode {
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
