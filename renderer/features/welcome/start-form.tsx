import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { ProgressRun } from '#renderer/components/progress-run.tsx';
import { errorText } from '#renderer/lib/error-text.ts';
import { useOpenWorkspace } from '#renderer/lib/open-workspace.ts';
import {
  type ProtectionAnswer,
  ProtectionFields,
  protectionOf,
  protectionProblem,
} from '#renderer/components/protection-fields.tsx';
import { useDemo } from './use-demo.ts';
import classes from './welcome.module.css';

type StartKind = 'demo' | 'import' | 'empty';

interface Props {
  kind: StartKind;
  status: WorkspaceStatus;
  onBack(): void;
  onGo(path: '/today' | '/import'): void;
}

/** The few things that must be known before anything is written. */
export function StartForm({ kind, status, onBack, onGo }: Props): ReactNode {
  const { t, i18n } = useTranslation(['welcome', 'common', 'components']);
  const [memberName, setMemberName] = useState('');
  const [name, setName] = useState('');
  const [answer, setAnswer] = useState<ProtectionAnswer>({ kind: 'passphrase', passphrase: '', repeated: '' });
  const [tried, setTried] = useState(false);
  const isDemo = kind === 'demo';
  const language = i18n.language === 'en' ? 'en' : 'pt-BR';

  const protectionError = status.keychainAvailable ? null : protectionProblem(answer);
  const protection = () => (status.keychainAvailable ? { kind: 'keychain' as const } : protectionOf(answer));
  const nameMissing = !isDemo && memberName.trim() === '';
  const demo = useDemo(() => onGo('/today'));
  const start = useOpenWorkspace(
    () => {
      const own = memberName.trim();
      return coreClient.workspaces.create({
        name: name.trim() || t('portfolioOf', { name: own.split(' ')[0] }),
        memberName: own,
        language,
        protection: protection(),
      });
    },
    () => onGo(kind === 'import' ? '/import' : '/today'),
  );
  const isPending = start.isPending || demo.isPending;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (nameMissing || protectionError) return;
    if (isDemo) demo.open(protection());
    else start.mutate(undefined);
  }

  return (
    <form onSubmit={submit} noValidate>
      <h1 className={classes['title']}>{t(`ways.${kind}.name`)}</h1>
      <p className={classes['lead']}>{t(`ways.${kind}.next`)}</p>
      <Stack gap="lg" maw={420}>
        {!isDemo && (
          <>
            <TextInput
              label={t('yourName')}
              value={memberName}
              onChange={({ currentTarget }) => setMemberName(currentTarget.value)}
              error={tried && nameMissing ? t('components:form.required') : null}
              autoComplete="name"
              maxLength={120}
              required
              data-autofocus
            />
            <TextInput
              label={t('portfolioName')}
              description={t('portfolioNameHint')}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              maxLength={120}
            />
          </>
        )}
        {!status.keychainAvailable && (
          <ProtectionFields answer={answer} onChange={setAnswer} problem={tried ? protectionError : null} />
        )}
        {start.error && (
          <Alert color="red" role="alert">
            {errorText(start.error)}
          </Alert>
        )}
        <Group gap="sm">
          <Button variant="default" size="sm" onClick={onBack} disabled={isPending}>
            {t('common:back')}
          </Button>
          <Button type="submit" size="sm" loading={isPending}>
            {t(`ways.${kind}.button`)}
          </Button>
        </Group>
        {isDemo && <ProgressRun run={demo.run} label={t('ways.demo.pending')} />}
        <p role="status" className={classes['quiet']}>
          {start.isPending ? t(`ways.${kind}.pending`) : ''}
        </p>
      </Stack>
    </form>
  );
}
