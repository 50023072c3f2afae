import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#renderer/lib/session.ts';
import classes from './settings.module.css';

/** Version, and what happens to the data: said plainly. */
export function AboutSection(): ReactNode {
  const { t } = useTranslation('settings');
  const { appVersion } = useMe();
  return (
    <div className={classes['prose']}>
      <p>{t('about.version', { version: appVersion })}</p>
      <p>{t('about.local')}</p>
      <p>{t('about.people')}</p>
      <p>{t('about.network')}</p>
    </div>
  );
}
