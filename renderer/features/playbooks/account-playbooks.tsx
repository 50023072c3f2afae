import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { AlertRow } from './alerts/alert-row.tsx';
import { usePlaybookNames } from './playbook-names.ts';
import { playbookQueries } from './playbook-queries.ts';
import classes from './playbooks.module.css';
import { RunRow } from './run-row.tsx';

/** What is at work on one client: open alerts and running playbooks; the rest of them on request. */
export function AccountPlaybooks(): ReactNode {
  const { t } = useTranslation('playbooks');
  const { accountId = '' } = useParams({ strict: false });
  const names = usePlaybookNames();
  const runs = useQuery(playbookQueries.ofAccount(accountId));
  const alerts = useQuery(playbookQueries.alerts(accountId)).data ?? [];
  const rules = useQuery(playbookQueries.triggers()).data?.rules ?? [];
  const playbooks = useQuery(playbookQueries.list()).data?.playbooks ?? [];
  const titleOf = (ruleId: string) => {
    const rule = rules.find(({ id }) => id === ruleId);
    return (rule && names.rule(rule)) || t('sections.triggers');
  };
  const nameOf = (playbookId: string | null) => {
    const playbook = playbooks.find(({ id }) => id === playbookId);
    return playbook ? names.playbook(playbook) : null;
  };
  const open = alerts.filter(({ state }) => state === 'open');
  const known = alerts.filter(({ state }) => state === 'known');
  const closed = alerts.filter(({ state }) => state !== 'open' && state !== 'known');
  const row = (alert: (typeof alerts)[number]) => (
    <AlertRow key={alert.id} alert={alert} title={titleOf(alert.ruleId)} playbookName={nameOf(alert.playbookId)} />
  );
  return (
    <div className={classes['apart']}>
      <Section
        title={t('account.title')}
        aside={
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => openOverlay('start-playbook', { accountIds: [accountId] })}
          >
            {t('account.start')}
          </Button>
        }
      >
        <QueryView query={runs} where={t('one.failed')} lines={2}>
          {(all) => {
            const running = all.filter(({ state }) => state === 'running');
            const past = all.filter(({ state }) => state !== 'running');
            return (
              <>
                {open.length + running.length === 0 && <p className={classes['lead']}>{t('account.empty')}</p>}
                <ul className={classes['rows']}>
                  {open.map(row)}
                  {running.map((run) => (
                    <RunRow key={run.id} run={run} by="playbook" />
                  ))}
                </ul>
                {known.length > 0 && (
                  <details>
                    <summary className={classes['quiet']}>{t('alerts.found', { count: known.length })}</summary>
                    <ul className={classes['rows']}>{known.map(row)}</ul>
                  </details>
                )}
                {past.length + closed.length > 0 && (
                  <details>
                    <summary className={classes['quiet']}>
                      {t('alerts.closed')} ({past.length + closed.length})
                    </summary>
                    <ul className={classes['rows']}>
                      {closed.map(row)}
                      {past.map((run) => (
                        <RunRow key={run.id} run={run} by="playbook" />
                      ))}
                    </ul>
                  </details>
                )}
              </>
            );
          }}
        </QueryView>
      </Section>
    </div>
  );
}
