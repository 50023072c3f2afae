import { Button, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { FilterChips, type FilterValues } from '#renderer/components/filter-chips.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Toolbar } from '#renderer/components/page.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useRecordName } from '#renderer/lib/record-name.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { showFailure, showNote, showUndo } from '#renderer/lib/undo.tsx';
import { trashedMatches, type TrashedRow } from './trash-filter.ts';

/** So many at once; a server takes no more. */
const MOST_ERASED = 100;

const rowId = ({ table, id }: TrashedRow): string => `${table}:${id}`;

/** Q5: what was deleted, and the way back, for one or many. */
export function TrashPage(): ReactNode {
  const { t } = useTranslation('trash');
  const recordName = useRecordName();
  const [text, setText] = useState('');
  const [values, setValues] = useState<FilterValues>({});
  const trash = useQuery(core.trash.list.queryOptions({ meta: reads('*') }));
  const { mutate: restore } = useMutation({
    mutationFn: ({ table, id }: TrashedRow) => coreClient.trash.restore({ table, id }),
    onSuccess: (_, row) => showUndo(t('restored', { title: row.title || recordName(row.table) })),
    onError: showFailure,
  });

  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { mutate: restoreMany, isPending } = useMutation({
    mutationFn: (several: readonly TrashedRow[]) =>
      coreClient.trash.restoreMany({ rows: several.map(({ table, id }) => ({ table, id })) }),
    onSuccess: (_, several) => {
      setChosen(new Set());
      showUndo(t('restoredMany', { count: several.length }));
    },
    onError: showFailure,
  });

  const mayErase = useSyncStatus()?.server?.role === 'admin';
  const erase = useMutation({
    mutationFn: (several: readonly TrashedRow[]) =>
      coreClient.trash.erase({ rows: several.map(({ table, id }) => ({ table, id })) }),
    onSuccess: (_, several) => {
      setChosen(new Set());
      showNote(t('erased', { count: several.length }));
    },
    onError: showFailure,
  });

  const columns = useMemo(
    (): Column<TrashedRow>[] => [
      { id: 'title', header: t('title'), value: (row) => row.title, width: 320, grow: true },
      { id: 'kind', header: t('kind'), value: (row) => recordName(row.table), width: 160 },
      { id: 'account', header: t('account'), value: (row) => row.accountName, width: 220 },
      {
        id: 'deleted',
        header: t('deleted'),
        kind: 'date',
        value: (row) => row.deletedAt,
        cell: (row) => <DayText day={row.deletedAt} />,
        width: 140,
      },
      {
        id: 'restore',
        header: t('action'),
        value: () => null,
        cell: (row) => (
          <Button size="compact-xs" variant="default" onClick={() => restore(row)}>
            {t('restore')}
          </Button>
        ),
        width: 120,
        sortable: false,
      },
    ],
    [t, restore, recordName],
  );

  const rows = trash.data?.filter((row) => trashedMatches(row, text, values['kind'] ?? []));
  // What a filter hides is not acted on.
  const chosenRows = rows?.filter((row) => chosen.has(rowId(row))) ?? [];
  const kinds = [...new Set(trash.data?.map(({ table }) => table))].map((table) => ({
    value: table,
    label: recordName(table),
  }));
  return (
    <Page layout="fill">
      <PageHeader title={t('page')} />
      {chosenRows.length > 0 ? (
        <Toolbar
          aside={
            <UnstyledButton fz={12} onClick={() => setChosen(new Set())}>
              {t('clear')}
            </UnstyledButton>
          }
        >
          <strong role="status">{t('chosen', { count: chosenRows.length })}</strong>
          <Button size="compact-sm" variant="default" loading={isPending} onClick={() => restoreMany(chosenRows)}>
            {t('restore')}
          </Button>
          {mayErase && (
            <ConfirmButton
              size="compact-sm"
              variant="subtle"
              color="red"
              disabled={erase.isPending || chosenRows.length > MOST_ERASED}
              question={t('eraseQuestion')}
              confirmLabel={t('erase')}
              onConfirm={() => erase.mutate(chosenRows)}
            >
              {t('erase')}
            </ConfirmButton>
          )}
        </Toolbar>
      ) : (
        <Toolbar>
          <FilterChips
            subject={t('count', { count: rows?.length ?? 0 })}
            filters={kinds.length > 1 ? [{ id: 'kind', name: t('kind'), options: kinds }] : []}
            values={values}
            onChange={setValues}
            search={{ value: text, onChange: setText }}
          />
        </Toolbar>
      )}
      <DataTable
        label={t('page')}
        rows={rows}
        columns={columns}
        rowId={rowId}
        selected={new Set(chosenRows.map(rowId))}
        onSelect={setChosen}
        error={trash.error}
        onRetry={() => void trash.refetch()}
        empty={<EmptyState picture="done">{trash.data?.length === 0 ? t('empty') : t('nothing')}</EmptyState>}
      />
    </Page>
  );
}
