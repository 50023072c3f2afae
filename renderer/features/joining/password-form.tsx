import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { showNote } from '#renderer/lib/undo.tsx';

const empty = { current: '', next: '', repeated: '', code: '' };

/** A new password; other computers are signed out by it. */
export function PasswordForm(): ReactNode {
  const { t } = useTranslation(['joining', 'welcome']);
  const [answer, setAnswer] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      coreClient.joining.changePassword({
        current: answer.current,
        next: answer.next,
        ...(answer.code.trim() ? { secondFactor: answer.code.trim() } : {}),
      }),
    onSuccess: () => {
      setAnswer(empty);
      setTried(false);
      showNote(t('password.done'));
    },
  });
  const asksCode =
    answer.code !== '' || (change.error instanceof ORPCError && change.error.code === 'SECOND_FACTOR_REQUIRED');
  const different = answer.next !== answer.repeated;
  const field = (name: keyof typeof empty) => ({
    value: answer[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setAnswer({ ...answer, [name]: currentTarget.value }),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!different && answer.current !== '' && answer.next !== '') change.mutate();
  }
  return (
    <Section title={t('password.title')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md" maw={360}>
          <PasswordInput label={t('password.current')} autoComplete="current-password" {...field('current')} />
          <PasswordInput
            label={t('password.next')}
            description={t('person.passwordHint')}
            autoComplete="new-password"
            {...field('next')}
          />
          <PasswordInput
            label={t('password.repeat')}
            autoComplete="new-password"
            error={tried && different ? t('welcome:protection.different') : null}
            {...field('repeated')}
          />
          {asksCode && (
            <TextInput label={t('signIn.code')} autoComplete="one-time-code" maxLength={40} {...field('code')} />
          )}
          {change.error && (
            <Alert color="red" role="alert">
              {errorText(change.error)}
            </Alert>
          )}
          <div>
            <Button
              type="submit"
              variant="default"
              loading={change.isPending}
              disabled={answer.current === '' || answer.next === ''}
            >
              {t('password.button')}
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
