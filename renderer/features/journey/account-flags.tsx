import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountFlagEntry } from '#shared/contract/journeys.ts';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useToday } from '#renderer/lib/today.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { courseQueries } from './course-queries.ts';
import classes from './course.module.css';
import { FlagForm } from './flag-form.tsx';

/** D5. Flags beside the stage: those that hold and those that held, set and ended by hand. */
export function AccountFlags({ accountId }: { accountId: string }): ReactNode {
  const { t } = useTranslation('journey');
  const query = useQuery(courseQueries.ofAccount(accountId));
  const [editing, setEditing] = useState<{ flag: AccountFlagEntry | null } | null>(null);
  return (
    <QueryView query={query} where={t('course.failed')} lines={1}>
      {({ flags }) => (
        <>
          <p className={classes['quiet']}>{flags.length === 0 ? t('flags.none') : t('flags.hint')}</p>
          <ul className={classes['flags']}>
            {flags.map((flag) => (
              <li key={flag.id}>
                <Flag flag={flag} onEdit={() => setEditing({ flag })} />
              </li>
            ))}
          </ul>
          <Button variant="default" size="compact-sm" onClick={() => setEditing({ flag: null })}>
            {t('flags.add')}
          </Button>
          {editing && <FlagForm accountId={accountId} flag={editing.flag} onClose={() => setEditing(null)} />}
        </>
      )}
    </QueryView>
  );
}

function Flag({ flag, onEdit }: { flag: AccountFlagEntry; onEdit(): void }): ReactNode {
  const { t } = useTranslation('journey');
  const format = useFormat();
  const today = useToday();
  const { since, until } = flag;
  const isOver = until !== null && until < today;
  return (
    <button type="button" className={classes['flag']} data-over={isOver || undefined} onClick={onEdit}>
      {flag.flag === 'own' ? (flag.label ?? t('flag.own')) : t(`flag.${flag.flag}`)}
      <small>
        {until === null
          ? t('flags.sinceDay', { day: format.dayShort(since) })
          : t('flags.period', { from: format.dayShort(since), to: format.dayShort(until) })}
      </small>
    </button>
  );
}
