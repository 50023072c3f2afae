import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaybookRun } from '#shared/contract/playbooks.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './playbooks.module.css';
import { StopDialog } from './stop-dialog.tsx';

/** A playbook on a client: how far it is (I1), and what comes next. */
export function RunRow({ run, by }: { run: PlaybookRun; by: 'client' | 'playbook' }): ReactNode {
  const { t } = useTranslation('playbooks');
  const format = useFormat();
  const [stopping, setStopping] = useState(false);
  const { accountId, accountName, name, done, total, state } = run;
  const next = run.tasks.find(({ doneAt }) => doneAt === null);
  const isRunning = state === 'running';
  return (
    <li className={classes['run']} data-record={run.id}>
      <div className={classes['what']}>
        {by === 'client' ? (
          <Link to="/accounts/$accountId/summary" params={{ accountId }} className={classes['client']}>
            {accountName}
          </Link>
        ) : (
          <Link to="/playbooks/$playbookId" params={{ playbookId: run.playbookId }} className={classes['client']}>
            {name}
          </Link>
        )}
        <span className={classes['quiet']}>
          {t('run.since', { day: format.dayShort(run.startedOn) })}
          {run.campaignId !== null && ` · ${t('run.campaign')}`}
          {!isRunning && ` · ${t(`runState.${state}`)}`}
          {run.outcome !== null && ` · ${t('run.outcome', { reason: run.outcome })}`}
        </span>
        {isRunning && next && (
          <button type="button" className={classes['stepTitle']} onClick={() => openStep(accountId, next)}>
            {t('run.next', { title: next.title })}
          </button>
        )}
      </div>
      <span className={classes['progress']}>
        <Progress
          className={classes['bar'] ?? ''}
          value={total === 0 ? 0 : (done / total) * 100}
          aria-label={t('run.progressOf', { client: by === 'client' ? accountName : name })}
        />
        <span className={classes['quiet']}>{t('run.progress', { done, total })}</span>
      </span>
      {isRunning ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={t('run.stopTitle', { name, client: accountName })}
          onClick={() => setStopping(true)}
        >
          {t('run.stop')}
        </Button>
      ) : (
        <span />
      )}
      {stopping && <StopDialog run={run} onClose={() => setStopping(false)} />}
    </li>
  );
}

/** A step that sends a content opens its text (H4), another one its task. */
function openStep(accountId: string, { id, kind, contentId }: PlaybookRun['tasks'][number]): void {
  if (kind === 'content' && contentId !== null) openOverlay('send-content', { accountId, contentId });
  else openOverlay('task', { taskId: id });
}
