import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ProtectionAnswer,
  protectionProblem,
  SHORTEST_PASSPHRASE,
} from '#renderer/components/protection-fields.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';

/** The workspace forbids data in the open: it is encrypted here, and then opens (P10). */
export function EncryptForm({ keychainAvailable }: { keychainAvailable: boolean }): ReactNode {
  const { t } = useTranslation('welcome');
  const [answer, setAnswer] = useState<ProtectionAnswer>({ kind: 'passphrase', passphrase: '', repeated: '' });
  const [tried, setTried] = useState(false);
  const problem = keychainAvailable ? null : protectionProblem(answer);
  const encrypt = useOpenWorkspace(() =>
    coreClient.workspaces.encrypt({
      protection: keychainAvailable ? { kind: 'keychain' } : { kind: 'passphrase', passphrase: answer.passphrase },
    }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!problem) encrypt.mutate(undefined);
  }
  const shown = tried ? problem : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420} align="flex-start">
        {!keychainAvailable && (
          <>
            <PasswordInput
              w="100%"
              label={t('protection.choose')}
              description={t('protection.passphraseHint')}
              value={answer.passphrase}
              onChange={({ currentTarget }) => setAnswer({ ...answer, passphrase: currentTarget.value })}
              error={shown === 'short' ? t('protection.short', { count: SHORTEST_PASSPHRASE }) : null}
              autoComplete="new-password"
            />
            <PasswordInput
              w="100%"
              label={t('protection.repeat')}
              value={answer.repeated}
              onChange={({ currentTarget }) => setAnswer({ ...answer, repeated: currentTarget.value })}
              error={shown === 'different' ? t('protection.different') : null}
              autoComplete="new-password"
            />
          </>
        )}
        {encrypt.error && <p role="alert">{errorText(encrypt.error)}</p>}
        <Button type="submit" size="sm" loading={encrypt.isPending}>
          {t('failed.encrypt')}
        </Button>
      </Stack>
    </form>
  );
}
