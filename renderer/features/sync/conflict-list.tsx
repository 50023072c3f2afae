import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText } from '#renderer/components/day-text.tsx';
import { useFieldText } from '#renderer/lib/field-words.ts';
import { useRecordName } from '#renderer/lib/record-name.ts';
import { type Decision, titleBeside } from './conflict-groups.ts';
import classes from './to-review.module.css';

interface Props {
  list: readonly Decision[];
  currentId: string;
  onOpen(id: string): void;
}

/** What waits, one line each; ↑ and ↓ walk it, the versions beside it follow. */
export function ConflictList({ list, currentId, onOpen }: Props): ReactNode {
  const { t } = useTranslation('sync');
  const fieldText = useFieldText();
  const recordName = useRecordName();
  const current = useRef<HTMLButtonElement>(null);
  const inList = useRef(false);

  // Only while the list has the focus: whoever presses a button of the versions stays there.
  useEffect(() => {
    if (inList.current) current.current?.focus();
  }, [currentId]);

  function walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = list[list.findIndex(({ id }) => id === currentId) + step];
    if (step === 0) return;
    event.preventDefault();
    if (next) onOpen(next.id);
  }

  return (
    <ul className={classes['list']} aria-label={t('review.list')}>
      {list.map(({ id, first, all }) => {
        const field = first.field === null ? null : fieldText.name(first.field);
        return (
          <li key={id}>
            <button
              ref={id === currentId ? current : undefined}
              type="button"
              className={classes['entry']}
              aria-current={id === currentId || undefined}
              tabIndex={id === currentId ? 0 : -1}
              onClick={() => onOpen(id)}
              onKeyDown={walk}
              onFocus={() => (inList.current = true)}
              onBlur={() => (inList.current = false)}
            >
              <strong>
                {first.accountName ??
                  t(first.hindrance === 'account_erased' ? 'review.erasedAccount' : 'review.noAccount')}
              </strong>
              <span>
                {[
                  recordName(first.table),
                  field,
                  all.length > 1 ? t('review.rows', { count: all.length }) : titleBeside(first),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className={classes['quiet']}>
                {t(`review.kind.${first.kind}`)}
                {' · '}
                <DayText day={first.loser.at} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
