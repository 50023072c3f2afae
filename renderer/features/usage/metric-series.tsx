import { ActionIcon, Button, Table } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricSeries } from '#shared/contract/usage.ts';
import { Sparkline } from '#renderer/charts/sparkline.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PointForm } from './point-form.tsx';
import { SeriesForm } from './series-form.tsx';
import classes from './usage.module.css';

interface Props {
  accountId: string;
  series: readonly MetricSeries[];
}

const POINTS_SHOWN = 6;

const decimalsOf = (value: number) => (Number.isInteger(value) ? 0 : 2);

/** Numbers that come in no usage record: users, contracted features, anything else worth following. */
export function MetricSeriesSection({ accountId, series }: Props): ReactNode {
  const { t } = useTranslation('usage');
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('series')}
      aside={
        <Button variant="default" size="compact-sm" onClick={() => setAdding(true)}>
          {t('newSeries')}
        </Button>
      }
    >
      {series.length === 0 && <p className={classes['quiet']}>{t('seriesNone')}</p>}
      <div className={classes['series']}>
        {series.map((one) => (
          <OneSeries key={one.id} series={one} />
        ))}
      </div>
      {adding && <SeriesForm accountId={accountId} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function OneSeries({ series }: { series: MetricSeries }): ReactNode {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const name = series.name || t(`kind.${series.kind}`);
  const { points } = series;
  const latest = points.at(-1);
  const value = (number: number) => `${format.number(number, decimalsOf(number))} ${series.unit}`.trim();
  const remove = useMutation({
    mutationFn: () => coreClient.usage.removeSeries({ id: series.id }),
    onSuccess: () => showUndo(t('seriesRemoved')),
    onError: showFailure,
  });
  return (
    <div>
      <div className={classes['seriesHead']}>
        <h3>{name}</h3>
        <Sparkline values={points.map((point) => point.value)} label={name} />
        <span className={classes['quiet']}>
          {latest ? t('latest', { value: value(latest.value), day: format.day(latest.startsOn) }) : t('noPoints')}
        </span>
        <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
          {t('newPoint')}
        </Button>
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={`${t('removeSeries')}: ${name}`}
          onClick={() => remove.mutate()}
        >
          <IconX size={12} aria-hidden />
        </ActionIcon>
      </div>
      {points.length > 0 && (
        <Table verticalSpacing={2} w="auto" aria-label={name}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('columns.day')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('columns.value')}
              </Table.Th>
              <Table.Th scope="col">{t('columns.asOf')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {points
              .slice(-POINTS_SHOWN)
              .toReversed()
              .map((point) => (
                <PointRow key={point.id} point={point} text={value(point.value)} />
              ))}
          </Table.Tbody>
        </Table>
      )}
      {adding && <PointForm series={series} name={name} onClose={() => setAdding(false)} />}
    </div>
  );
}

function PointRow({ point, text }: { point: MetricSeries['points'][number]; text: string }): ReactNode {
  const { t } = useTranslation('usage');
  const format = useFormat();
  const remove = useMutation({
    mutationFn: () => coreClient.usage.removePoint({ id: point.id }),
    onSuccess: () => showUndo(t('pointRemoved')),
    onError: showFailure,
  });
  return (
    <Table.Tr>
      <Table.Td>{`${format.day(point.startsOn)} · ${t(`period.${point.period}`)}`}</Table.Td>
      <Table.Td ta="right">{text}</Table.Td>
      <Table.Td>{point.asOf ? format.day(point.asOf) : '–'}</Table.Td>
      <Table.Td>
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('removePoint', { day: format.day(point.startsOn) })}
          onClick={() => remove.mutate()}
        >
          <IconX size={12} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
