import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Group } from '../group.tsx';
import { ItemList } from '../item-list.tsx';
import { useStudio } from '../studio-context.ts';
import { CommitmentGroup } from './commitment-group.tsx';

/** Step 8: new goals, one ask and one commitment for each side, the next date (F3). */
export function NextPeriodStep(): ReactNode {
  const { t } = useTranslation(['studio', 'reviews']);
  const format = useFormat();
  const { account, nextReview } = useStudio();
  return (
    <>
      <Group title={t('next.goals')}>
        <ItemList section="next_goal" addLabel={t('next.addGoal')} owners="both" dated />
      </Group>
      <Group title={t('next.askOfClient', { client: account.name })}>
        <ItemList section="ask_of_client" addLabel={t('next.addAsk')} owners="client" dated />
      </Group>
      <Group title={t('next.askOfUs')}>
        <ItemList section="ask_of_us" addLabel={t('next.addAskOfUs')} owners="ours" dated />
      </Group>
      <CommitmentGroup side="ours" title={t('next.ourCommitment')} />
      <CommitmentGroup side="client" title={t('next.theirCommitment', { client: account.name })} />
      <Group title={t('next.meeting')}>
        {nextReview ? (
          <p>
            <Link to="/reviews/$reviewId" params={{ reviewId: nextReview.id }}>
              {t('next.planned', {
                kind: t(`reviews:kind.${nextReview.kind}`),
                when: format.instant(nextReview.startsAt),
              })}
            </Link>
          </p>
        ) : (
          <Button variant="default" onClick={() => openOverlay('new-review', { accountId: account.id })}>
            {t('next.plan')}
          </Button>
        )}
      </Group>
    </>
  );
}
