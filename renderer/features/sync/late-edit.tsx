import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '#renderer/lib/field-words.ts';
import { useRecordName } from '#renderer/lib/record-name.ts';
import type { Decision } from './conflict-groups.ts';
import classes from './to-review.module.css';
import { Byline } from './versions.tsx';

/** What somebody wrote before losing access, field by field: applied or dismissed as a whole (sync.md 2.12). */
export function LateEdit({ decision: { first, all } }: { decision: Decision }): ReactNode {
  const { t } = useTranslation('sync');
  const fieldText = useFieldText();
  const recordName = useRecordName();
  return (
    <div className={classes['late']}>
      <Byline version={first.loser} />
      {all.map(({ id, table, title, fields }) => {
        const told = fields.flatMap(({ name, value }) => {
          const label = fieldText.name(name);
          return label === null ? [] : [{ name, label, value }];
        });
        return (
          <section key={id} aria-label={title || recordName(table)}>
            {all.length > 1 && <h3>{[recordName(table), title].filter(Boolean).join(': ')}</h3>}
            <dl className={classes['fields']}>
              {told.map(({ name, label, value }) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>
                    {value === null || value === '' ? (
                      <span className={classes['quiet']}>{t('review.empty')}</span>
                    ) : (
                      fieldText.value(table, name, value)
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
