import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import linkTab from '#renderer/components/link-tab.module.css';
import classes from './account.module.css';

const tabs = [
  'summary',
  'profile',
  'plan',
  'reviews',
  'interactions',
  'usage',
  'health',
  'contacts',
  'contracts',
  'cases',
  'history',
] as const;

/** Links and not buttons: each tab is an address of its own. */
export function AccountTabs({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('account');
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to={`/accounts/$accountId/${tab}`}
          params={{ accountId }}
          className={linkTab['tab'] ?? ''}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
