import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { core } from '../lib/core-client.ts';
import { reads } from '../lib/query-client.ts';
import { useFormat } from '../lib/use-format.ts';
import classes from './marks.module.css';

/** H2: how many of the contacts that were due came in time, with both numbers and the period; of one account, or of all. */
export function CadenceLine({ accountId }: { accountId: string | null }): ReactNode {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { data } = useQuery(
    core.today.cadence.queryOptions({
      input: { accountId },
      meta: reads('account', 'account_collaborator', 'interaction', 'segment', 'touch_model'),
    }),
  );
  if (!data) return null;
  const { onTime, due, start, end } = data;
  const period = t('cadence.period', { from: format.day(start), to: format.day(end) });
  return (
    <span className={classes['none']} title={period}>
      {due === 0
        ? t('cadence.none')
        : t('cadence.kept', { onTime, count: due, percent: Math.round((onTime / due) * 100) })}
    </span>
  );
}
