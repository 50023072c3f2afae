import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './states.module.css';

const widths = ['62%', '84%', '47%', '73%', '55%'];

/** Grey lines in place of content that is being read. */
export function LoadingLines({ lines = 4 }: { lines?: number }): ReactNode {
  const { t } = useTranslation('components');
  return (
    <div className={classes['lines']} role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={classes['line']} style={{ width: widths[index % widths.length] }} />
      ))}
    </div>
  );
}
