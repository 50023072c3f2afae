import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { CopyAccounts } from './copy-accounts.tsx';
import classes from './joining.module.css';

/** Takes clients of a local portfolio along into the shared workspace; the old file stays (sync.md 2.3). */
export function CopyPage(): ReactNode {
  const { t } = useTranslation('joining');
  const workspaces = useQuery(core.workspaces.status.queryOptions({ meta: reads('workspace') }));
  const [chosen, setChosen] = useState<string | null>(null);
  const local = workspaces.data?.all.filter(({ kind }) => kind === 'local') ?? [];
  const isShared = workspaces.data?.current?.kind === 'shared';
  const workspaceId = chosen ?? local[0]?.id ?? null;
  return (
    <Page>
      <PageHeader title={t('copy.page')} />
      {!workspaces.data && <LoadingLines />}
      {workspaces.data && (!isShared || workspaceId === null) && (
        <EmptyState picture="people">{t(isShared ? 'copy.noLocal' : 'copy.notShared')}</EmptyState>
      )}
      {isShared && workspaceId !== null && (
        <>
          <p className={classes['lead']}>{t('copy.lead')}</p>
          {local.length > 1 && (
            <Select
              label={t('copy.from')}
              maw={360}
              mb="lg"
              allowDeselect={false}
              value={workspaceId}
              onChange={setChosen}
              data={local.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <CopyAccounts key={workspaceId} workspaceId={workspaceId} />
        </>
      )}
    </Page>
  );
}
