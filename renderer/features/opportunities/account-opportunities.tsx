import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '#renderer/components/data-table.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useOpportunityColumns } from './opportunity-columns.tsx';
import { OpportunityDrawer, type OpportunityStart } from './opportunity-drawer.tsx';
import { opportunityQueries } from './opportunity-queries.ts';
import { SignalList } from './signal-list.tsx';

/** L1: what this client could buy, below what it has. */
export function AccountOpportunities(): ReactNode {
  const { t } = useTranslation('commercial');
  const { accountId = '' } = useParams({ strict: false });
  const list = useQuery(opportunityQueries.list(accountId));
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') }));
  const columns = useOpportunityColumns(false);
  const [open, setOpen] = useState<OpportunityStart | null>(null);
  const accountName = accounts.data?.find(({ id }) => id === accountId)?.name ?? '';
  const start = { accountId, accountName, opportunity: null };
  return (
    <section aria-label={t('opportunities.page')} style={{ marginTop: 32 }}>
      <Group justify="space-between" mb="sm">
        <h2 style={{ margin: 0, fontSize: 15 }}>{t('opportunities.page')}</h2>
        <Button variant="default" onClick={() => setOpen(start)}>
          {t('opportunities.new')}
        </Button>
      </Group>
      <DataTable
        fit="rows"
        label={t('opportunities.page')}
        columns={columns}
        rows={list.data?.opportunities}
        rowId={({ id }) => id}
        onOpen={(opportunity) => setOpen({ ...start, opportunity })}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState picture="list">{t('opportunities.none')}</EmptyState>}
      />
      {list.data && list.data.signals.length > 0 && (
        <div style={{ marginTop: 24 }}>
          <SignalList
            signals={list.data.signals}
            asOf={list.data.signalsOn}
            onAdd={({ kind }) => setOpen({ ...start, kind, origin: 'data' })}
          />
        </div>
      )}
      {open && <OpportunityDrawer start={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
