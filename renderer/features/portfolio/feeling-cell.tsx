import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/contract/accounts.ts';
import { feelingAge } from '#shared/domain/feeling.ts';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './portfolio.module.css';

/** The face with its age in days: a row has no room for a date (G3). */
export function FeelingCell({ feeling }: Pick<PortfolioRow, 'feeling'>): ReactNode {
  const { t } = useTranslation('portfolio');
  const today = useToday();
  const format = useFormat();
  if (!feeling) return <FeelingMark moment={null} />;
  return (
    <span className={classes['pair']} title={format.day(feeling.feltOn)}>
      <FeelingMark moment={feeling.moment} stale={feeling.stale} />
      <span className={classes['quiet']}>{`· ${t('age', { days: feelingAge(feeling, today) })}`}</span>
    </span>
  );
}
