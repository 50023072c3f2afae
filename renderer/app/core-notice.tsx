import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/lib/store.ts';
import { coreState } from '#renderer/lib/core-state.ts';
import classes from './shell.module.css';

/** Core was restarted: nothing is lost, so it is said quietly and goes away by itself. */
export function CoreNotice(): ReactNode {
  const { t } = useTranslation('shell');
  const state = useStore(coreState);
  return (
    <div role="status" aria-live="polite">
      {state === 'restarting' && <p className={classes['notice']}>{t('coreRestarting')}</p>}
    </div>
  );
}
