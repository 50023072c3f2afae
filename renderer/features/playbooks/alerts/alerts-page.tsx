import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
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

const route = getRouteApi('/communication/playbooks/alerts');

/** Alertas: every firing that waits, by the rule that fired, each with the values that met it (I2). */
export function AlertsPage(): ReactNode {
  const { t } = useTranslation('playbooks');
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const { memberId, members } = useMe();
  const [mine, setMine] = useState(false);
  const alerts = useQuery(playbookQueries.alerts());
  const found = useQuery(playbookQueries.found());
  const foundCount = found.data?.length ?? 0;
  return (
    <QueryView query={show === 'found' ? found : alerts} where={t('alerts.failed')}>
      {(listed) => {
        const shown = mine ? listed.filter(({ ownerId }) => ownerId === memberId) : listed;
        const groups = [...Map.groupBy(shown, ({ ruleId }) => ruleId).values()].toSorted((a, b) => b.length - a.length);
        return (
          <>
            <Group mb="md" gap="lg">
              {(foundCount > 0 || show === 'found') && (
                <SegmentedControl
                  size="xs"
                  aria-label={t('alerts.lists')}
                  value={show ?? 'new'}
                  onChange={(next) => void navigate({ search: next === 'found' ? { show: 'found' } : {} })}
                  data={[
                    { value: 'new', label: t('alerts.new') },
                    { value: 'found', label: t('alerts.found', { count: foundCount }) },
                  ]}
                />
              )}
              {members.length > 1 && listed.length > 0 && (
                <Checkbox
                  size="xs"
                  checked={mine}
                  label={t('alerts.mine')}
                  onChange={({ currentTarget }) => setMine(currentTarget.checked)}
                />
              )}
            </Group>
            {show === 'found' && listed.length > 0 && <FoundHead alerts={shown} />}
            {groups.length === 0 && (
              <EmptyState title={t('alerts.emptyTitle')} picture="people">
                {t(show === 'found' ? 'alerts.foundEmpty' : 'alerts.empty')}
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

/** What the list is, and the way to have done with it at once. */
function FoundHead({ alerts }: { alerts: readonly Alert[] }): ReactNode {
  const { t } = useTranslation('playbooks');
  const deal = useDealAll(alerts);
  return (
    <Group mb="md" justify="space-between" wrap="nowrap">
      <p className={classes['lead']}>{t('alerts.foundHint')}</p>
      <Button variant="default" size="compact-sm" loading={deal.isPending} onClick={() => deal.mutate()}>
        {t('alerts.foundSeen')}
      </Button>
    </Group>
  );
}

/** So many are dealt with by one call, and taken back by one undo. */
const AT_ONCE = 500;

function useDealAll(alerts: readonly Alert[]) {
  const { t } = useTranslation('playbooks');
  return useMutation({
    mutationFn: () =>
      coreClient.alerts.close({ ids: alerts.slice(0, AT_ONCE).map(({ id }) => id), state: 'dealt_with', note: null }),
    onSuccess: ({ closed }) => showUndo(t('alerts.dealt', { count: closed })),
    onError: showFailure,
  });
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
  const deal = useDealAll(alerts);
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
