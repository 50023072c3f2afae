import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { BrandMark } from './brand-mark.tsx';
import { railPages, type RailPage } from './pages.ts';
import classes from './shell.module.css';

/** Narrow, with words and not only icons (ui.md, Frame). */
export function Rail(): ReactNode {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const sync = useSyncStatus();
  const toReview = sync?.toReview ?? 0;
  const isShown = ({ shared }: RailPage) => !shared || toReview > 0 || (sync !== undefined && sync.state !== 'off');
  const pages = railPages.filter(isShown);
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
      {page.shared && toReview > 0 && (
        <span className={classes['count']}>
          <span aria-hidden>{toReview}</span>
          <span className="only-read">{t('toReview', { count: toReview })}</span>
        </span>
      )}
    </Link>
  );
  return (
    <nav className={classes['rail']} aria-label={t('navigation')}>
      <p className={classes['brand']}>
        <BrandMark size={20} />
        {t('product')}
      </p>
      {pages.filter(({ at }) => at !== 'foot').map(link)}
      <div className={classes['spring']} />
      {pages.filter(({ at }) => at === 'foot').map(link)}
    </nav>
  );
}
