import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useSession } from '#renderer/lib/session.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import classes from './settings.module.css';

/** Imports, trash, and the workspaces on this laptop. */
export function DataSection(): ReactNode {
  const { t } = useTranslation('settings');
  const { protection } = useSession();
  const status = useQuery(core.workspaces.status.queryOptions({ meta: reads('workspace') }));
  const open = useOpenWorkspace((id: string) => coreClient.workspaces.open({ id }));
  const removeDemo = useOpenWorkspace(() => coreClient.workspaces.removeDemo());
  return (
    <Stack gap="md">
      <Group gap="xl">
        <Anchor component={Link} to="/import" size="sm">
          {t('data.import')}
        </Anchor>
        <Anchor component={Link} to="/trash" size="sm">
          {t('data.trash')}
        </Anchor>
        <Anchor component={Link} to="/method" size="sm">
          {t('data.method')}
        </Anchor>
      </Group>
      <p className={classes['quiet']}>{t(`data.protection.${protection}`)}</p>
      <ul className={classes['workspaces']} aria-label={t('data.workspaces')}>
        {status.data?.all.map(({ id, kind, name }) => {
          const current = id === status.data.current?.id;
          return (
            <li key={id}>
              <span>
                {name}
                {current && <span className={classes['quiet']}>{` · ${t('data.open')}`}</span>}
              </span>
              <Group gap="sm">
                {!current && (
                  <Button
                    variant="default"
                    loading={open.isPending && open.variables === id}
                    onClick={() => open.mutate(id, { onError: showFailure })}
                  >
                    {t('data.switch')}
                  </Button>
                )}
                {kind === 'demo' && (
                  <ConfirmButton
                    variant="subtle"
                    color="red"
                    question={t('data.removeDemoQuestion')}
                    confirmLabel={t('data.removeDemo')}
                    onConfirm={() => removeDemo.mutate(undefined, { onError: showFailure })}
                  >
                    {t('data.removeDemo')}
                  </ConfirmButton>
                )}
              </Group>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
