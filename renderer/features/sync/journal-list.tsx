import { Button, CopyButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { coreClient } from '#renderer/lib/core-client.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { syncQueries } from './sync-queries.ts';
import classes from './sync.module.css';

type Entry = Awaited<ReturnType<typeof coreClient.sync.journal>>[number];

const FIRST = 8;

/** What happened: parked, refused with its text and reason, access lost or received, healed (P3, P5). */
export function JournalList({ onLeave }: { onLeave(): void }): ReactNode {
  const { t } = useTranslation(['sync', 'common']);
  const journal = useQuery(syncQueries.journal());
  const [all, setAll] = useState(false);
  return (
    <QueryView query={journal} where={t('journal.failed')} lines={3}>
      {(entries) =>
        entries.length === 0 ? (
          <p className={classes['quiet']}>{t('journal.none')}</p>
        ) : (
          <>
            <ol className={classes['rows']}>
              {(all ? entries : entries.slice(0, FIRST)).map((entry) => (
                <JournalRow key={entry.id} entry={entry} onLeave={onLeave} />
              ))}
            </ol>
            {entries.length > FIRST && (
              <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
                {t(all ? 'common:showLess' : 'common:showMore')}
              </Button>
            )}
          </>
        )
      }
    </QueryView>
  );
}

function JournalRow({ entry, onLeave }: { entry: Entry; onLeave(): void }): ReactNode {
  const { t } = useTranslation('sync');
  const client = useQueryClient();
  const dismiss = useMutation(
    core.sync.dismiss.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: core.sync.journal.key() }),
      onError: showFailure,
    }),
  );
  const account = entry.accountName ?? t('journal.anAccount');
  const person = entry.memberName ?? t('journal.somebody');
  return (
    <li data-open={entry.open || undefined}>
      <div className={classes['told']}>
        <span className={classes['what']}>
          {t(`journal.kind.${entry.kind}`, { account, person, count: Math.max(1, entry.count) })}
        </span>
        {entry.code && <span className={classes['under']}>{t(`journal.code.${entry.code}`)}</span>}
        {entry.text && <RefusedText text={entry.text} />}
        <span className={classes['foot']}>
          {entry.kind === 'conflict' && entry.open && (
            <Link to="/sync/review" onClick={onLeave}>
              {t('panel.openReview')}
            </Link>
          )}
          {entry.open && entry.kind !== 'conflict' && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              loading={dismiss.isPending}
              onClick={() => dismiss.mutate({ id: entry.id })}
            >
              {t('journal.dismiss')}
            </Button>
          )}
        </span>
      </div>
      <DayText day={entry.at} />
    </li>
  );
}

/** What was written and not taken is never only counted: it can be read and copied. */
function RefusedText({ text }: { text: string }): ReactNode {
  const { t } = useTranslation('sync');
  return (
    <>
      <blockquote className={classes['refused']}>{text}</blockquote>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-xs" onClick={copy}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </>
  );
}
