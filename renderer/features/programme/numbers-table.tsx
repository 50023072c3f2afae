import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '#shared/contract/programme.ts';
import { Section } from '#renderer/components/page.tsx';
import { useMetricText } from '#renderer/lib/metric-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './programme.module.css';

/** Each number with its sentence and n; before and after the first activation below (C2, C4). */
export function NumbersTable({ view }: { view: ProgrammeView }): ReactNode {
  const { t } = useTranslation(['programme', 'metrics']);
  const format = useFormat();
  const text = useMetricText(view.currency);
  const { change, period } = view;
  return (
    <>
      <Section title={t('numbers')} level={3} aside={<Link to="/metrics">{t('toMetrics')}</Link>}>
        <p className={classes['quiet']}>
          {t('period', { from: format.day(period.start), to: format.day(period.end) })}
        </p>
        <table className={classes['table']}>
          <tbody>
            {view.numbers.map((row) => (
              <tr key={row.metric}>
                <th scope="row">{text.name(row.metric)}</th>
                <td className={classes['number']}>{text.value(row.metric, row.value)}</td>
                <td>
                  <span className={classes['quiet']}>{text.sentence(row)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {change && (
        <Section title={t('change')} level={3}>
          <p className={classes['quiet']}>{t('changeHint', { day: format.day(change.since) })}</p>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('metric')}</th>
                <th scope="col" className={classes['number']}>
                  {t('before')}
                </th>
                <th scope="col" className={classes['number']}>
                  {t('after')}
                </th>
              </tr>
            </thead>
            <tbody>
              {change.before.map((before) => {
                const after = change.after.find(({ metric }) => metric === before.metric);
                return (
                  <tr key={before.metric}>
                    <th scope="row">{text.name(before.metric)}</th>
                    <td className={classes['number']}>
                      {`${text.value(before.metric, before.value)} (${t('metrics:around.n', { count: before.n })})`}
                    </td>
                    <td className={classes['number']}>
                      {after &&
                        `${text.value(after.metric, after.value)} (${t('metrics:around.n', { count: after.n })})`}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Section>
      )}
    </>
  );
}
