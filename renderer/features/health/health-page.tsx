import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HealthExplanation } from '#shared/contract/health.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AgainstFeeling } from './against-feeling.tsx';
import { HealthHistory } from './health-history.tsx';
import { healthQueries } from './health-queries.ts';
import classes from './health.module.css';
import { MeasureTable } from './measure-table.tsx';

/** K4: one number opened into all that stands behind it. */
export function HealthPage(): ReactNode {
  const { t } = useTranslation('health');
  const { accountId = '' } = useParams({ strict: false });
  const query = useQuery(healthQueries.ofAccount(accountId));
  return (
    <QueryView query={query} where={t('failed')}>
      {(health) =>
        health === null ? (
          <EmptyState picture="chart">{t('page.empty')}</EmptyState>
        ) : (
          <div className={classes['sides']}>
            <div>
              <ScoreLine health={health} />
              <MeasureTable health={health} />
            </div>
            <div>
              <AgainstFeeling health={health} />
              <HealthHistory history={health.history} />
            </div>
          </div>
        )
      }
    </QueryView>
  );
}

function ScoreLine({ health }: { health: HealthExplanation }): ReactNode {
  const { t } = useTranslation(['health', 'components']);
  const format = useFormat();
  const { shown, band, cap, coverage, minimumCoverage, mostHarmful } = health;
  const percent = format.number(Math.round(coverage));
  const least = format.number(minimumCoverage);
  return (
    <section aria-label={t('health:title')}>
      <p className={classes['score']}>
        {shown === null || band === null ? (
          <SignalMark signal="unknown" label={t('health:insufficient')} />
        ) : (
          <>
            <SignalMark signal={band} label={<strong>{format.number(Math.round(shown))}</strong>} />
            <span>{t('health:page.of')}</span>
            <span>{t(`health:band.${band}`)}</span>
          </>
        )}
        <span className={classes['quiet']}>{t('health:page.asOf', { day: format.day(health.day) })}</span>
      </p>
      {shown === null ? (
        <p>{t('health:page.insufficient', { percent, least })}</p>
      ) : (
        <p>
          {t('health:page.coverage', { percent })}. <ChangeText health={health} />
          {mostHarmful && ` ${t('health:page.harm', { measure: t(`health:measure.${mostHarmful}`) })}.`}
        </p>
      )}
      {cap && health.score !== null && (
        <p>
          <SignalMark
            signal="attention"
            label={t('health:page.cap', {
              score: format.number(Math.round(health.score)),
              moment: t(`components:moment.${cap.moment}`),
              limit: format.number(cap.limit),
            })}
          />
        </p>
      )}
    </section>
  );
}

function ChangeText({ health: { change } }: { health: HealthExplanation }): ReactNode {
  const { t } = useTranslation('health');
  const format = useFormat();
  if (change === null || change.points === null) return `${t('page.noChange')}.`;
  const points = Math.round(change.points);
  if (points === 0) return `${t('page.same', { week: change.week })}.`;
  const signed = `${points > 0 ? '+' : '−'}${format.number(Math.abs(points))}`;
  return `${t('page.change', { points: signed, week: change.week })}.`;
}
