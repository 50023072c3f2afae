import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayEntry } from '#shared/contract/today.ts';
import { core } from '#renderer/lib/core-client.ts';
import { useOpenRecord } from '#renderer/lib/open-record.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { spotlight } from '#renderer/lib/spotlight.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { ButtonLink } from './button-link.tsx';

interface Props {
  line: TodayEntry;
  /** Of the first line: stands out. */
  prominent?: boolean;
}

/** The one thing to do about a line. */
export function LineAction({ line, prominent = false }: Props): ReactNode {
  const { t } = useTranslation('today');
  const openRecord = useOpenRecord();
  const setDone = useMutation(
    core.tasks.setDone.mutationOptions({ onSuccess: () => showUndo(t('taskDone')), onError: showFailure }),
  );
  const look = prominent
    ? ({ variant: 'filled' } as const)
    : ({ variant: 'subtle', size: 'compact-sm', color: 'gray' } as const);
  const { accountId, target } = line;
  const params = { accountId: accountId ?? '' };
  const label = (text: string) => ({ 'aria-label': line.accountName ? `${text}: ${line.accountName}` : text });
  switch (line.lane) {
    case 'reviews':
      return (
        <ButtonLink
          {...look}
          {...label(t(reviewAct(line.key)))}
          to={line.key === 'review_recap' ? '/reviews/$reviewId/after' : '/reviews/$reviewId'}
          params={{ reviewId: target.id }}
        >
          {t(reviewAct(line.key))}
        </ButtonLink>
      );
    case 'commitments':
      return (
        <Button {...look} {...label(t('act.answer'))} onClick={() => openRecord('commitment', target.id)}>
          {t('act.answer')}
        </Button>
      );
    case 'contacts':
      return (
        <Button
          {...look}
          {...label(t('act.log'))}
          onClick={() => openOverlay('log-contact', accountId ? { accountId } : {})}
        >
          {t('act.log')}
        </Button>
      );
    case 'feelings':
      return (
        <Button
          {...look}
          {...label(t('act.feel'))}
          onClick={() => openOverlay('feeling', accountId ? { accountId } : {})}
        >
          {t('act.feel')}
        </Button>
      );
    case 'tasks':
      if (accountId && line.params['contentId']) {
        const contentId = String(line.params['contentId']);
        return (
          <Button
            {...look}
            {...label(t('act.content'))}
            onClick={() => openOverlay('send-content', { accountId, contentId })}
          >
            {t('act.content')}
          </Button>
        );
      }
      return (
        <Button
          {...look}
          {...label(t('act.done'))}
          loading={setDone.isPending}
          onClick={() => setDone.mutate({ id: target.id, done: true })}
        >
          {t('act.done')}
        </Button>
      );
    case 'goals':
      return (
        <ButtonLink
          {...look}
          {...label(t('act.goal'))}
          to="/accounts/$accountId/plan"
          params={params}
          search={{ goal: target.id }}
        >
          {t('act.goal')}
        </ButtonLink>
      );
    case 'renewals':
      return (
        <ButtonLink
          {...look}
          {...label(t('act.renewal'))}
          to="/accounts/$accountId/contracts"
          params={params}
          onClick={() => spotlight(target.id)}
        >
          {t('act.renewal')}
        </ButtonLink>
      );
    case 'contents':
      return target.kind === 'batch' ? (
        <ButtonLink {...look} {...label(t('act.batch'))} to="/playbooks/sends">
          {t('act.batch')}
        </ButtonLink>
      ) : (
        <Button
          {...look}
          {...label(t('act.content'))}
          onClick={() => openOverlay('send-content', { accountId: params.accountId, sendId: target.id })}
        >
          {t('act.content')}
        </Button>
      );
    case 'alerts':
      if (target.kind === 'found') {
        return (
          <ButtonLink {...look} {...label(t('act.found'))} to="/playbooks/alerts" search={{ show: 'found' }}>
            {t('act.found')}
          </ButtonLink>
        );
      }
      if (target.kind === 'firing') {
        return (
          <ButtonLink {...look} {...label(t('act.alert'))} to="/playbooks/alerts" onClick={() => spotlight(target.id)}>
            {t('act.alert')}
          </ButtonLink>
        );
      }
      return (
        <ButtonLink
          {...look}
          {...label(t('act.tell'))}
          to="/accounts/$accountId/cases"
          params={params}
          onClick={() => spotlight(target.id)}
        >
          {t('act.tell')}
        </ButtonLink>
      );
  }
}

const reviewAct = (key: TodayEntry['key']) =>
  key === 'review_recap' ? 'act.recap' : key === 'review_prepare' ? 'act.prepare' : 'act.openReview';
