import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useCaseColumns } from './case-columns.tsx';
import { CaseDrawer } from './case-drawer.tsx';
import { CasePanel } from './case-panel.tsx';

/** M1: the account's support cases, followed until the client was told. */
export function CasesPage(): ReactNode {
  const { t } = useTranslation(['cases', 'account']);
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const columns = useCaseColumns();
  const [creating, setCreating] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const cases = useQuery(
    core.cases.list.queryOptions({
      input: { accountId: id },
      meta: reads('support_case', 'case_comment', 'contact', 'member'),
    }),
  );
  const alarms = cases.data?.filter(({ notTold }) => notTold).length ?? 0;
  return (
    <>
      {cases.data && cases.data.length > 0 && (
        <Group justify="space-between" mb="sm">
          {alarms > 0 ? <SignalMark signal="risk" label={t('alarm', { count: alarms })} /> : <span />}
          <Button variant="default" onClick={() => setCreating(true)}>
            {t('new')}
          </Button>
        </Group>
      )}
      <DataTable
        fit="rows"
        label={t('account:tabs.cases')}
        columns={columns}
        rows={cases.data}
        rowId={(row) => row.id}
        onOpen={(row) => setOpenId(row.id)}
        error={cases.error}
        onRetry={() => void cases.refetch()}
        empty={
          <EmptyState picture="note" action={<Button onClick={() => setCreating(true)}>{t('new')}</Button>}>
            {t('empty')}
          </EmptyState>
        }
      />
      {creating && <CaseDrawer accountId={id} supportCase={null} onClose={() => setCreating(false)} />}
      {openId !== null && <CasePanel id={openId} onClose={() => setOpenId(null)} />}
    </>
  );
}
