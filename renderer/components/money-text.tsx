import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import classes from './marks.module.css';

interface Props {
  /** Whole minor units; null shows a dash. */
  minor: number | null | undefined;
  currency: string;
  /** R$ 1,2 mi, with the whole amount on hover. */
  compact?: boolean;
}

export function MoneyText({ minor, currency, compact }: Props): ReactNode {
  const format = useFormat();
  if (minor === null || minor === undefined) return <span className={classes['none']}>–</span>;
  return compact ? (
    <span title={format.money(minor, currency)}>{format.money(minor, currency, true)}</span>
  ) : (
    <span>{format.money(minor, currency)}</span>
  );
}
