import { Alert, PasswordInput, Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtectionChoice } from '#shared/contract/system.ts';

export interface ProtectionAnswer {
  kind: 'passphrase' | 'none';
  passphrase: string;
  repeated: string;
}

export type ProtectionProblem = 'short' | 'different';

/** Shortest passphrase, in characters (the contract's own limit). */
export const SHORTEST_PASSPHRASE = 8;

export function protectionProblem({ kind, passphrase, repeated }: ProtectionAnswer): ProtectionProblem | null {
  if (kind === 'none') return null;
  if (passphrase.length < SHORTEST_PASSPHRASE) return 'short';
  return passphrase === repeated ? null : 'different';
}

export function protectionOf({ kind, passphrase }: ProtectionAnswer): ProtectionChoice {
  return kind === 'none' ? { kind } : { kind, passphrase };
}

interface Props {
  answer: ProtectionAnswer;
  onChange(answer: ProtectionAnswer): void;
  problem: ProtectionProblem | null;
}

/** P10: without a system keychain the user chooses; a passphrase is proposed, nothing is decided in silence. */
export function ProtectionFields({ answer, onChange, problem }: Props): ReactNode {
  const { t } = useTranslation('welcome');
  return (
    <Radio.Group
      label={t('protection.title')}
      description={t('protection.why')}
      value={answer.kind}
      onChange={(kind) => onChange({ ...answer, kind: kind === 'none' ? 'none' : 'passphrase' })}
    >
      <Stack gap="md" mt="md">
        <Radio value="passphrase" label={t('protection.passphrase')} description={t('protection.passphraseHint')} />
        {answer.kind === 'passphrase' && (
          <>
            <PasswordInput
              label={t('protection.choose')}
              value={answer.passphrase}
              onChange={({ currentTarget }) => onChange({ ...answer, passphrase: currentTarget.value })}
              error={problem === 'short' ? t('protection.short', { count: SHORTEST_PASSPHRASE }) : null}
              autoComplete="new-password"
            />
            <PasswordInput
              label={t('protection.repeat')}
              value={answer.repeated}
              onChange={({ currentTarget }) => onChange({ ...answer, repeated: currentTarget.value })}
              error={problem === 'different' ? t('protection.different') : null}
              autoComplete="new-password"
            />
          </>
        )}
        <Radio value="none" label={t('protection.none')} description={t('protection.noneHint')} />
        {answer.kind === 'none' && <Alert color="yellow">{t('protection.noneWarning')}</Alert>}
      </Stack>
    </Radio.Group>
  );
}
