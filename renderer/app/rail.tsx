import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from './brand-mark.tsx';
import { railPages, type RailPage } from './pages.ts';
import classes from './shell.module.css';

/** Narrow, with words and not only icons (ui.md, Frame). */
export function Rail(): ReactNode {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const isCurrent = ({ path, also = [] }: RailPage) => [path, ...also].some((start) => pathname.startsWith(start));
  const link = (page: RailPage) => (
    <Link
      key={page.path}
      to={page.path}
      className={classes['railLink'] ?? ''}
      data-current={isCurrent(page) || undefined}
      aria-current={isCurrent(page) ? 'page' : undefined}
    >
      <page.icon size={16} stroke={1.75} aria-hidden />
      {t(page.label)}
    </Link>
  );
  return (
    <nav className={classes['rail']} aria-label={t('navigation')}>
      <p className={classes['brand']}>
        <BrandMark size={20} />
        {t('product')}
      </p>
      {railPages.filter(({ at }) => at !== 'foot').map(link)}
      <div className={classes['spring']} />
      {railPages.filter(({ at }) => at === 'foot').map(link)}
    </nav>
  );
}
