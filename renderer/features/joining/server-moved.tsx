import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { showNote } from '#renderer/lib/undo.tsx';
import classes from './joining.module.css';

/** The server has a new certificate or address: this computer goes on there once its operator's word is typed (5.3). */
export function ServerMoved({ onClose }: OverlayProps<'server-moved'>): ReactNode {
  const { t } = useTranslation(['joining', 'common']);
  const server = useSyncStatus()?.server;
  const [given, setGiven] = useState('');
  const move = useOpenWorkspace(
    (typed: string) => coreClient.joining.moveServer({ given: typed }),
    () => {
      showNote(t('moved.done'));
      onClose();
    },
  );
  const empty = given.trim() === '';
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!empty) move.mutate(given.trim());
  }
  return (
    <Modal opened onClose={onClose} title={t('moved.title')} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p className={classes['flush']}>{t('moved.lead')}</p>
          {server && <p className={classes['quiet']}>{t('moved.known', { address: server.address })}</p>}
          <Textarea
            label={t('moved.label')}
            description={t('moved.hint')}
            value={given}
            onChange={({ currentTarget }) => setGiven(currentTarget.value)}
            classNames={{ input: classes['code'] ?? '' }}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            data-autofocus
          />
          {move.error && (
            <Alert color="red" role="alert">
              {errorText(move.error)}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={move.isPending} disabled={empty}>
              {t('moved.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
