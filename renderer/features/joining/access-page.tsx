import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { type Device, DeviceList } from '#renderer/components/device-list.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Facts, Page, Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { showFailure, showNote } from '#renderer/lib/undo.tsx';
import classes from './joining.module.css';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';

type Server = NonNullable<SyncStatus['server']>;

/** Your place in the shared workspace: where, as whom, on which computers (security.md 5.3). */
export function AccessPage(): ReactNode {
  const { t } = useTranslation('joining');
  const status = useSyncStatus();
  return (
    <Page>
      <PageHeader title={t('access.page')} />
      {!status && <LoadingLines />}
      {status && !status.server && (
        <EmptyState
          picture="people"
          title={t('access.local')}
          action={
            <Button component={Link} to="/join">
              {t('page')}
            </Button>
          }
        >
          {t('access.localWhat')}
        </EmptyState>
      )}
      {status?.server && (
        <div className={classes['columns']}>
          <div>
            <Place server={status.server} signedOut={status.problem === 'signed_out'} />
            <OwnDevices />
          </div>
          <div>
            <SecondFactor />
            <PasswordForm />
          </div>
        </div>
      )}
    </Page>
  );
}

function Place({ server, signedOut }: { server: Server; signedOut: boolean }): ReactNode {
  const { t } = useTranslation('joining');
  const client = useQueryClient();
  const workspaces = useQuery(core.workspaces.status.queryOptions({ meta: reads('workspace') }));
  const hasLocal = workspaces.data?.all.some(({ kind }) => kind === 'local') ?? false;
  const signOut = useMutation({
    mutationFn: () => coreClient.joining.signOut(),
    onSuccess: () => {
      showNote(t('access.signedOut'));
      void client.invalidateQueries({ queryKey: core.sync.status.key() });
    },
    onError: showFailure,
  });
  return (
    <Section title={t('access.where')}>
      <Facts
        items={[
          { label: t('facts.workspace'), value: server.workspaceName },
          { label: t('facts.server'), value: server.address },
          { label: t('person.name'), value: server.memberName, note: server.email },
          { label: t('facts.role'), value: t(`role.${server.role}`), note: t(`roleMeans.${server.role}`) },
          { label: t('person.device'), value: server.deviceName },
        ]}
      />
      <Group gap="sm">
        {signedOut ? (
          <Button onClick={() => openOverlay('sign-in', {})}>{t('signIn.button')}</Button>
        ) : (
          <ConfirmButton
            variant="default"
            question={t('access.signOutQuestion')}
            confirmLabel={t('access.signOut')}
            onConfirm={() => signOut.mutate()}
          >
            {t('access.signOut')}
          </ConfirmButton>
        )}
        {hasLocal && (
          <Button component={Link} to="/copy" variant="default">
            {t('copy.page')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={() => openOverlay('server-moved', {})}>
          {t('moved.title')}
        </Button>
        {server.role === 'admin' && (
          <Button component={Link} to="/people" variant="default">
            {t('access.people')}
          </Button>
        )}
      </Group>
    </Section>
  );
}

function OwnDevices(): ReactNode {
  const { t } = useTranslation('joining');
  const client = useQueryClient();
  const devices = useQuery(core.joining.devices.queryOptions({ staleTime: 0 }));
  const revoke = useMutation({
    mutationFn: ({ device, wipe }: { device: Device; wipe: boolean }) =>
      coreClient.joining.revokeDevice({ id: device.id, wipe }),
    onSuccess: (_, { wipe }) => {
      showNote(t(wipe ? 'devices.wiped' : 'devices.revoked'));
      void client.invalidateQueries({ queryKey: core.joining.devices.key() });
    },
    onError: showFailure,
  });
  return (
    <Section title={t('devices.title')}>
      <p className={classes['quiet']}>{t('devices.hint')}</p>
      <QueryView query={devices} where={t('devices.failed')} lines={3}>
        {(list) => <DeviceList devices={list} onRevoke={(device, wipe) => revoke.mutate({ device, wipe })} />}
      </QueryView>
    </Section>
  );
}
