import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportGroup, ImportIssue, ImportRun } from '#shared/contract/imports.ts';
import { rejectReasons } from '#shared/domain/import/row-reading.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showNote } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useImportNames } from './import-names.ts';
import classes from './import.module.css';
import { importQueries } from './import-queries.ts';

/** Every rejected row: line, column, reason, value; the whole list as a file. */
export function RejectedList({ group }: { group: ImportGroup }): ReactNode {
  const { t } = useTranslation('import');
  const runs = group.runs.filter(({ rejected, adjusted }) => rejected + adjusted > 0);
  const { mutate: save, isPending } = useMutation({
    mutationFn: async () => {
      const file = await window.ongoing.saveFile({
        title: t('rejected.saveTitle'),
        suggestedName: t('rejected.fileName'),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (!file) return null;
      const reasons = Object.fromEntries(rejectReasons.map((reason) => [reason, t(`reasons.${reason}`)]));
      const headers = (['file', 'line', 'column', 'reason', 'value'] as const).map((key) => t(`rejected.${key}`));
      const [file_, line, column, reason, value] = headers as [string, string, string, string, string];
      const input = { groupId: group.id, token: file.token, headers: [file_, line, column, reason, value], reasons };
      return coreClient.imports.saveRejected(input as Parameters<typeof coreClient.imports.saveRejected>[0]);
    },
    onSuccess: (saved) => saved && showNote(t('rejected.saved', { count: saved.rows })),
    onError: showFailure,
  });
  if (runs.length === 0) return <p className={classes['quiet']}>{t('rejected.none')}</p>;
  return (
    <>
      <Button variant="default" loading={isPending} onClick={() => save()}>
        {t('rejected.save')}
      </Button>
      {runs.map((run) => (
        <RunIssues key={run.id} run={run} />
      ))}
    </>
  );
}

type Shown = ImportIssue & { n: number };

function RunIssues({ run }: { run: ImportRun }): ReactNode {
  const { t } = useTranslation('import');
  const names = useImportNames();
  const format = useFormat();
  const query = useQuery(importQueries.rejected(run.id));
  const columns = useMemo(
    (): Column<Shown>[] => [
      {
        id: 'line',
        header: t('rejected.line'),
        kind: 'number',
        value: ({ line }) => line,
        cell: ({ line }) => format.number(line),
        width: 88,
      },
      {
        id: 'column',
        header: t('rejected.column'),
        value: ({ column }) => column || t('rejected.wholeRow'),
        width: 200,
      },
      {
        id: 'reason',
        header: t('rejected.reason'),
        value: ({ reason, kept }) => names.reason(reason, kept),
        width: 360,
        grow: true,
      },
      { id: 'value', header: t('rejected.value'), value: ({ value }) => value, width: 260 },
    ],
    [t, names, format],
  );
  const rows = useMemo(() => query.data?.issues.map((issue, n) => ({ ...issue, n })), [query.data]);
  const total = query.data?.total ?? 0;
  return (
    <>
      <h3 className={classes['runName']}>{run.name}</h3>
      <DataTable
        label={`${t('rejected.title')}: ${run.name}`}
        rows={rows}
        columns={columns}
        rowId={({ n }) => String(n)}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={t('rejected.none')}
        fit="rows"
      />
      {rows && rows.length < total && (
        <p className={classes['quiet']}>
          {t('rejected.showing', { shown: format.number(rows.length), total: format.number(total) })}
        </p>
      )}
    </>
  );
}
