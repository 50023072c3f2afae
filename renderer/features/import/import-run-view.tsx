import { ORPCError } from '@orpc/client';
import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportGroup } from '#shared/contract/imports.ts';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { Section } from '#renderer/components/page.tsx';
import { announce } from '#renderer/lib/announce.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import { focusSoon } from '#renderer/lib/focus-now.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { GroupTable } from './group-table.tsx';
import classes from './import.module.css';
import { RejectedList } from './rejected-list.tsx';
import { useImportGroup } from './use-import-group.ts';

interface Props {
  groupId: string;
  onNew(): void;
}

const titles = {
  done: 'run.doneTitle',
  cancelled: 'run.cancelledTitle',
  undone: 'run.undoneTitle',
  failed: 'run.failedTitle',
} as const;

const isSettled = (state: ImportGroup['state']): state is keyof typeof titles => state in titles;

/** One import: its progress while core works on it, its result afterwards. */
export function ImportRunView({ groupId, onNew }: Props): ReactNode {
  const { t } = useTranslation('import');
  const { group, error, act } = useImportGroup(groupId);
  const heading = useRef<HTMLHeadingElement>(null);
  const state = group?.state;
  useEffect(() => {
    if (!state || !isSettled(state)) return undefined;
    announce(t(titles[state]));
    return focusSoon(() => heading.current);
  }, [state, t]);
  if (!group) return error ? <ErrorState error={error} where={t('history.failed')} /> : <LoadingLines lines={6} />;

  const perform = (action: () => Promise<unknown>) => void act(action).catch(showFailure);
  const kept = group.runs.reduce((sum, run) => sum + run.kept, 0);
  if (!isSettled(group.state))
    return <Moving group={group} onCancel={() => perform(() => coreClient.imports.cancel({ groupId }))} />;
  const failure = group.runs.find((run) => run.failure !== null);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
        {t(titles[group.state])}
      </h2>
      {failure && <p role="alert">{errorText(new ORPCError(failure.failure ?? 'UNKNOWN'))}</p>}
      {kept > 0 && <p>{t('run.kept', { count: kept })}</p>}
      <div className={classes['actions']}>
        {group.state === 'done' && (
          <>
            <Button component={Link} to="/portfolio">
              {t('run.portfolio')}
            </Button>
            <ConfirmButton
              variant="default"
              question={t('run.undoQuestion')}
              confirmLabel={t('run.undoConfirm')}
              onConfirm={() => perform(() => coreClient.imports.undo({ groupId }))}
            >
              {t('run.undo')}
            </ConfirmButton>
          </>
        )}
        {group.state === 'failed' && (
          <>
            <Button onClick={() => perform(() => coreClient.imports.resume({ groupId }))}>{t('run.resume')}</Button>
            <Button variant="default" onClick={() => perform(() => coreClient.imports.cancel({ groupId }))}>
              {t('run.cancel')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={onNew}>
          {t('actions.newImport')}
        </Button>
      </div>
      <GroupTable group={group} />
      <div className={classes['section']}>
        <Section title={t('rejected.title')}>
          <RejectedList group={group} />
        </Section>
      </div>
    </>
  );
}

function Moving({ group, onCancel }: { group: ImportGroup; onCancel(): void }): ReactNode {
  const { t } = useTranslation('import');
  const format = useFormat();
  const total = group.runs.reduce((sum, run) => sum + run.total, 0);
  const done = group.runs.reduce((sum, run) => sum + run.done, 0);
  const current = group.runs.find((run) => run.state === 'running')?.name ?? '';
  const label =
    group.state === 'undoing'
      ? t('run.undoing')
      : group.state === 'cancelling'
        ? t('run.cancelling')
        : t('run.importing', { name: current });
  return (
    <>
      <h2 className={classes['heading']}>{label}</h2>
      <p className={classes['quiet']}>{t('run.of', { done: format.number(done), total: format.number(total) })}</p>
      <Progress my={12} value={total === 0 ? 0 : (done / total) * 100} aria-label={label} />
      <p className={classes['intro']}>{t('run.leave')}</p>
      {group.state === 'running' && (
        <Button variant="default" onClick={onCancel}>
          {t('run.cancel')}
        </Button>
      )}
    </>
  );
}
