import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthExplanation } from '#shared/contract/health.ts';
import { bandOfHealth } from '#shared/domain/health.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useEvidenceText } from './evidence-text.ts';
import classes from './health.module.css';

/** K3, K4: each measure with its value, the weight it really had, what it takes, and the numbers it came from. */
export function MeasureTable({ health }: { health: HealthExplanation }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  const evidenceText = useEvidenceText();
  const missing = health.missing.map((measure) => t(`measure.${measure}`));
  return (
    <section aria-label={t('page.inputs')}>
      <h2 className={classes['heading']}>{t('page.inputs')}</h2>
      <table className={classes['measures']}>
        <thead>
          <tr>
            <th scope="col">{t('page.measure')}</th>
            <th scope="col">{t('page.value')}</th>
            <th scope="col">{t('page.share')}</th>
            <th scope="col">{t('page.lost')}</th>
            <th scope="col">{t('page.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {health.measures.map(({ measure, value, weight, share, pointsLost, evidence }) => (
            <tr key={measure} data-counts={share > 0 || undefined}>
              <th scope="row">{t(`measure.${measure}`)}</th>
              <td>
                {value === null ? (
                  <span className={classes['quiet']}>{t('page.noData')}</span>
                ) : (
                  <span className={classes['value']}>
                    <span className={classes['track']} aria-hidden>
                      <span data-band={bandOfHealth(value)} style={{ width: `${value}%` }} />
                    </span>
                    {format.number(Math.round(value))}
                  </span>
                )}
              </td>
              <td className={classes['number']}>
                {weight === 0 ? <span className={classes['quiet']}>{t('page.noWeight')}</span> : format.percent(share)}
              </td>
              <td className={classes['number']}>
                {share > 0 ? format.number(-Math.round(pointsLost * 10) / 10 || 0, 1) : '–'}
              </td>
              <td className={classes['evidence']}>
                {evidence
                  .filter(({ value: told }) => told !== null)
                  .map(evidenceText)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && (
        <p className={classes['quiet']}>{t('page.redistributed', { measures: format.list(missing) })}</p>
      )}
    </section>
  );
}
