import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readInvitationCode } from '#shared/contract/server/invitation-code.ts';
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
  const [asked, setAsked] = useState<string | null>(null);
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
    if (empty) return;
    // The session goes wherever the invitation says: that is read and confirmed first.
    const address = readInvitationCode(given)?.address ?? null;
    if (address !== null && address !== server?.address && address !== asked) setAsked(address);
    else move.mutate(given.trim());
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
            onChange={({ currentTarget }) => {
              setGiven(currentTarget.value);
              setAsked(null);
            }}
            classNames={{ input: classes['code'] ?? '' }}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            spellCheck={false}
            autoComplete="off"
            data-autofocus
          />
          {asked !== null && (
            <Alert color="yellow" role="alert" title={t('moved.elsewhere')}>
              <p className={classes['flush']}>{t('moved.from', { address: server?.address ?? '' })}</p>
              <p className={classes['flush']}>{t('moved.to', { address: asked })}</p>
              <p className={classes['flush']}>{t('moved.risk')}</p>
            </Alert>
          )}
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
              {t(asked === null ? 'moved.button' : 'moved.goThere')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
