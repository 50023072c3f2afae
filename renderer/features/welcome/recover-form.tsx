import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import {
  type ProtectionAnswer,
  ProtectionFields,
  protectionOf,
  protectionProblem,
} from '#renderer/components/protection-fields.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { focusNow } from '#renderer/lib/focus-now.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import classes from './welcome.module.css';

/** The keychain lost the key: the code that was kept opens the data, and the key is kept anew (security.md 5.2). */
export function RecoverForm({ status, onBack }: { status: WorkspaceStatus; onBack(): void }): ReactNode {
  const { t } = useTranslation(['welcome', 'common']);
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<ProtectionAnswer>({ kind: 'passphrase', passphrase: '', repeated: '' });
  const [tried, setTried] = useState(false);
  const problem = status.keychainAvailable ? null : protectionProblem(answer);
  const recover = useOpenWorkspace(() =>
    coreClient.workspaces.recover({
      code: code.trim(),
      protection: status.keychainAvailable ? { kind: 'keychain' } : protectionOf(answer),
    }),
  );
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '' && !problem) recover.mutate(undefined);
  }
  return (
    <form onSubmit={submit} noValidate>
      <h1 className={classes['title']}>{t('recover.button')}</h1>
      <p className={classes['lead']}>{t('recover.lead')}</p>
      <Stack gap="lg" maw={420}>
        <TextInput
          label={t('recover.code')}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          error={recover.error ? errorText(recover.error) : null}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          ref={focusNow}
        />
        {!status.keychainAvailable && (
          <ProtectionFields answer={answer} onChange={setAnswer} problem={tried ? problem : null} />
        )}
        <Group gap="sm">
          <Button variant="default" size="sm" onClick={onBack} disabled={recover.isPending}>
            {t('common:back')}
          </Button>
          <Button type="submit" size="sm" loading={recover.isPending} disabled={code.trim() === ''}>
            {t('recover.open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
