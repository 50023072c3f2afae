import { Button } from '@mantine/core';
import { IconAward } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountEvent } from '#shared/contract/account-history.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { spotlight } from '#renderer/lib/spotlight.ts';
import classes from './account.module.css';
import { tabOfEvent, useEventText } from './event-text.ts';

/** Told by no other list. */
const onlyHere: ReadonlySet<AccountEvent['kind']> = new Set(['answer', 'churn', 'status']);

interface Props {
  accountId: string;
  events: readonly AccountEvent[];
  /** Shown at first. */
  first: number;
  empty: string;
  /** Reads further back; without it what is given is all there is. */
  onMore?: (() => void) | undefined;
}

/** What happened, newest first, each line leading to where it stands in full. */
export function EventList({ accountId, events, first, empty, onMore }: Props): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const [all, setAll] = useState(false);
  const textOf = useEventText();
  if (events.length === 0) return <p className={classes['hint']}>{empty}</p>;
  const shown = all ? events : events.slice(0, first);
  return (
    <>
      <ul className={classes['rows']}>
        {shown.map((event) => {
          const text = textOf(event);
          // E8: a smaller success is celebrated.
          const celebrated = event.kind === 'goal_closed' && event.detail === 'achieved';
          return (
            <li
              key={`${event.kind}${event.id}`}
              className={classes['row']}
              data-record={onlyHere.has(event.kind) ? event.id : undefined}
            >
              <Link
                className={classes['event'] ?? ''}
                to={`/accounts/$accountId/${tabOfEvent[event.kind]}` as '/accounts/$accountId/history'}
                params={{ accountId }}
                title={text}
                onClick={() => spotlight(event.id)}
              >
                {celebrated && <IconAward size={14} aria-label={t('event.celebrate')} color="var(--signal-good)" />}
                {celebrated && ' '}
                {text}
              </Link>
              <DayText day={event.at} />
            </li>
          );
        })}
      </ul>
      {events.length > shown.length && (
        <Button variant="transparent" size="compact-xs" px={0} onClick={() => setAll(true)}>
          {t(onMore ? 'common:showMore' : 'summary.more', { count: events.length - shown.length })}
        </Button>
      )}
      {events.length === shown.length && onMore && (
        <Button variant="transparent" size="compact-xs" px={0} onClick={onMore}>
          {t('history.further')}
        </Button>
      )}
    </>
  );
}
