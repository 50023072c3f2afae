import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '#shared/contract/triggers.ts';
import { DayText } from '#renderer/components/day-text.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useFactWords } from '#renderer/lib/fact-words.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from '../playbooks.module.css';
import { DismissDialog } from './dismiss-dialog.tsx';

interface Props {
  alert: Alert;
  /** Of the rule; null: it only tells. */
  playbookName: string | null;
  /** On the page of the client its name needs no saying: the rule's is. */
  title?: string;
}

/** One alert: client, why, since when, and what can be done about it. */
export function AlertRow({ alert, playbookName, title }: Props): ReactNode {
  const { t } = useTranslation('playbooks');
  const words = useFactWords();
  const [dismissing, setDismissing] = useState(false);
  const { accountId, accountName, playbookId } = alert;
  const deal = useMutation({
    mutationFn: () => coreClient.alerts.close({ ids: [alert.id], state: 'dealt_with', note: null }),
    onSuccess: ({ closed }) => showUndo(t('alerts.dealt', { count: closed })),
    onError: showFailure,
  });
  const start = useMutation({
    mutationFn: (id: string) =>
      coreClient.playbooks.start({ playbookId: id, accountIds: [accountId], firingId: alert.id }),
    onSuccess: ({ started }) => showUndo(started > 0 ? t('start.started', { count: started }) : t('start.already')),
    onError: showFailure,
  });
  const named = (action: string) => t('alerts.of', { action, client: accountName });
  const isOpen = alert.state === 'open' || alert.state === 'known';
  return (
    <li className={classes['alert']} data-record={alert.id}>
      <div className={classes['what']}>
        <SignalMark
          signal={alert.state === 'open' ? 'attention' : 'unknown'}
          label={
            title ?? (
              <Link to="/accounts/$accountId/summary" params={{ accountId }} className={classes['client']}>
                {accountName}
              </Link>
            )
          }
        />
        <span className={classes['quiet']}>
          {alert.values.map((value) => words.met(value)).join(' · ')}
          {!isOpen &&
            ` · ${alert.dealtOn !== null && alert.note !== null ? alert.note : t(`alerts.state.${alert.state}`)}`}
        </span>
      </div>
      <span className={classes['day']}>
        <DayText day={alert.firedOn} />
      </span>
      {isOpen ? (
        <span className={classes['actions']}>
          {alert.runId !== null && <span className={classes['quiet']}>{t('alerts.running')}</span>}
          {alert.runId === null && playbookId !== null && playbookName !== null && (
            <Button
              variant="light"
              size="compact-sm"
              title={playbookName}
              aria-label={named(`${t('alerts.start')} ${playbookName}`)}
              loading={start.isPending}
              onClick={() => start.mutate(playbookId)}
            >
              {t('alerts.start')}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-sm"
            aria-label={named(t('alerts.deal'))}
            loading={deal.isPending}
            onClick={() => deal.mutate()}
          >
            {t('alerts.deal')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={named(t('alerts.dismiss'))}
            onClick={() => setDismissing(true)}
          >
            {t('alerts.dismiss')}
          </Button>
        </span>
      ) : (
        <span />
      )}
      {dismissing && <DismissDialog alert={alert} onClose={() => setDismissing(false)} />}
    </li>
  );
}
