import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChange } from '#shared/contract/account-history.ts';
import { useRecordName } from '#renderer/lib/record-name.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import classes from './account.module.css';
import { useFieldWords } from '#renderer/lib/field-words.ts';

const FIRST = 12;

interface Props {
  changes: readonly AccountChange[];
  /** Reads further back; without it what is given is all there is. */
  onMore: (() => void) | undefined;
}

/** Every change made by hand: which record, which fields, from what to what. */
export function ChangeList({ changes, onMore }: Props): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <p className={classes['hint']}>{t('history.changesNone')}</p>;
  return (
    <>
      <ol className={classes['rows']}>
        {(all ? changes : changes.slice(0, FIRST)).map((change) => (
          <Change key={change.mutationId} change={change} />
        ))}
      </ol>
      {changes.length > FIRST && (
        <Button variant="transparent" size="compact-xs" px={0} onClick={() => setAll(!all)}>
          {t(all ? 'common:showLess' : 'common:showMore')}
        </Button>
      )}
      {all && onMore && (
        <Button variant="transparent" size="compact-xs" px={0} ml="md" onClick={onMore}>
          {t('account:history.further')}
        </Button>
      )}
    </>
  );
}

function Change({ change }: { change: AccountChange }): ReactNode {
  const { t } = useTranslation('account');
  const [open, setOpen] = useState(false);
  const recordName = useRecordName();
  const fieldWords = useFieldWords();
  const names = [...new Set(change.rows.map(({ table }) => recordName(table)))].join(', ');
  const created = change.rows.some(({ isNew }) => isNew);
  const fields = change.rows.flatMap((row) =>
    row.fields.flatMap((field) => {
      const words = fieldWords(row, field);
      return words ? [{ ...words, key: `${row.id}${field.name}` }] : [];
    }),
  );
  return (
    <li>
      <div className={classes['row']}>
        <span>
          {names}
          <span className={classes['quiet']}>
            {created && ` · ${t('history.created')}`}
            {change.undone && ` · ${t('history.undone')}`}
          </span>
          {fields.length > 0 && (
            <Button
              variant="subtle"
              size="compact-xs"
              color="gray"
              ml={4}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {t('history.fields', { count: fields.length })}
            </Button>
          )}
        </span>
        <DayText day={change.at} />
      </div>
      {open && (
        <dl className={classes['facts']}>
          {fields.map(({ key, name, before, after }) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>
                {before !== null && <del>{before}</del>}
                {before !== null && ' '}
                {after}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
