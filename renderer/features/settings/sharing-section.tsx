import { Anchor, Button, Group, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import classes from './settings.module.css';

/** The shared workspace: join one, or the ways to sync, access and people of the one that is open. */
export function SharingSection(): ReactNode {
  const { t } = useTranslation('settings');
  const status = useSyncStatus();
  if (!status?.server) {
    return (
      <Stack gap="md" align="flex-start">
        <p className={classes['quiet']}>{t('sharing.local')}</p>
        <Button component={Link} to="/join" variant="default">
          {t('sharing.join')}
        </Button>
      </Stack>
    );
  }
  const { server } = status;
  return (
    <Stack gap="md">
      <p className={classes['quiet']}>
        {t('sharing.where', { workspace: server.workspaceName, address: server.address, name: server.memberName })}
      </p>
      <Group gap="xl" style={{ rowGap: 8 }}>
        <Anchor component={Link} to="/access" size="sm">
          {t('sharing.access')}
        </Anchor>
        {server.role === 'admin' && (
          <Anchor component={Link} to="/people" size="sm">
            {t('sharing.people')}
          </Anchor>
        )}
        <Anchor component={Link} to="/sync/review" size="sm">
          {t('sharing.toReview')}
        </Anchor>
        <Anchor component={Link} to="/join" size="sm">
          {t('sharing.joinOther')}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={() => openOverlay('sync', {})}>
          {t('sharing.sync')}
        </Anchor>
      </Group>
    </Stack>
  );
}
