import { Button, Drawer } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { useFieldText } from '#renderer/lib/field-words.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './to-review.module.css';
import { Byline } from './versions.tsx';

/** Every value one field had, newest first; an earlier one comes back as a new edit (sync.md 2.7). */
export function FieldHistory({ input, onClose }: OverlayProps<'field-history'>): ReactNode {
  const { t } = useTranslation('sync');
  const { table, id, field, label, currency = null } = input;
  const place = { table, id, field };
  const fieldText = useFieldText();
  const client = useQueryClient();
  const versions = useQuery(core.sync.fieldHistory.queryOptions({ input: place, meta: reads(table, 'sync') }));
  const restore = useMutation({
    mutationFn: (mutationId: string) => coreClient.sync.restoreField({ ...place, mutationId }),
    onSuccess: () => {
      showUndo(t('history.restored'));
      void client.invalidateQueries({ queryKey: core.sync.fieldHistory.key() });
    },
    onError: showFailure,
  });
  return (
    <Drawer opened onClose={onClose} title={t('history.title', { field: label })} position="right" size={520}>
      <QueryView query={versions} where={t('history.failed')}>
        {({ versions: list, reach }) =>
          list.length === 0 ? (
            <EmptyState picture="note" compact>
              {t('history.none')}
            </EmptyState>
          ) : (
            <>
              {reach !== 'all' && <p className={classes['quiet']}>{t(`history.reach.${reach}`)}</p>}
              <ol className={classes['history']}>
                {list.map((version) => (
                  <li key={version.mutationId}>
                    <Byline version={{ ...version, clockOffMs: null }} />
                    <p className={classes['text']}>
                      {version.value === null || version.value === '' ? (
                        <span className={classes['quiet']}>{t('review.empty')}</span>
                      ) : (
                        fieldText.value(table, field, version.value, currency)
                      )}
                    </p>
                    {version.isCurrent ? (
                      <span className={classes['quiet']}>{t('history.current')}</span>
                    ) : (
                      <Button
                        variant="default"
                        size="compact-sm"
                        loading={restore.isPending && restore.variables === version.mutationId}
                        onClick={() => restore.mutate(version.mutationId)}
                      >
                        {t('history.restore')}
                      </Button>
                    )}
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </QueryView>
    </Drawer>
  );
}
