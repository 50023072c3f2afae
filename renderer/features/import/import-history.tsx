import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportGroup } from '#shared/contract/imports.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './import.module.css';
import { importQueries } from './import-queries.ts';

const sum = (group: ImportGroup, count: 'total' | 'rejected') =>
  group.runs.reduce((total, run) => total + run[count], 0);

/** Imports of this workspace on this device, newest first; each opens with its counts, its rejects and its undo. */
export function ImportHistory({ onOpen }: { onOpen(groupId: string): void }): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const history = useQuery(importQueries.history());
  const columns = useMemo(
    (): Column<ImportGroup>[] => [
      {
        id: 'when',
        header: t('history.when'),
        kind: 'date',
        value: ({ startedAt }) => startedAt,
        cell: ({ startedAt }) => format.instant(startedAt),
        width: 160,
      },
      {
        id: 'files',
        header: t('history.files'),
        value: ({ runs }) => format.list(runs.map(({ name }) => name)),
        width: 360,
        grow: true,
      },
      {
        id: 'rows',
        header: t('table.rows'),
        kind: 'number',
        value: (group) => sum(group, 'total'),
        cell: (group) => format.number(sum(group, 'total')),
        width: 110,
      },
      {
        id: 'rejected',
        header: t('table.rejected'),
        kind: 'number',
        value: (group) => sum(group, 'rejected'),
        cell: (group) => format.number(sum(group, 'rejected')),
        width: 110,
      },
      { id: 'state', header: t('table.state'), value: ({ state }) => t(`states.${state}`), width: 140 },
    ],
    [t, format],
  );
  return (
    <Section title={t('history.title')}>
      {history.data?.length === 0 ? (
        <p className={classes['quiet']}>{t('history.empty')}</p>
      ) : (
        <DataTable
          label={t('history.title')}
          rows={history.data}
          columns={columns}
          rowId={({ id }) => id}
          onOpen={({ id }) => onOpen(id)}
          error={history.error}
          onRetry={() => void history.refetch()}
          empty={<EmptyState>{t('history.empty')}</EmptyState>}
          fit="rows"
        />
      )}
    </Section>
  );
}
