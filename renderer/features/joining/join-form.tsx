import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { focusNow } from '#renderer/lib/focus-now.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { InvitationFacts, type Invitation } from './invitation-facts.tsx';
import classes from './joining.module.css';
import { PersonForm } from './person-form.tsx';

interface Props {
  onBack(): void;
  /** The joined workspace is open; the first sync goes on by itself. */
  onJoined(status: WorkspaceStatus): void;
}

/** Q6: a pasted code, what it leads to, who joins. Nothing is written before the last button. */
export function JoinForm({ onBack, onJoined }: Props): ReactNode {
  const [code, setCode] = useState('');
  const workspaces = useQuery(core.workspaces.status.queryOptions({ meta: reads('workspace') }));
  const ask = useMutation({ mutationFn: (pasted: string) => coreClient.joining.invitation({ code: pasted }) });
  const invitation: Invitation | undefined = ask.data;
  if (!invitation) {
    return (
      <CodeStep
        code={code}
        onCode={setCode}
        failure={ask.error ? errorText(ask.error) : null}
        pending={ask.isPending}
        onBack={onBack}
        onAsk={() => ask.mutate(withoutBreaks(code))}
      />
    );
  }
  return (
    <Stack gap="lg">
      <InvitationFacts invitation={invitation} />
      <PersonForm
        code={withoutBreaks(code)}
        invitation={invitation}
        keychainAvailable={workspaces.data?.keychainAvailable ?? true}
        onBack={() => ask.reset()}
        onJoined={onJoined}
      />
    </Stack>
  );
}

/** A mail program may have broken the code into lines. */
const withoutBreaks = (code: string): string => code.replace(/\s+/g, '');

interface CodeProps {
  code: string;
  onCode(code: string): void;
  failure: string | null;
  pending: boolean;
  onBack(): void;
  onAsk(): void;
}

function CodeStep({ code, onCode, failure, pending, onBack, onAsk }: CodeProps): ReactNode {
  const { t } = useTranslation(['joining', 'common']);
  const empty = withoutBreaks(code) === '';
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!empty) onAsk();
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw={520}>
        <Textarea
          label={t('code.label')}
          description={t('code.hint')}
          value={code}
          onChange={({ currentTarget }) => onCode(currentTarget.value)}
          classNames={{ input: classes['code'] ?? '' }}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          ref={focusNow}
        />
        {failure && (
          <Alert color="red" role="alert">
            {failure}
          </Alert>
        )}
        <Group gap="sm">
          <Button variant="default" size="sm" onClick={onBack} disabled={pending}>
            {t('common:back')}
          </Button>
          <Button type="submit" size="sm" loading={pending} disabled={empty}>
            {t('code.check')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
