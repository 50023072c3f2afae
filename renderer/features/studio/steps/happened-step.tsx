import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UsageChart } from '#renderer/charts/usage-chart.tsx';
import { AudienceMark } from '#renderer/components/audience-switch.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { Format } from '#renderer/lib/format.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import {
  type EventKind,
  eventKinds,
  type PeriodEvent,
  type PeriodNumber,
  type ReviewDigest,
} from '#shared/contract/review-digest.ts';
import { Group } from '../group.tsx';
import { OriginNote, SourceLink } from '../origin-note.tsx';
import { useStudio } from '../studio-context.ts';
import { studioQueries } from '../studio-queries.ts';
import classes from '../studio.module.css';

const SHOWN = 6;

/** Step 2: the period in one look; what is picked becomes a highlight (F3). */
export function HappenedStep(): ReactNode {
  const { t } = useTranslation('studio');
  const { review } = useStudio();
  const query = useQuery(studioQueries.digest(review.id));
  return (
    <QueryView query={query} where={t('happened.notShown')}>
      {(digest) => <Digest digest={digest} />}
    </QueryView>
  );
}

function Digest({ digest }: { digest: ReviewDigest }): ReactNode {
  const { t } = useTranslation('studio');
  const { numbers, events, feelings } = digest;
  if (numbers.length + events.length + feelings.length === 0) {
    return <EmptyState picture="list">{t('happened.nothing')}</EmptyState>;
  }
  return (
    <>
      {numbers.length > 0 && (
        <Group title={t('happened.numbers')} aside={<span className={classes['quiet']}>{t('happened.pickHint')}</span>}>
          <ul className={classes['lines']}>
            {numbers.map((number) => (
              <NumberLine key={number.id} number={number} />
            ))}
          </ul>
        </Group>
      )}
      <UsagePart digest={digest} />
      {eventKinds
        .filter((kind): kind is ListedKind => kind !== 'feeling')
        .map((kind) => (
          <Events key={kind} kind={kind} events={events.filter((event) => event.kind === kind)} />
        ))}
      {feelings.length > 0 && (
        <Group title={t('happened.feelings')} aside={<AudienceMark audience="internal" />}>
          <ul className={classes['lines']}>
            {feelings.map((feeling) => (
              <li key={feeling.id} className={classes['line']}>
                <FeelingMark moment={feeling.moment} day={feeling.on} />
                <span className={classes['lineMain']}>{feeling.note}</span>
                <span className={classes['lineMeta']}>
                  {t('happened.scales', { satisfaction: feeling.satisfaction, trust: feeling.trust })}
                  {feeling.by && ` · ${feeling.by}`}
                </span>
              </li>
            ))}
          </ul>
        </Group>
      )}
    </>
  );
}

function usePick(table: string, id: string, body: string, audience: 'client' | 'internal', pickedBy: string | null) {
  const { review, write } = useStudio();
  return () =>
    void write<unknown>(
      pickedBy
        ? coreClient.preparation.remove({ table: 'review_item', id: pickedBy })
        : coreClient.preparation.addItem({
            reviewId: review.id,
            section: 'happened',
            body,
            audience,
            sourceTable: table,
            sourceId: id,
          }),
    );
}

function NumberLine({ number }: { number: PeriodNumber }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const label = t(`number.${number.key}`, { name: number.name ?? '' });
  const pick = usePick('number', number.id, label, 'client', number.pickedBy);
  const { change } = number;
  return (
    <li className={classes['numberLine']}>
      <Checkbox size="xs" checked={number.pickedBy !== null} onChange={pick} label={label} />
      <span className={classes['numberValue']}>{format.number(number.value)}</span>
      <span className={classes['lineMeta']}>{change && changeText(change, t, format)}</span>
      <span className={classes['origin']}>
        <OriginNote source={number.source} asOf={number.asOf} tab={number.tab} />
      </span>
    </li>
  );
}

function changeText(
  change: NonNullable<PeriodNumber['change']>,
  t: ReturnType<typeof useTranslation<'studio'>>['t'],
  format: Format,
): string {
  const since = format.day(change.since);
  if (change.value === 0) return t('happened.same', { since });
  const sign = change.value > 0 ? '+' : '−';
  const size = Math.abs(change.value);
  const amount = change.unit === '%' ? format.percent(size / 100) : format.number(size);
  return t('happened.change', { change: `${sign}${amount}`, since });
}

function UsagePart({ digest }: { digest: ReviewDigest }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const [line] = digest.usage;
  const last = line?.points.at(-1);
  if (!line || !last) return null;
  const name = line.name ?? t('happened.allFeatures');
  return (
    <Group title={t('happened.usage')}>
      <UsageChart
        title={name}
        summary={
          line.baseline === null
            ? t('happened.usagePlain', { value: format.number(last.value ?? 0) })
            : t('happened.usageAgainst', {
                value: format.number(last.value ?? 0),
                baseline: format.number(line.baseline),
              })
        }
        points={line.points.map(({ periodStart, value }) => ({ label: format.dayShort(periodStart), value }))}
        baseline={line.baseline}
        seriesName={t('happened.used')}
        formatValue={(value) => format.number(value)}
        height={150}
        source={<OriginNote source={line.source} asOf={line.asOf} tab="usage" />}
      />
    </Group>
  );
}

/** Feelings have their own part, marked internal. */
type ListedKind = Exclude<EventKind, 'feeling'>;

function Events({ kind, events }: { kind: ListedKind; events: readonly PeriodEvent[] }): ReactNode {
  const { t } = useTranslation('studio');
  const [all, setAll] = useState(false);
  if (events.length === 0) return null;
  return (
    <Group title={t(`happened.events.${kind}`, { count: events.length })}>
      <ul className={classes['lines']}>
        {(all ? events : events.slice(0, SHOWN)).map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ul>
      {events.length > SHOWN && (
        <Button variant="subtle" size="compact-xs" mt={4} onClick={() => setAll(!all)}>
          {all ? t('showLess') : t('showAll', { count: events.length })}
        </Button>
      )}
    </Group>
  );
}

function EventLine({ event }: { event: PeriodEvent }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  // Its words may be internal: what is picked helps to write and never goes out by itself.
  const pick = usePick(event.table, event.id, event.title, 'internal', event.pickedBy);
  return (
    <li className={classes['line']}>
      <Checkbox
        size="xs"
        checked={event.pickedBy !== null}
        onChange={pick}
        aria-label={t('happened.pick', { title: event.title })}
      />
      <span className={classes['lineMain']}>
        <SourceLink tab={event.tab}>{event.title}</SourceLink>
      </span>
      {event.internal && event.kind !== 'contract' && <AudienceMark audience="internal" />}
      <span className={classes['lineMeta']}>{format.dayShort(event.on)}</span>
    </li>
  );
}
