import { Alert, Button, CopyButton, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { showNote } from '#renderer/lib/undo.tsx';
import { secretOf } from './fingerprint.ts';
import classes from './joining.module.css';
import { QrPicture } from './qr-picture.tsx';

type Setup = Awaited<ReturnType<typeof coreClient.joining.startSecondFactor>>;
type Doing = 'nothing' | 'starting' | 'ending';

/** A code of an authenticator app besides the password: switched on by its first code, off by password and code. */
export function SecondFactor(): ReactNode {
  const { t } = useTranslation('joining');
  const [doing, setDoing] = useState<Doing>('nothing');
  const [setup, setSetup] = useState<Setup | null>(null);
  const client = useQueryClient();
  const standing = useQuery(core.joining.secondFactor.queryOptions({ staleTime: 0 }));
  const stop = () => {
    setDoing('nothing');
    setSetup(null);
  };
  const done = () => {
    stop();
    void client.invalidateQueries({ queryKey: core.joining.secondFactor.key() });
  };
  return (
    <Section title={t('factor.title')}>
      <p className={classes['quiet']}>{t('factor.hint')}</p>
      {doing === 'nothing' && (
        <QueryView query={standing} where={t('factor.failed')} lines={1}>
          {({ isOn }) => (
            <Group gap="sm" mt="sm">
              <Button variant="default" onClick={() => setDoing(isOn ? 'ending' : 'starting')}>
                {t(isOn ? 'factor.end' : 'factor.start')}
              </Button>
              <span className={classes['quiet']}>{t(isOn ? 'factor.isOn' : 'factor.isOff')}</span>
            </Group>
          )}
        </QueryView>
      )}
      {doing === 'starting' && !setup && <StartStep onCancel={stop} onStarted={setSetup} />}
      {doing === 'starting' && setup && <ConfirmStep setup={setup} onCancel={stop} onDone={done} />}
      {doing === 'ending' && <EndStep onCancel={stop} onDone={done} />}
    </Section>
  );
}

interface StepProps {
  label: string;
  error: unknown;
  pending: boolean;
  ready: boolean;
  onSubmit(): void;
  onCancel(): void;
  children: ReactNode;
}

function Step({ label, error, pending, ready, onSubmit, onCancel, children }: StepProps): ReactNode {
  const { t } = useTranslation('common');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (ready) onSubmit();
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420} mt="sm">
        {children}
        {error !== null && (
          <Alert color="red" role="alert">
            {errorText(error)}
          </Alert>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={!ready}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function StartStep({ onCancel, onStarted }: { onCancel(): void; onStarted(setup: Setup): void }): ReactNode {
  const { t } = useTranslation(['joining', 'common']);
  const [password, setPassword] = useState('');
  const start = useMutation({
    mutationFn: () => coreClient.joining.startSecondFactor({ password }),
    onSuccess: onStarted,
  });
  return (
    <Step
      label={t('common:continue')}
      error={start.error}
      pending={start.isPending}
      ready={password !== ''}
      onSubmit={() => start.mutate()}
      onCancel={onCancel}
    >
      <PasswordInput
        label={t('person.password')}
        autoComplete="current-password"
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
    </Step>
  );
}

function ConfirmStep({ setup, onCancel, onDone }: { setup: Setup; onCancel(): void; onDone(): void }): ReactNode {
  const { t } = useTranslation('joining');
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => coreClient.joining.confirmSecondFactor({ code: code.trim() }),
    onSuccess: () => {
      showNote(t('factor.on'));
      onDone();
    },
  });
  const backup = setup.backupCodes.join('\n');
  return (
    <Step
      label={t('factor.confirm')}
      error={confirm.error}
      pending={confirm.isPending}
      ready={code.trim() !== ''}
      onSubmit={() => confirm.mutate()}
      onCancel={onCancel}
    >
      <p className={classes['flush']}>{t('factor.secret')}</p>
      <QrPicture text={setup.address} label={t('factor.picture')} />
      <p className={classes['flush']}>{t('factor.orKey')}</p>
      <Shown
        text={secretOf(setup.address)}
        copied={secretOf(setup.address).replaceAll(' ', '')}
        label={t('factor.key')}
      />
      <p className={classes['flush']}>{t('factor.backup')}</p>
      <Shown text={backup} copied={backup} label={t('factor.backupCodes')} />
      <TextInput
        label={t('signIn.code')}
        description={t('factor.codeHint')}
        autoComplete="one-time-code"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
    </Step>
  );
}

/** Shown once, with its copy button. */
function Shown({ text, copied: value, label }: { text: string; copied: string; label: string }): ReactNode {
  const { t } = useTranslation('sync');
  return (
    <div>
      <pre className={classes['code']} aria-label={label}>
        {text}
      </pre>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-xs" onClick={copy}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

function EndStep({ onCancel, onDone }: { onCancel(): void; onDone(): void }): ReactNode {
  const { t } = useTranslation('joining');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const end = useMutation({
    mutationFn: () => coreClient.joining.endSecondFactor({ password, code: code.trim() }),
    onSuccess: () => {
      showNote(t('factor.off'));
      onDone();
    },
  });
  return (
    <Step
      label={t('factor.end')}
      error={end.error}
      pending={end.isPending}
      ready={password !== '' && code.trim() !== ''}
      onSubmit={() => end.mutate()}
      onCancel={onCancel}
    >
      <PasswordInput
        label={t('person.password')}
        autoComplete="current-password"
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <TextInput
        label={t('signIn.code')}
        autoComplete="one-time-code"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
    </Step>
  );
}
