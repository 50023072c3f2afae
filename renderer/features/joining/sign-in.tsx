import { Alert, Anchor, Button, Group, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { showNote } from '#renderer/lib/undo.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import classes from './joining.module.css';

/** Signs in again; work never waited for it (security.md 5.3). */
export function SignIn({ onClose }: OverlayProps<'sign-in'>): ReactNode {
  const { t } = useTranslation('joining');
  const server = useSyncStatus()?.server;
  const [forgotten, setForgotten] = useState<string | null>(null);
  const [known, setKnown] = useState({ email: '', password: '' });
  const workspace = server?.workspaceName ?? '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={forgotten === null ? t('signIn.title', { workspace }) : t('forgotten.title')}
      size="sm"
    >
      {forgotten === null ? (
        <SignInForm
          initial={{ ...known, email: known.email || (server?.email ?? '') }}
          onForgot={setForgotten}
          onClose={onClose}
        />
      ) : (
        <ForgottenPassword
          email={forgotten}
          onDone={(email, password) => {
            setKnown({ email, password });
            setForgotten(null);
          }}
          onBack={() => setForgotten(null)}
        />
      )}
    </Modal>
  );
}

interface FormProps {
  initial: { email: string; password: string };
  onForgot(email: string): void;
  onClose(): void;
}

function SignInForm({ initial, onForgot, onClose }: FormProps): ReactNode {
  const { t } = useTranslation(['joining', 'common']);
  const client = useQueryClient();
  const [typedEmail, setEmail] = useState<string | null>(null);
  const [password, setPassword] = useState(initial.password);
  const [code, setCode] = useState('');
  const email = typedEmail ?? initial.email;
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
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onForgot(email.trim())}>
          {t('signIn.forgot')}
        </Anchor>
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
  );
}
