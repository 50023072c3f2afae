import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Playbook, PlaybookRun } from '#shared/contract/playbooks.ts';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page, Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import classes from '../playbooks.module.css';
import { RunRow } from '../run-row.tsx';
import { PlaybookForm } from './playbook-form.tsx';
import { StepList } from './step-list.tsx';

/** One playbook (I1): what to say, its steps on a timeline, and the clients in it. */
export function PlaybookPage(): ReactNode {
  const { t } = useTranslation('playbooks');
  const { playbookId = '' } = useParams({ strict: false });
  const names = usePlaybookNames();
  const query = useQuery(playbookQueries.one(playbookId));
  return (
    <Page>
      <QueryView query={query} where={t('one.failed')}>
        {({ playbook, steps, runs, mayWrite }) => (
          <>
            <PageHeader
              title={names.playbook(playbook)}
              path={[
                <Link key="playbooks" to="/playbooks/library">
                  {t('page')}
                </Link>,
              ]}
              actions={<Actions playbook={playbook} mayWrite={mayWrite} />}
            />
            <p className={classes['lead']}>
              {`${t(`strategy.${playbook.strategy}`)} · ${names.description(playbook)}`}
            </p>
            {!mayWrite && <p className={classes['lead']}>{t('one.readOnly')}</p>}
            {names.script(playbook) !== '' && (
              <Section title={t('one.script')}>
                <p className={classes['script']}>{names.script(playbook)}</p>
              </Section>
            )}
            <StepList playbookId={playbook.id} steps={steps} mayWrite={mayWrite} />
            <Runs runs={runs} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Actions({ playbook, mayWrite }: { playbook: Playbook; mayWrite: boolean }): ReactNode {
  const { t } = useTranslation('playbooks');
  const [editing, setEditing] = useState(false);
  const { id, archived } = playbook;
  const archive = useMutation({
    mutationFn: () => coreClient.playbooks.save({ id, archived: !archived }),
    onSuccess: () => showUndo(t(archived ? 'one.unarchivedNow' : 'one.archivedNow')),
    onError: showFailure,
  });
  return (
    <>
      {mayWrite && (
        <>
          <Button variant="subtle" color="gray" onClick={() => archive.mutate()}>
            {t(archived ? 'one.unarchive' : 'one.archive')}
          </Button>
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('one.edit')}
          </Button>
        </>
      )}
      <Button disabled={archived} onClick={() => openOverlay('start-playbook', { playbookId: id })}>
        {t('one.start')}
      </Button>
      {editing && <PlaybookForm playbook={playbook} onClose={() => setEditing(false)} />}
    </>
  );
}

/** Rows that are on the page at once; a campaign may have reached thousands. */
const SHOWN = 60;

function Runs({ runs }: { runs: readonly PlaybookRun[] }): ReactNode {
  const { t } = useTranslation('playbooks');
  const [shown, setShown] = useState(SHOWN);
  const running = runs.filter(({ state }) => state === 'running');
  const past = runs.filter(({ state }) => state !== 'running');
  return (
    <Section
      title={t('one.runs')}
      aside={<span className={classes['quiet']}>{t('alerts.count', { count: running.length })}</span>}
    >
      {runs.length === 0 && <p className={classes['lead']}>{t('one.noRuns')}</p>}
      <ul className={classes['rows']}>
        {running.slice(0, shown).map((run) => (
          <RunRow key={run.id} run={run} by="client" />
        ))}
      </ul>
      {running.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown * 4)}>
          {t('alerts.show', { count: running.length - shown })}
        </Button>
      )}
      {past.length > 0 && (
        <details>
          <summary className={classes['quiet']}>
            {t('one.doneRuns')} ({past.length})
          </summary>
          <ul className={classes['rows']}>
            {past.slice(0, shown).map((run) => (
              <RunRow key={run.id} run={run} by="client" />
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
