import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { closeInspector } from '#renderer/lib/inspector.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import { closeOverlay } from '#renderer/lib/overlays.ts';
import { BrandMark } from './brand-mark.tsx';
import { statusQuery } from './opening-queries.ts';
import { OverlayHost } from './overlays.tsx';
import classes from './shell.module.css';

const ProblemNote = lazy(async () => ({
  default: (await import('#renderer/features/sync/problem-note.tsx')).ProblemNote,
}));

/** A lease that is over stands in the place of every page until the server was reached (sync.md 2.12); all data stays. */
export function LeaseLock({ status }: { status: SyncStatus }): ReactNode {
  const { t } = useTranslation('shell');
  const workspaces = useQuery(statusQuery());
  const open = useOpenWorkspace((id: string) => coreClient.workspaces.open({ id }));
  // What was open over or beside a page shows data of it.
  useEffect(() => {
    closeOverlay();
    closeInspector();
  }, []);
  const { all = [], current = null } = workspaces.data ?? {};
  return (
    <main id="page" className={classes['locked']}>
      <BrandMark size={24} />
      <h1 className="only-read">{status.server?.workspaceName ?? ''}</h1>
      <Suspense fallback={null}>
        <ProblemNote problem="lease_expired" onLeave={() => undefined} />
        {/* What keeps the server out of reach is solved here too: no other page is shown. */}
        {status.problem !== null && status.problem !== 'lease_expired' && status.problem !== 'signed_out' && (
          <ProblemNote problem={status.problem} onLeave={() => undefined} />
        )}
      </Suspense>
      <Group gap="md">
        {all
          .filter(({ id }) => id !== current?.id)
          .map(({ id, name }) => (
            <Anchor key={id} component="button" type="button" size="sm" onClick={() => open.mutate(id)}>
              {t('openOther', { name })}
            </Anchor>
          ))}
      </Group>
      <OverlayHost />
    </main>
  );
}
