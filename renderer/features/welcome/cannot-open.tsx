import { Alert, Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import { EncryptForm } from './encrypt-form.tsx';
import classes from './welcome.module.css';

interface Props {
  status: WorkspaceStatus;
  onNew(): void;
  onRecover(): void;
  onJoin(): void;
}

/** A workspace that does not open: why, that nothing is lost, and every way on. */
export function CannotOpen({ status, onNew, onRecover, onJoin }: Props): ReactNode {
  const { t } = useTranslation(['welcome', 'errors', 'components']);
  const open = useOpenWorkspace((id: string) => coreClient.workspaces.open({ id }));
  const { current, failure, all } = status;
  const others = all.filter(({ id }) => id !== current?.id);
  return (
    <>
      <h1 className={classes['title']}>{t('failed.title', { name: current?.name ?? '' })}</h1>
      <Stack gap="lg" maw={520}>
        <Alert color="red" role="alert">
          {t(`errors:${failure ?? 'UNKNOWN'}`)}
        </Alert>
        {open.error && <p role="alert">{errorText(open.error)}</p>}
        {failure === 'MUST_BE_ENCRYPTED' && <EncryptForm keychainAvailable={status.keychainAvailable} />}
        <Group gap="sm">
          {current && failure !== 'MUST_BE_ENCRYPTED' && failure !== 'WORKSPACE_WIPED' && (
            <Button size="sm" loading={open.isPending} onClick={() => open.mutate(current.id)}>
              {t('components:error.retry')}
            </Button>
          )}
          {status.hasRecovery && failure === 'KEYCHAIN_FAILED' && (
            <Button size="sm" variant="default" onClick={onRecover}>
              {t('recover.button')}
            </Button>
          )}
          {failure === 'WORKSPACE_WIPED' && (
            <Button size="sm" onClick={onJoin}>
              {t('ways.join.name')}
            </Button>
          )}
          {others.map(({ id, name }) => (
            <Button key={id} size="sm" variant="default" onClick={() => open.mutate(id)}>
              {t('failed.openOther', { name })}
            </Button>
          ))}
          <Button size="sm" variant="subtle" onClick={onNew}>
            {t('failed.startNew')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}
