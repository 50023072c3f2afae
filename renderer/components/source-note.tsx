import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/use-format.ts';
import classes from './marks.module.css';

interface Props {
  source: string;
  /** Day of the data. */
  asOf: string | null;
  /** Makes the source a link to where the number comes from. */
  children?: ReactNode;
}

/** Every number says where it comes from and its date (F7). */
export function SourceNote({ source, asOf, children }: Props): ReactNode {
  const { t } = useTranslation('components');
  const format = useFormat();
  return (
    <span className={classes['source']}>
      {children ?? source}
      {' · '}
      {asOf ? t('source.asOf', { day: format.day(asOf) }) : t('source.undated')}
    </span>
  );
}
