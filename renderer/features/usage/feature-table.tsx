import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UsageOverview } from '#shared/contract/usage.ts';
import { Sparkline } from '#renderer/charts/sparkline.tsx';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { Section } from '#renderer/components/page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './usage.module.css';

type Feature = UsageOverview['features'][number];

/** What is used how much, most used first. */
export function FeatureTable({ features }: Pick<UsageOverview, 'features'>): ReactNode {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const columns = useMemo((): Column<Feature>[] => {
    const sum = features.reduce((all, { total }) => all + total, 0);
    return [
      { id: 'feature', header: t('featureColumns.feature'), value: (row) => row.feature, width: 220, grow: true },
      {
        id: 'total',
        header: t('featureColumns.total'),
        kind: 'number',
        value: (row) => row.total,
        cell: (row) => format.number(row.total),
        width: 140,
      },
      {
        id: 'share',
        header: t('featureColumns.share'),
        kind: 'number',
        value: (row) => row.total,
        cell: (row) => (sum === 0 ? '–' : format.percent(row.total / sum)),
        width: 90,
      },
      {
        id: 'last',
        header: t('featureColumns.last'),
        kind: 'date',
        value: (row) => row.lastUsedOn,
        cell: (row) => <DayText day={row.lastUsedOn} />,
        width: 130,
      },
      {
        id: 'trend',
        header: t('featureColumns.trend'),
        value: () => null,
        sortable: false,
        cell: (row) => (
          <Sparkline
            values={row.points.map(({ value }) => value)}
            label={row.points.map(({ value }) => format.number(value)).join(', ')}
          />
        ),
        width: 110,
      },
    ];
  }, [t, format, features]);
  return (
    <div className={classes['below']}>
      <Section title={t('features')}>
        <DataTable
          fit="rows"
          label={t('features')}
          columns={columns}
          rows={features}
          rowId={({ feature }) => feature}
          empty={<p>{t('empty')}</p>}
        />
      </Section>
    </div>
  );
}
