import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportRunView } from './import-run-view.tsx';
import { ImportSetup } from './import-setup.tsx';

/** O1: files → rows, in three steps: choose and settle, check, import. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation('import');
  const { group } = useSearch({ from: '/import' });
  const navigate = useNavigate();
  const show = useCallback(
    (id: string | undefined) => void navigate({ to: '/import', search: id === undefined ? {} : { group: id } }),
    [navigate],
  );
  return (
    <Page>
      <PageHeader title={t('page')} />
      {group === undefined ? (
        <>
          <ImportSetup onStarted={show} />
          <ImportHistory onOpen={show} />
        </>
      ) : (
        <ImportRunView key={group} groupId={group} onNew={() => show(undefined)} />
      )}
    </Page>
  );
}
