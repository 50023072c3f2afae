import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { renewalVerdicts } from '#shared/domain/method-vocabulary.ts';
import type { RenewalForecast as Months, RenewalWeights } from '#shared/domain/renewal-desk.ts';
import view from '#renderer/components/portfolio-view.module.css';
import { useFormat } from '#renderer/lib/use-format.ts';

/** L2: what is due by month, split by verdict, and what the workspace expects of it. */
export function RenewalForecast({
  forecast,
  weights,
}: {
  forecast: readonly Months[];
  weights: RenewalWeights;
}): ReactNode {
  const { t } = useTranslation('commercial');
  const format = useFormat();
  return (
    <section className={view['block']}>
      <h2>{t('renewals.forecast.title')}</h2>
      {forecast.length > 0 && (
        <table className={view['months']}>
          <thead>
            <tr>
              <th scope="col">{t('renewals.forecast.month')}</th>
              <th scope="col">{t('renewals.forecast.due')}</th>
              <th scope="col">{t('renewals.forecast.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {forecast.map(({ month, currency, dueMinor, expectedMinor, byVerdict }) => (
              <Fragment key={`${month}${currency}`}>
                <tr>
                  <td>{format.month(month)}</td>
                  <td title={format.money(dueMinor, currency)}>{format.money(dueMinor, currency, true)}</td>
                  <td title={format.money(expectedMinor, currency)}>
                    <strong>{format.money(expectedMinor, currency, true)}</strong>
                  </td>
                </tr>
                <tr>
                  <td colSpan={3}>
                    <div
                      className={view['bar']}
                      role="img"
                      aria-label={t('renewals.forecast.bar', {
                        good: format.money(byVerdict.good, currency, true),
                        attention: format.money(byVerdict.attention, currency, true),
                        risk: format.money(byVerdict.risk, currency, true),
                      })}
                    >
                      {renewalVerdicts.map((verdict) => (
                        <span
                          key={verdict}
                          data-verdict={verdict}
                          style={{ width: `${dueMinor === 0 ? 0 : (byVerdict[verdict] / dueMinor) * 100}%` }}
                        />
                      ))}
                    </div>
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      <p className={view['quiet']}>
        {t('renewals.forecast.how', { ...weights })} <Link to="/method/limits">{t('renewals.forecast.change')}</Link>
      </p>
    </section>
  );
}
