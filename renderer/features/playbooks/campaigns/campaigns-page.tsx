import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '#shared/contract/triggers.ts';
import type { CampaignState } from '#shared/domain/method-vocabulary.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useFactWords } from '#renderer/lib/fact-words.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import classes from '../playbooks.module.css';
import { CampaignDrawer } from './campaign-drawer.tsx';

/** Campanhas (I4): a playbook over many clients, with how far all of them are. */
export function CampaignsPage(): ReactNode {
  const { t } = useTranslation('playbooks');
  const [editing, setEditing] = useState<{ campaign: CampaignView | null } | null>(null);
  const query = useQuery(playbookQueries.campaigns());
  return (
    <QueryView query={query} where={t('campaigns.failed')}>
      {({ campaigns, mayWrite }) => {
        const add = mayWrite && <Button onClick={() => setEditing({ campaign: null })}>{t('campaigns.new')}</Button>;
        return (
          <>
            {campaigns.length === 0 ? (
              <EmptyState picture="people" action={add}>
                {t('campaigns.empty')}
              </EmptyState>
            ) : (
              <div className={classes['top']}>{add}</div>
            )}
            <ul className={classes['rows']}>
              {campaigns.map((campaign) => (
                <CampaignRow
                  key={campaign.id}
                  campaign={campaign}
                  mayWrite={mayWrite}
                  onOpen={() => setEditing({ campaign })}
                />
              ))}
            </ul>
            {editing && (
              <CampaignDrawer campaign={editing.campaign} mayWrite={mayWrite} onClose={() => setEditing(null)} />
            )}
          </>
        );
      }}
    </QueryView>
  );
}

interface RowProps {
  campaign: CampaignView;
  mayWrite: boolean;
  onOpen(): void;
}

function CampaignRow({ campaign, mayWrite, onOpen }: RowProps): ReactNode {
  const { t } = useTranslation('playbooks');
  const format = useFormat();
  const words = useFactWords();
  const names = usePlaybookNames();
  const { id, state, rhythm, startsOn, nextRound, rules, running, done, stepsDone, stepsTotal, conditions } = campaign;
  const name = names.campaign(campaign);
  const calendar =
    rhythm &&
    (startsOn
      ? t('campaigns.byCalendar', { rhythm: t(`campaigns.rhythm.${rhythm}`), day: format.day(startsOn) })
      : t('campaigns.byCalendarNoDate', { rhythm: t(`campaigns.rhythm.${rhythm}`) }));
  const how = [calendar, rules > 0 && t('campaigns.byBehaviour', { count: rules })].filter(Boolean);
  const put = useMutation({
    mutationFn: (next: CampaignState) => coreClient.campaigns.save({ id, state: next }),
    onSuccess: (_, next) => {
      const told = { running: 'started', ended: 'ended', draft: 'backed' } as const;
      showUndo(t(`campaigns.${told[next]}`));
    },
    onError: showFailure,
  });
  // By calendar it needs a first day; the form asks for it.
  const canStart = rules > 0 || (rhythm !== null && startsOn !== null);
  return (
    <li className={classes['campaign']} data-record={id}>
      <div className={classes['what']}>
        <button type="button" className={`${classes['stepTitle']} ${classes['client']}`} onClick={onOpen}>
          {name}
        </button>
        <span className={classes['quiet']}>
          <SignalMark signal={state === 'running' ? 'good' : 'unknown'} label={t(`campaigns.state.${state}`)} />
          {` · ${how.length > 0 ? how.join(' · ') : t('campaigns.noWay')}`}
          {nextRound !== null && ` · ${t('campaigns.next', { day: format.day(nextRound) })}`}
        </span>
        <span className={classes['quiet']}>
          {conditions.length > 0 ? words.sentence(conditions) : t('campaigns.everybody')}
        </span>
      </div>
      <span className={classes['progress']}>
        {stepsTotal > 0 ? (
          <>
            <Progress
              className={classes['bar'] ?? ''}
              value={(stepsDone / stepsTotal) * 100}
              aria-label={t('campaigns.progress', { name })}
            />
            <span className={classes['quiet']}>
              {t('campaigns.steps', { done: stepsDone, total: stepsTotal })}
              <br />
              {t('campaigns.running', { count: running })}
              {done > 0 && `, ${t('campaigns.done', { count: done })}`}
            </span>
          </>
        ) : (
          <span className={classes['quiet']}>{t('campaigns.none')}</span>
        )}
      </span>
      <span className={classes['actions']}>
        {mayWrite &&
          (state === 'running' ? (
            <Button variant="default" size="compact-sm" onClick={() => put.mutate('ended')}>
              {t('campaigns.end')}
            </Button>
          ) : (
            <Button variant="light" size="compact-sm" onClick={() => (canStart ? put.mutate('running') : onOpen())}>
              {t('campaigns.startNow')}
            </Button>
          ))}
      </span>
    </li>
  );
}
