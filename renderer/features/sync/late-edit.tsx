import { Button, CopyButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '#renderer/lib/field-words.ts';
import { useRecordName } from '#renderer/lib/record-name.ts';
import type { Decision } from './conflict-groups.ts';
import classes from './to-review.module.css';
import { Byline } from './versions.tsx';

/** What somebody wrote too late, field by field: applied or dismissed as a whole (sync.md 2.12). */
export function LateEdit({ decision: { first, all } }: { decision: Decision }): ReactNode {
  const { t } = useTranslation(['sync', 'errors']);
  const fieldText = useFieldText();
  const recordName = useRecordName();
  return (
    <div className={classes['late']}>
      <Byline version={first.loser} />
      {all.map(({ id, table, title, fields, hindrance, state }) => {
        const told = fields.flatMap(({ name, value }) => {
          const label = fieldText.name(name);
          const text = value === null || value === '' ? null : fieldText.value(table, name, value);
          return label === null ? [] : [{ name, label, text }];
        });
        return (
          <section key={id} aria-label={title || recordName(table)}>
            {all.length > 1 && <h3>{[recordName(table), title].filter(Boolean).join(': ')}</h3>}
            <dl className={classes['fields']}>
              {told.map(({ name, label, text }) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>{text ?? <span className={classes['quiet']}>{t('review.empty')}</span>}</dd>
                </div>
              ))}
            </dl>
            {hindrance !== null && state === 'open' && (
              <>
                <p className={classes['hindrance']}>{t(`errors:${hindranceTexts[hindrance]}`)}</p>
                <CopyButton value={told.map(({ label, text }) => `${label}: ${text ?? ''}`).join('\n')}>
                  {({ copied, copy }) => (
                    <Button variant="default" size="compact-xs" onClick={copy}>
                      {t(copied ? 'copied' : 'copy')}
                    </Button>
                  )}
                </CopyButton>
              </>
            )}
          </section>
        );
      })}
    </div>
  );
}

const hindranceTexts = {
  account_erased: 'LATE_ACCOUNT_ERASED',
  row_erased: 'LATE_ROW_ERASED',
  needs_other: 'LATE_NEEDS_OTHER',
} as const;
