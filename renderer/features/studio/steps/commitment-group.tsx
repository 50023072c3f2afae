import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLine } from '#renderer/components/add-line.tsx';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { ReviewCommitment } from '#shared/contract/review-steps.ts';
import type { Side } from '#shared/domain/vocabulary.ts';
import { DueField, OwnerSelect, RemoveButton } from '../fields.tsx';
import { Group } from '../group.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';

/** What one side takes on in this review (F3 step 8, F9). */
export function CommitmentGroup({ side, title }: { side: Side; title: string }): ReactNode {
  const { t } = useTranslation('studio');
  const { review, commitments, save } = useStudio();
  const mine = commitments.filter((each) => each.side === side);
  return (
    <Group title={title}>
      <ul className={classes['lines']}>
        {mine.map((each) => (
          <CommitmentLine key={each.id} commitment={each} />
        ))}
      </ul>
      <AddLine
        onLeave
        size="xs"
        mt={8}
        label={t('next.addCommitment')}
        draftKey={`review:${review.id}:add:commitment:${side}`}
        onAdd={(body) => save(coreClient.preparation.addCommitment({ reviewId: review.id, side, body }))}
      />
    </Group>
  );
}

function CommitmentLine({ commitment }: { commitment: ReviewCommitment }): ReactNode {
  const { t } = useTranslation('studio');
  const { save, write } = useStudio();
  const change = (patch: Omit<Parameters<typeof coreClient.preparation.saveCommitment>[0], 'id'>) =>
    coreClient.preparation.saveCommitment({ id: commitment.id, ...patch });
  return (
    <li className={classes['line']} data-record={commitment.id}>
      <div className={classes['lineMain']}>
        <LineField
          hideLabel
          required
          size="xs"
          label={t('next.commitmentText')}
          value={commitment.body}
          draftKey={`commitment:${commitment.id}`}
          onSave={(body) => save(change({ body }))}
        />
      </div>
      <AudienceSwitch value={commitment.audience} onChange={(audience) => void write(change({ audience }))} />
      <RemoveButton table="commitment" id={commitment.id} name={commitment.body} />
      <div className={classes['controls']}>
        <OwnerSelect
          label={t('owner')}
          side={commitment.side}
          memberId={commitment.memberId}
          contactId={commitment.contactId}
          onChange={(owner) => void write(change(owner))}
        />
        <DueField value={commitment.dueOn} onChange={(dueOn) => void write(change({ dueOn }))} />
      </div>
    </li>
  );
}
