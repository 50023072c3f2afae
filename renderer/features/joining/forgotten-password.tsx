import { Alert, Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import classes from './joining.module.css';

interface Props {
  email: string;
  /** The password was set: it is good for signing in. */
  onDone(email: string, password: string): void;
  onBack(): void;
}

/** Asks for the mail with a code, then sets the new password with it; no browser is needed. */
export function ForgottenPassword({ email: known, onDone, onBack }: Props): ReactNode {
  const [email, setEmail] = useState(known);
  const [step, setStep] = useState<'ask' | 'code'>('ask');
  const [isMailed, setIsMailed] = useState(false);
  return step === 'ask' ? (
    <AskForMail
      email={email}
      onEmail={setEmail}
      onBack={onBack}
      onNext={(mailed) => {
        setIsMailed(mailed);
        setStep('code');
      }}
    />
  ) : (
    <SetPassword mailedTo={isMailed ? email : null} onBack={onBack} onDone={(password) => onDone(email, password)} />
  );
}

interface AskProps {
  email: string;
  onEmail(email: string): void;
  onNext(mailed: boolean): void;
  onBack(): void;
}

function AskForMail({ email, onEmail, onNext, onBack }: AskProps): ReactNode {
  const { t } = useTranslation('joining');
  const ask = useMutation({
    mutationFn: () => coreClient.joining.requestReset({ email: email.trim() }),
    onSuccess: () => onNext(true),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (email.trim() !== '') ask.mutate();
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className={classes['flush']}>{t('forgotten.lead')}</p>
        <TextInput
          label={t('person.email')}
          type="email"
          autoComplete="username"
          value={email}
          data-autofocus
          onChange={({ currentTarget }) => onEmail(currentTarget.value)}
        />
        {ask.error && (
          <Alert color="red" role="alert">
            {errorText(ask.error)}
          </Alert>
        )}
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onNext(false)}>
          {t('forgotten.haveCode')}
        </Anchor>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onBack}>
            {t('forgotten.back')}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={email.trim() === ''}>
            {t('forgotten.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SetProps {
  /** Null: the code comes from somebody who runs the workspace. */
  mailedTo: string | null;
  onDone(password: string): void;
  onBack(): void;
}

function SetPassword({ mailedTo, onDone, onBack }: SetProps): ReactNode {
  const { t } = useTranslation('joining');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => coreClient.joining.resetPassword({ code: code.trim(), password }),
    onSuccess: () => onDone(password),
  });
  const isReady = code.trim() !== '' && password !== '';
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isReady) reset.mutate();
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className={classes['flush']} role="status">
          {mailedTo === null ? t('forgotten.fromAdmin') : t('forgotten.mailed', { email: mailedTo })}
        </p>
        <TextInput
          label={t('forgotten.code')}
          autoComplete="one-time-code"
          maxLength={100}
          value={code}
          data-autofocus
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <PasswordInput
          label={t('password.next')}
          description={t('person.passwordHint')}
          autoComplete="new-password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <p className={classes['quiet']}>{t('forgotten.everywhere')}</p>
        {reset.error && (
          <Alert color="red" role="alert">
            {errorText(reset.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onBack}>
            {t('forgotten.back')}
          </Button>
          <Button type="submit" loading={reset.isPending} disabled={!isReady}>
            {t('forgotten.set')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
