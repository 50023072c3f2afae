import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './portfolio-tabs.module.css';
import linkTab from './link-tab.module.css';

/** The views of the portfolio, each an address of its own; a new one is a line here and a route. */
const tabs = [
  { path: '/portfolio', label: 'tabs.portfolio' },
  { path: '/portfolio/feelings', label: 'tabs.feelings' },
  { path: '/portfolio/renewals', label: 'tabs.renewals' },
  { path: '/portfolio/opportunities', label: 'tabs.opportunities' },
  { path: '/portfolio/advocacy', label: 'tabs.advocacy' },
  { path: '/portfolio/value', label: 'tabs.value' },
] as const;

export function PortfolioTabs(): ReactNode {
  const { t } = useTranslation('commercial');
  return (
    <nav className={classes['tabs']} aria-label={t('tabs.label')}>
      {tabs.map(({ path, label }) => (
        <Link
          key={path}
          to={path}
          className={linkTab['tab'] ?? ''}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
