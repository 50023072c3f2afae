import { Alert, Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { showNote } from '#renderer/lib/undo.tsx';
import classes from './joining.module.css';

/** Signs in again; work never waited for it (security.md 5.3). */
export function SignIn({ onClose }: OverlayProps<'sign-in'>): ReactNode {
  const { t } = useTranslation(['joining', 'common']);
  const server = useSyncStatus()?.server;
  const client = useQueryClient();
  const [typedEmail, setEmail] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const email = typedEmail ?? server?.email ?? '';
  const signIn = useMutation({
    mutationFn: () => coreClient.joining.signIn({ email: email.trim(), password, secondFactor: code.trim() || null }),
    onSuccess: () => {
      showNote(t('signIn.done'));
      void client.invalidateQueries({ queryKey: core.sync.status.key() });
      onClose();
    },
  });
  const asksCode = code !== '' || (signIn.error instanceof ORPCError && signIn.error.code === 'SECOND_FACTOR_REQUIRED');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (email.trim() !== '' && password !== '') signIn.mutate();
  }
  return (
    <Modal opened onClose={onClose} title={t('signIn.title', { workspace: server?.workspaceName ?? '' })} size="sm">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p className={classes['flush']}>{t('signIn.lead')}</p>
          <TextInput
            label={t('person.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <PasswordInput
            label={t('person.password')}
            autoComplete="current-password"
            value={password}
            data-autofocus
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          {asksCode && (
            <TextInput
              label={t('signIn.code')}
              description={t('signIn.codeHint')}
              autoComplete="one-time-code"
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
            />
          )}
          {signIn.error && (
            <Alert color="red" role="alert">
              {errorText(signIn.error)}
            </Alert>
          )}
          <p className={classes['quiet']}>{t('signIn.forgot')}</p>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={signIn.isPending} disabled={email.trim() === '' || password === ''}>
              {t('signIn.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
