import { Alert, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { ORPCError } from '@orpc/client';
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
import type { Invitation } from './invitation-facts.tsx';
import { useSessionIfOpen } from '#renderer/lib/session.ts';
import classes from './joining.module.css';

interface Props {
  code: string;
  invitation: Invitation;
  keychainAvailable: boolean;
  onBack(): void;
  onJoined(status: WorkspaceStatus): void;
}

const isMail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

/** Who joins: name, e-mail, password, this computer's name, and how its data is protected where no keychain is. */
export function PersonForm({ code, invitation, keychainAvailable, onBack, onJoined }: Props): ReactNode {
  const { t } = useTranslation(['joining', 'common', 'components']);
  const session = useSessionIfOpen();
  // Whoever has a portfolio here has told the name already.
  const ownName = session && !session.isDemo ? session.me.memberName : '';
  const [person, setPerson] = useState({
    name: invitation.name ?? ownName,
    email: invitation.email ?? '',
    password: '',
    deviceName: '',
    secondFactor: '',
  });
  const [answer, setAnswer] = useState<ProtectionAnswer>({ kind: 'passphrase', passphrase: '', repeated: '' });
  const [tried, setTried] = useState(false);
  const protectionError = keychainAvailable ? null : protectionProblem(answer);
  const firstName = person.name.trim().split(' ')[0] ?? '';
  const deviceName = person.deviceName.trim() || t('person.deviceOf', { name: firstName });
  const missing = {
    name: person.name.trim() === '',
    email: !isMail(person.email),
    password: person.password === '',
  };
  const join = useOpenWorkspace(
    () =>
      coreClient.joining.join({
        code,
        name: person.name,
        email: person.email.trim(),
        password: person.password,
        secondFactor: person.secondFactor.trim() || null,
        deviceName,
        protection: keychainAvailable ? { kind: 'keychain' } : protectionOf(answer),
      }),
    onJoined,
  );
  const asksCode =
    person.secondFactor !== '' || (join.error instanceof ORPCError && join.error.code === 'SECOND_FACTOR_REQUIRED');

  const field = (name: keyof typeof person) => ({
    value: person[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setPerson({ ...person, [name]: currentTarget.value }),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (missing.name || missing.email || missing.password || protectionError) return;
    join.mutate(undefined);
  }

  const required = t('components:form.required');
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={420}>
        <TextInput
          label={t('person.name')}
          autoComplete="name"
          ref={focusNow}
          maxLength={120}
          required
          error={tried && missing.name ? required : null}
          {...field('name')}
        />
        <TextInput
          label={t('person.email')}
          type="email"
          autoComplete="email"
          maxLength={200}
          required
          error={tried && missing.email ? t('components:form.email') : null}
          {...field('email')}
        />
        <PasswordInput
          label={t('person.password')}
          description={t('person.passwordHint')}
          autoComplete="new-password"
          maxLength={128}
          required
          error={tried && missing.password ? required : null}
          {...field('password')}
        />
        {asksCode && (
          <TextInput
            label={t('signIn.code')}
            description={t('signIn.codeHint')}
            autoComplete="one-time-code"
            maxLength={40}
            {...field('secondFactor')}
          />
        )}
        <TextInput
          label={t('person.device')}
          description={t('person.deviceHint')}
          placeholder={firstName ? deviceName : ''}
          maxLength={120}
          {...field('deviceName')}
        />
        {!keychainAvailable && (
          <ProtectionFields answer={answer} onChange={setAnswer} problem={tried ? protectionError : null} />
        )}
        {join.error && (
          <Alert color="red" role="alert">
            {errorText(join.error)}
          </Alert>
        )}
        <Group gap="sm">
          <Button variant="default" size="sm" onClick={onBack} disabled={join.isPending}>
            {t('common:back')}
          </Button>
          <Button type="submit" size="sm" loading={join.isPending}>
            {t('person.join')}
          </Button>
        </Group>
        <p role="status" className={classes['quiet']}>
          {join.isPending ? t('person.pending') : t(invitation.canCopy ? 'person.copyLater' : 'person.separate')}
        </p>
      </Stack>
    </form>
  );
}
