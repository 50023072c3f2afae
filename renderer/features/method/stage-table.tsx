import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateStage } from '#shared/contract/journeys.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import classes from './method.module.css';

/** D1: the stages with their days and where in the relation they lie; the first round of those that repeat. */
export function StageTable({ stages }: { stages: readonly TemplateStage[] }): ReactNode {
  const { t } = useTranslation(['method', 'journey']);
  const names = useContentNames();
  const repeated = stages.some(({ repeats }) => repeats);
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">{t('method:journeys.stage')}</th>
          <th scope="col">{t('method:journeys.days')}</th>
          <th scope="col">{t('method:journeys.range')}</th>
          <th scope="col">{t('method:journeys.endsBy')}</th>
          <th scope="col">{t('method:journeys.what')}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage, index) => {
          const start = stages.slice(0, index).reduce((sum, { days }) => sum + days, 0);
          return (
            <tr key={stage.id ?? start}>
              <th scope="row">{names.stage({ ...stage, round: stage.repeats ? 1 : 0 })}</th>
              <td>{stage.days}</td>
              <td>{`${start}–${start + stage.days}`}</td>
              <td>{t(`method:journeys.ends.${stage.endsBy}`)}</td>
              <td className={classes['wide']}>
                {stage.description ??
                  (stage.contentKey === stage.kind ? t(`journey:journey_stage.${stage.kind}.description`) : '–')}
              </td>
            </tr>
          );
        })}
        {repeated && (
          <tr>
            <td colSpan={5} className={classes['muted']}>
              {t('method:journeys.andSoOn', {
                stages: stages
                  .filter(({ repeats }) => repeats)
                  .map((stage) => `${names.stage({ ...stage, round: 2 })} (${stage.days})`)
                  .join(' + '),
              })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
