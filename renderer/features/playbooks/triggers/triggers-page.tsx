import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '#shared/contract/triggers.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useFactWords } from '#renderer/lib/fact-words.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import classes from '../playbooks.module.css';
import { RuleDrawer } from './rule-drawer.tsx';

/** Gatilhos (I2): each rule as a sentence, with the clients for whom it is true today. */
export function TriggersPage(): ReactNode {
  const { t } = useTranslation('playbooks');
  const [editing, setEditing] = useState<{ rule: RuleView | null } | null>(null);
  const query = useQuery(playbookQueries.triggers());
  return (
    <QueryView query={query} where={t('triggers.failed')}>
      {({ rules, mayWrite }) => {
        const add = mayWrite && <Button onClick={() => setEditing({ rule: null })}>{t('triggers.new')}</Button>;
        return (
          <>
            <p className={classes['lead']}>
              {t('triggers.owned')} {!mayWrite && t('triggers.readOnly')}
            </p>
            {rules.length === 0 ? (
              <EmptyState picture="file" action={add}>
                {t('triggers.empty')}
              </EmptyState>
            ) : (
              <div className={classes['top']}>{add}</div>
            )}
            <ul className={classes['rows']}>
              {rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} mayWrite={mayWrite} onOpen={() => setEditing({ rule })} />
              ))}
            </ul>
            {editing && <RuleDrawer rule={editing.rule} mayWrite={mayWrite} onClose={() => setEditing(null)} />}
          </>
        );
      }}
    </QueryView>
  );
}

function RuleRow({ rule, mayWrite, onOpen }: { rule: RuleView; mayWrite: boolean; onOpen(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const words = useFactWords();
  const names = usePlaybookNames();
  const playbook = useQuery(playbookQueries.list()).data?.playbooks.find(({ id }) => id === rule.playbookId);
  const campaign = useQuery(playbookQueries.campaigns()).data?.campaigns.find(({ id }) => id === rule.campaignId);
  const name = names.rule(rule);
  const what = playbook ? `${t(`action.${rule.action}`)} “${names.playbook(playbook)}”` : t('action.alert');
  const sentence = `${words.sentence(rule.conditions)}, ${what}, ${t(`repeat.${rule.repeat}`, { days: rule.repeatDays })}.`;
  const toggle = useMutation({
    mutationFn: () => coreClient.triggers.save({ id: rule.id, active: !rule.active }),
    onSuccess: () => showUndo(t(rule.active ? 'triggers.turnedOff' : 'triggers.turnedOn')),
    onError: showFailure,
  });
  return (
    <li className={classes['rule']} data-record={rule.id}>
      <div className={classes['what']}>
        <button type="button" className={`${classes['stepTitle']} ${classes['client']}`} onClick={onOpen}>
          {name === '' ? words.sentence(rule.conditions) : name}
        </button>
        <p className={`${classes['sentence']} ${rule.active ? '' : classes['off']}`}>{sentence}</p>
        <span className={classes['quiet']}>
          {[
            campaign && t('triggers.ofCampaign', { campaign: names.campaign(campaign) }),
            t('triggers.met', { count: rule.met }),
            rule.open > 0 && t('triggers.open', { count: rule.open }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Switch
        size="sm"
        checked={rule.active}
        disabled={!mayWrite || toggle.isPending}
        aria-label={t('triggers.on', { name: name === '' ? words.sentence(rule.conditions) : name })}
        onChange={() => toggle.mutate()}
      />
      <span />
    </li>
  );
}
