import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { focusNow } from '#renderer/lib/focus-now.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import classes from './welcome.module.css';

/** The passphrase opens the data; it is kept nowhere. */
export function UnlockForm({ name, onOther }: { name: string; onOther(): void }): ReactNode {
  const { t } = useTranslation('welcome');
  const [passphrase, setPassphrase] = useState('');
  const unlock = useOpenWorkspace(() => coreClient.workspaces.unlock({ passphrase }));
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (passphrase) unlock.mutate(undefined);
  }
  return (
    <form onSubmit={submit} noValidate>
      <h1 className={classes['title']}>{t('unlock.title', { name })}</h1>
      <p className={classes['lead']}>{t('unlock.lead')}</p>
      <Stack gap="lg" maw={420}>
        <PasswordInput
          label={t('unlock.passphrase')}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          error={unlock.error ? errorText(unlock.error) : null}
          autoComplete="current-password"
          ref={focusNow}
        />
        <Group gap="sm">
          <Button type="submit" size="sm" loading={unlock.isPending}>
            {t('unlock.button')}
          </Button>
          <Button variant="subtle" size="sm" onClick={onOther}>
            {t('unlock.other')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
