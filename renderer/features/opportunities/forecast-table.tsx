import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastMonth } from '#shared/domain/opportunity.ts';
import view from '#renderer/components/portfolio-view.module.css';
import { useFormat } from '#renderer/lib/use-format.ts';

/** L1: open opportunities by month, each currency for itself. */
export function ForecastTable({ forecast }: { forecast: readonly ForecastMonth[] }): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  if (forecast.length === 0) return null;
  const unweighted = forecast.reduce((sum, month) => sum + month.unweighted, 0);
  return (
    <section className={view['block']}>
      <h2>{t('opportunities.forecast.title')}</h2>
      <table className={view['months']}>
        <thead>
          <tr>
            <th scope="col">{t('opportunities.forecast.month')}</th>
            <th scope="col">{t('opportunities.forecast.amount')}</th>
            <th scope="col">{t('opportunities.forecast.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {forecast.map(({ month, currency, amountMinor, expectedMinor }) => (
            <tr key={`${month ?? ''}${currency}`}>
              <td>{month === null ? t('opportunities.forecast.noDate') : format.month(month)}</td>
              <td title={format.money(amountMinor, currency)}>{format.money(amountMinor, currency, true)}</td>
              <td title={format.money(expectedMinor, currency)}>
                <strong>{format.money(expectedMinor, currency, true)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={view['quiet']}>
        {t('opportunities.forecast.how')}
        {unweighted > 0 && ` ${t('opportunities.forecast.unweighted', { count: unweighted })}.`}
      </p>
    </section>
  );
}
