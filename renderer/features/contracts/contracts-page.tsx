import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountContract } from '#shared/contract/contracts.ts';
import type { Money } from '#shared/domain/money.ts';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useContractColumns } from './contract-columns.tsx';
import { ContractDrawer } from './contract-drawer.tsx';

/** A4: what the client contracted, with what is worth today. */
export function ContractsPage(): ReactNode {
  const { t } = useTranslation(['contracts', 'account']);
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const columns = useContractColumns();
  const [editing, setEditing] = useState<{ contract: AccountContract | null } | null>(null);
  const query = useQuery(core.contracts.list.queryOptions({ input: { accountId: id }, meta: reads('contract') }));
  const add = <Button onClick={() => setEditing({ contract: null })}>{t('new')}</Button>;
  return (
    <QueryView query={query} where={t('failed')}>
      {({ contracts, mrr, arr }) => (
        <>
          {contracts.length > 0 && (
            <Group justify="space-between" mb="sm">
              <Totals mrr={mrr} arr={arr} />
              <Button variant="default" onClick={() => setEditing({ contract: null })}>
                {t('new')}
              </Button>
            </Group>
          )}
          <DataTable
            fit="rows"
            label={t('account:tabs.contracts')}
            columns={columns}
            rows={contracts}
            rowId={(contract) => contract.id}
            onOpen={(contract) => setEditing({ contract })}
            empty={
              <EmptyState picture="file" action={add}>
                {t('empty')}
              </EmptyState>
            }
          />
          {editing && <ContractDrawer accountId={id} contract={editing.contract} onClose={() => setEditing(null)} />}
        </>
      )}
    </QueryView>
  );
}

/** One sum a currency: amounts of two currencies have no sum. */
function Totals({ mrr, arr }: { mrr: readonly Money[]; arr: readonly Money[] }): ReactNode {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const sums = (amounts: readonly Money[]) =>
    format.list(amounts.map(({ minor, currency }) => format.money(minor, currency)));
  return <p>{mrr.length === 0 ? t('noTotals') : t('totals', { mrr: sums(mrr), arr: sums(arr) })}</p>;
}
