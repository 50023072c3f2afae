import { Button, Checkbox, Group, PasswordInput, Stack } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ProgressRun } from '#renderer/components/progress-run.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { type Run, useRun } from '#renderer/lib/use-run.ts';
import classes from './joining.module.css';

type Candidate = Awaited<ReturnType<typeof coreClient.joining.copyCandidates>>[number];
type Step = Run<{ done: number; total: number }>;

const needsPassphrase = (error: unknown) =>
  error instanceof ORPCError && (error.code === 'WORKSPACE_LOCKED' || error.code === 'WRONG_PASSPHRASE');

/** Which clients go along; those that already stand there are left out unless chosen. */
export function CopyAccounts({ workspaceId }: { workspaceId: string }): ReactNode {
  const { t } = useTranslation('joining');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const secret = passphrase === null ? {} : { passphrase };
  const candidates = useQuery(core.joining.copyCandidates.queryOptions({ input: { workspaceId, ...secret } }));
  const run = useRun<{ done: number; total: number }>();
  if (needsPassphrase(candidates.error)) {
    return <PassphraseForm error={passphrase === null ? null : candidates.error} onGiven={setPassphrase} />;
  }
  return (
    <QueryView query={candidates} where={t('copy.failed')}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState picture="done">{t('copy.empty')}</EmptyState>
        ) : (
          <Choosing
            list={list}
            run={run}
            onCopy={(accountIds) =>
              void run.start((signal) => coreClient.joining.copy({ workspaceId, accountIds, ...secret }, { signal }))
            }
          />
        )
      }
    </QueryView>
  );
}

function Choosing({
  list,
  run,
  onCopy,
}: {
  list: readonly Candidate[];
  run: Step;
  onCopy(ids: string[]): void;
}): ReactNode {
  const { t } = useTranslation('joining');
  const format = useFormat();
  const [chosen, setChosen] = useState(() => list.filter(({ alreadyThere }) => !alreadyThere).map(({ id }) => id));
  const isBusy = run.status === 'running' || run.status === 'cancelling';
  return (
    <Stack gap="md" maw={720}>
      <Checkbox
        size="xs"
        label={t('copy.all')}
        checked={chosen.length === list.length}
        indeterminate={chosen.length > 0 && chosen.length < list.length}
        disabled={isBusy}
        onChange={({ currentTarget }) => setChosen(currentTarget.checked ? list.map(({ id }) => id) : [])}
      />
      <Checkbox.Group value={chosen} onChange={setChosen} disabled={isBusy} aria-label={t('copy.accounts')}>
        <ul className={classes['candidates']}>
          {list.map(({ id, name, rows, alreadyThere }) => (
            <li key={id}>
              <Checkbox size="xs" value={id} label={name} />
              <span className={classes['quiet']}>{t('copy.rows', { count: rows })}</span>
              {alreadyThere && (
                <SignalMark
                  signal="attention"
                  label={t(alreadyThere.ownerName ? 'copy.thereWith' : 'copy.there', {
                    name: alreadyThere.name,
                    owner: alreadyThere.ownerName,
                  })}
                />
              )}
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      <ProgressRun run={run} label={t('copy.running')} />
      {run.status === 'stopped' && <p className={classes['quiet']}>{t('copy.stopped')}</p>}
      <Group gap="sm">
        {run.status === 'done' ? (
          <Button component={Link} to="/portfolio">
            {t('copy.toPortfolio')}
          </Button>
        ) : (
          <>
            <Button disabled={chosen.length === 0 || isBusy} onClick={() => onCopy(chosen)}>
              {t('copy.button', { count: chosen.length, number: format.number(chosen.length) })}
            </Button>
            <Button component={Link} to="/today" variant="subtle" color="gray">
              {t('copy.later')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

function PassphraseForm({ error, onGiven }: { error: unknown; onGiven(passphrase: string): void }): ReactNode {
  const { t } = useTranslation(['joining', 'welcome', 'common']);
  const [text, setText] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text !== '') onGiven(text);
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={360}>
        <PasswordInput
          label={t('welcome:unlock.passphrase')}
          description={t('copy.passphrase')}
          value={text}
          error={error === null ? null : errorText(error)}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={text === ''}>
            {t('common:continue')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
