import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ReviewCommitment } from '#shared/contract/review-steps.ts';
import type { Side } from '#shared/domain/vocabulary.ts';
import { AddLine, DueField, LineField, OwnerSelect, RemoveButton } from '../fields.tsx';
import { Group } from '../group.tsx';
import { ItemList } from '../item-list.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';

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
      <Commitments side="ours" title={t('next.ourCommitment')} />
      <Commitments side="client" title={t('next.theirCommitment', { client: account.name })} />
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

function Commitments({ side, title }: { side: Side; title: string }): ReactNode {
  const { t } = useTranslation('studio');
  const { review, commitments, write } = useStudio();
  const mine = commitments.filter((each) => each.side === side);
  return (
    <Group title={title}>
      <ul className={classes['lines']}>
        {mine.map((each) => (
          <CommitmentLine key={each.id} commitment={each} />
        ))}
      </ul>
      <AddLine
        label={t('next.addCommitment')}
        onAdd={(body) => write(coreClient.preparation.addCommitment({ reviewId: review.id, side, body }))}
      />
    </Group>
  );
}

function CommitmentLine({ commitment }: { commitment: ReviewCommitment }): ReactNode {
  const { t } = useTranslation('studio');
  const { write } = useStudio();
  const save = (patch: Omit<Parameters<typeof coreClient.preparation.saveCommitment>[0], 'id'>) =>
    write(coreClient.preparation.saveCommitment({ id: commitment.id, ...patch }));
  return (
    <li className={classes['line']} data-record={commitment.id}>
      <div className={classes['lineMain']}>
        <LineField
          label={t('next.commitmentText')}
          value={commitment.body}
          draftKey={`commitment:${commitment.id}`}
          onSave={(body) => save({ body })}
        />
      </div>
      <AudienceSwitch value={commitment.audience} onChange={(audience) => void save({ audience })} />
      <RemoveButton table="commitment" id={commitment.id} name={commitment.body} />
      <div className={classes['controls']}>
        <OwnerSelect
          label={t('owner')}
          side={commitment.side}
          memberId={commitment.memberId}
          contactId={commitment.contactId}
          onChange={(owner) => void save(owner)}
        />
        <DueField value={commitment.dueOn} onChange={(dueOn) => void save({ dueOn })} />
      </div>
    </li>
  );
}
