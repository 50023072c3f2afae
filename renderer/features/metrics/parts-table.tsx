import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricDetail, MetricPart } from '#shared/contract/metrics.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import type { MetricText } from '#renderer/lib/metric-text.ts';
import { useGroupNames } from './comparison.tsx';

const sides = ['all', 'counted', 'rest'] as const;

interface Props {
  metric: MetricKey;
  data: MetricDetail;
  text: MetricText;
}

/** J: a number opens into its accounts, each with its part in it. */
export function PartsTable({ metric, data, text }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  const navigate = useNavigate();
  const segmentName = useGroupNames('segments');
  const ownerName = useGroupNames('owners');
  const word = usePartWord(metric, text);
  const [side, setSide] = useState<(typeof sides)[number]>('all');
  const rows = useMemo(
    () => data.parts.filter(({ part }) => side === 'all' || part.numerator > 0 === (side === 'counted')),
    [data.parts, side],
  );
  const valueColumn: Column<MetricPart> = {
    id: 'value',
    header: t('parts.value'),
    kind: 'number',
    value: ({ part }) => part.value,
    cell: ({ part }) => (part.value === null ? '–' : text.value(metric, part.value)),
    width: 130,
  };
  const columns: Column<MetricPart>[] = [
    { id: 'name', header: t('parts.account'), value: ({ name }) => name, width: 220, grow: true },
    {
      id: 'part',
      header: t('parts.part'),
      value: ({ part }) => part.numerator,
      cell: ({ part }) => word(part),
      width: 300,
      grow: 2,
    },
    ...(inWords.has(metric) ? [] : [valueColumn]),
    { id: 'segment', header: t('parts.segment'), value: ({ segmentId }) => segmentName(segmentId), width: 150 },
    { id: 'owner', header: t('parts.owner'), value: ({ ownerId }) => ownerName(ownerId), width: 160 },
  ];
  return (
    <Section
      title={t('parts.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('parts.filter')}
          value={side}
          onChange={(next) => setSide(sides.find((each) => each === next) ?? 'all')}
          data={sides.map((value) => ({ value, label: t(`parts.${value}`) }))}
        />
      }
    >
      <DataTable
        label={t('parts.title')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        fit="rows"
        onOpen={({ id }) => void navigate({ to: '/accounts/$accountId/summary', params: { accountId: id } })}
        empty={<EmptyState picture="list">{t('parts.none')}</EmptyState>}
      />
    </Section>
  );
}

/** Yes or no for one account: a number of its own would say it again. */
const inWords: ReadonlySet<MetricKey> = new Set(['retention', 'logo_churn', 'annual_churn', 'renewal_clients']);
const leaving: ReadonlySet<MetricKey> = new Set(['logo_churn', 'annual_churn']);

/** What one account adds, in a word where it is a yes or no. */
function usePartWord(metric: MetricKey, text: MetricText): (part: MetricPart['part']) => string {
  const { t } = useTranslation('metrics');
  return (part) => {
    const counts = part.numerator > 0;
    if (metric === 'retention') return t(counts ? 'parts.stayed' : 'parts.left');
    if (leaving.has(metric)) return t(counts ? 'parts.left' : 'parts.stayed');
    if (metric === 'renewal_clients') return t(counts ? 'parts.renewed' : 'parts.notRenewed');
    if (metric === 'time_to_value') return t(counts ? 'parts.reached' : 'parts.notReached');
    if (metric === 'nps' && part.denominator === 1) {
      return t(`voices.group.${counts ? 'promoter' : part.numerator < 0 ? 'detractor' : 'passive'}`);
    }
    // A part is told like the whole, also where it makes no number by itself.
    return text.sentence({ ...part, why: null });
  };
}
