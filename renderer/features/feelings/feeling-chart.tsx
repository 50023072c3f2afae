import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feeling } from '#shared/contract/feelings.ts';
import { momentRank } from '#shared/domain/feeling.ts';
import { moments } from '#shared/domain/vocabulary.ts';
import { axisDays } from '#renderer/charts/axis-days.ts';
import { LineChart } from '#renderer/charts/line-chart.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';

const MOST_POINTS = 60;

/** Moments from leaving (bottom) to delighted (top), in the order they were felt. */
export function FeelingChart({ entries }: { entries: readonly Feeling[] }): ReactNode {
  const { t } = useTranslation(['account', 'components']);
  const format = useFormat();
  const points = entries.slice(0, MOST_POINTS).toReversed();
  const latest = entries[0];
  if (!latest || points.length < 2) return null;
  const best = moments.length - 1;
  const days = points.map(({ feltAt }) => feltAt.slice(0, 10));
  const nameOf = axisDays(format, days);
  return (
    <LineChart
      title={t('history.feelings')}
      summary={t('history.feelingsText', {
        moment: t(`components:moment.${latest.moment}`),
        satisfaction: latest.satisfaction,
        trust: latest.trust,
      })}
      points={points.map(({ moment }, index) => ({
        label: nameOf(days[index] ?? ''),
        actual: best - momentRank(moment),
      }))}
      formatValue={(value) => {
        const moment = Number.isInteger(value) ? moments[best - value] : undefined;
        return moment ? t(`components:moment.${moment}`) : '';
      }}
      actualName={t('header.feeling')}
      steps={{ first: 0, last: best }}
      height={210}
    />
  );
}
