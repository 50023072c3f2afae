import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feeling } from '#shared/contract/feelings.ts';
import { emotionKeys } from '#shared/domain/feeling.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { EditFeeling } from './edit-feeling.tsx';
import { FeelingChart } from './feeling-chart.tsx';
import classes from './feelings.module.css';

const SHOWN = 6;

/** G2: how an account was felt over time, as a chart and entry by entry. */
export function FeelingHistory({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('feelings');
  const feelings = useQuery(
    core.feelings.list.queryOptions({
      input: { accountId },
      meta: reads('feeling', 'feeling_mark', 'interaction', 'member'),
    }),
  );
  return (
    <QueryView query={feelings} where={t('failed')}>
      {(entries) =>
        entries.length === 0 ? (
          <EmptyState
            compact
            action={<Button onClick={() => openOverlay('feeling', { accountId })}>{t('record')}</Button>}
          >
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <FeelingChart entries={entries} />
            <Entries entries={entries} />
          </>
        )
      }
    </QueryView>
  );
}

function Entries({ entries }: { entries: readonly Feeling[] }): ReactNode {
  const { t } = useTranslation(['feelings', 'common']);
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<Feeling | null>(null);
  const shown = all ? entries : entries.slice(0, SHOWN);
  return (
    <>
      <ol className={classes['entries']} aria-label={t('history')}>
        {shown.map((feeling) => (
          <Entry key={feeling.id} feeling={feeling} onEdit={() => setEditing(feeling)} />
        ))}
      </ol>
      {entries.length > SHOWN && (
        <Button variant="transparent" size="compact-xs" px={0} onClick={() => setAll(!all)}>
          {t(all ? 'common:showLess' : 'common:showMore')}
        </Button>
      )}
      {editing && <EditFeeling feeling={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function Entry({ feeling, onEdit }: { feeling: Feeling; onEdit(): void }): ReactNode {
  const { t } = useTranslation('feelings');
  const format = useFormat();
  const names = feeling.emotions.map((key) => {
    const known = emotionKeys.find((emotion) => emotion === key);
    return known ? t(`emotion.${known}`) : key;
  });
  const details = [
    t('scores', { satisfaction: feeling.satisfaction, trust: feeling.trust }),
    names.length > 0 ? format.list(names) : '',
    feeling.authorName ?? '',
    feeling.about ? t('about', { about: feeling.about }) : '',
  ].filter(Boolean);
  return (
    <li className={classes['entry']} data-record={feeling.id}>
      <FeelingMark moment={feeling.moment} />
      <div>
        <div className={classes['meta']}>{details.join(' · ')}</div>
        {feeling.reasons.length > 0 && <div>{feeling.reasons.join(' · ')}</div>}
        {feeling.note && <p className={classes['prose']}>{feeling.note}</p>}
      </div>
      <span className={classes['meta']}>
        <DayText day={feeling.feltAt} />
      </span>
      {feeling.mine ? (
        <Button variant="subtle" size="compact-xs" color="gray" onClick={onEdit}>
          {t('edit')}
        </Button>
      ) : (
        <span title={t('notMine')} />
      )}
    </li>
  );
}
