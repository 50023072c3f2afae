import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricsCohorts } from '#shared/contract/metrics.ts';
import type { MetricText } from '#renderer/lib/metric-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './metrics.module.css';

interface Props {
  change: NonNullable<MetricsCohorts['change']>;
  text: MetricText;
}

/** C4, J1: the same numbers over two periods of one length, on both sides of the first activation. */
export function AroundTable({ change: { since, before, after }, text }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  return (
    <>
      <p className={classes['quiet']}>
        {t(before.every(({ n }) => n === 0) ? 'around.noBefore' : 'around.hint', { day: format.day(since) })}
      </p>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('around.metric')}</th>
            <th scope="col" className={classes['number']}>
              {t('around.before')}
            </th>
            <th scope="col" className={classes['number']}>
              {t('around.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {before.map((row) => {
            const then = after.find(({ metric }) => metric === row.metric);
            return (
              <tr key={row.metric}>
                <th scope="row">{text.name(row.metric)}</th>
                {[row, then].map((each, index) => (
                  <td key={index} className={classes['number']} title={each && text.sentence(each)}>
                    {each && `${text.value(each.metric, each.value)} (${t('around.n', { count: each.n })})`}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
