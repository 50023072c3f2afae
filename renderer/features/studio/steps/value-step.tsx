import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { Group } from '../group.tsx';
import { ItemList } from '../item-list.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';

/** Step 6: three sentences, the numbers that carry them, what was delivered (F3). */
export function ValueStep(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, items, save, write, goTo } = useStudio();
  const picked = items.filter(({ section }) => section === 'happened');
  const numbers = picked.filter(({ sourceTable }) => sourceTable === 'number');
  const events = picked.filter(({ sourceTable }) => sourceTable !== 'number');
  const saveText = (field: 'summary' | 'valueText') => (text: string) =>
    save(coreClient.preparation.saveTexts({ id: review.id, [field]: text || null }));
  return (
    <>
      <Group title={t('value.summary')}>
        <AutosaveTextarea
          label={t('value.sentences')}
          description={t('value.sentencesHint')}
          value={review.summary ?? ''}
          draftKey={`review:${review.id}:summary`}
          field={{ table: 'review', id: review.id, field: 'summary' }}
          minRows={4}
          onSave={saveText('summary')}
        />
        {events.length > 0 && (
          <>
            <p className={classes['quiet']}>{t('value.material')}</p>
            <ul className={classes['lines']}>
              {events.map((item) => (
                <li key={item.id} className={classes['line']} data-record={item.id}>
                  <span className={classes['lineMain']}>{item.body}</span>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() =>
                      void write(
                        coreClient.preparation.addItem({ reviewId: review.id, section: 'value', body: item.body }),
                      )
                    }
                  >
                    {t('value.asDelivery')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Group>
      <Group
        title={t('value.numbers')}
        aside={
          <Button variant="subtle" size="compact-xs" onClick={() => goTo('what_happened')}>
            {t('value.choose')}
          </Button>
        }
      >
        {numbers.length === 0 ? (
          <p className={classes['quiet']}>{t('value.proposed')}</p>
        ) : (
          <ul className={classes['lines']}>
            {numbers.map((item) => (
              <li key={item.id} className={classes['line']}>
                {item.body}
              </li>
            ))}
          </ul>
        )}
      </Group>
      <Group title={t('value.delivered')}>
        <ItemList section="value" addLabel={t('value.add')} dated />
        <div style={{ marginTop: 12 }}>
          <AutosaveTextarea
            label={t('value.results')}
            value={review.valueText ?? ''}
            draftKey={`review:${review.id}:value`}
            field={{ table: 'review', id: review.id, field: 'value_text' }}
            minRows={2}
            onSave={saveText('valueText')}
          />
        </div>
      </Group>
    </>
  );
}
