import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#renderer/lib/session.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import classes from './settings.module.css';

/** Version, and what happens to the data: said plainly. */
export function AboutSection(): ReactNode {
  const { t } = useTranslation('settings');
  const { appVersion } = useMe();
  const sync = useSyncStatus();
  const isShared = sync !== undefined && sync.state !== 'off';
  return (
    <div className={classes['prose']}>
      <p>{t('about.version', { version: appVersion })}</p>
      <p>{t('about.local')}</p>
      <p>{t('about.people')}</p>
      <p>{t(isShared ? 'about.networkShared' : 'about.network')}</p>
    </div>
  );
}
