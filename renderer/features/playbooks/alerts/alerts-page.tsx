import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '#shared/contract/triggers.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { Section } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import classes from '../playbooks.module.css';
import { AlertRow } from './alert-row.tsx';

/** Rows of a group that are shown before it is opened. */
const SHOWN = 12;

/** Alertas: every firing that waits, by the rule that fired, each with the values that met it (I2). */
export function AlertsPage(): ReactNode {
  const { t } = useTranslation('playbooks');
  const { memberId, members } = useMe();
  const [mine, setMine] = useState(false);
  const query = useQuery(playbookQueries.alerts());
  return (
    <QueryView query={query} where={t('alerts.failed')}>
      {(alerts) => {
        const isShared = members.length > 1;
        const shown = mine ? alerts.filter(({ ownerId }) => ownerId === memberId) : alerts;
        const groups = [...Map.groupBy(shown, ({ ruleId }) => ruleId).values()].toSorted((a, b) => b.length - a.length);
        return (
          <>
            {isShared && alerts.length > 0 && (
              <Checkbox
                mb="md"
                size="xs"
                checked={mine}
                label={t('alerts.mine')}
                onChange={({ currentTarget }) => setMine(currentTarget.checked)}
              />
            )}
            {groups.length === 0 && (
              <EmptyState title={t('alerts.emptyTitle')} picture="people">
                {t('alerts.empty')}
              </EmptyState>
            )}
            {groups.map((group) => (
              <AlertGroup key={group[0]?.ruleId} alerts={group} />
            ))}
          </>
        );
      }}
    </QueryView>
  );
}

/** The alerts of one rule. */
function AlertGroup({ alerts }: { alerts: readonly Alert[] }): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const rules = useQuery(playbookQueries.triggers()).data?.rules;
  const campaigns = useQuery(playbookQueries.campaigns()).data?.campaigns;
  const playbooks = useQuery(playbookQueries.list()).data?.playbooks;
  const [all, setAll] = useState(false);
  const [first] = alerts;
  const deal = useMutation({
    mutationFn: () =>
      coreClient.alerts.close({ ids: alerts.slice(0, 500).map(({ id }) => id), state: 'dealt_with', note: null }),
    onSuccess: ({ closed }) => showUndo(t('alerts.dealt', { count: closed })),
    onError: showFailure,
  });
  if (!first) return null;
  const rule = rules?.find(({ id }) => id === first.ruleId);
  const campaign = campaigns?.find(({ id }) => id === first.ruleId);
  const playbook = playbooks?.find(({ id }) => id === first.playbookId);
  const title = rule ? names.rule(rule) : campaign ? names.campaign(campaign) : t('alerts.ruleGone');
  const shown = all ? alerts : alerts.slice(0, SHOWN);
  return (
    <Section
      title={title === '' ? t('sections.triggers') : title}
      aside={
        <span className={classes['aside']}>
          <span className={classes['quiet']}>{t('alerts.count', { count: alerts.length })}</span>
          <Button variant="subtle" size="compact-xs" loading={deal.isPending} onClick={() => deal.mutate()}>
            {t('alerts.dealAll')}
          </Button>
        </span>
      }
    >
      <ul className={classes['rows']}>
        {shown.map((alert) => (
          <AlertRow key={alert.id} alert={alert} playbookName={playbook ? names.playbook(playbook) : null} />
        ))}
      </ul>
      {alerts.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('alerts.show', { count: alerts.length - shown.length })}
        </Button>
      )}
    </Section>
  );
}
