import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import type { ReviewCommitment } from '#shared/contract/review-steps.ts';
import { Group } from '../group.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';

/** Step 3: what was promised, answered one by one (F9). */
export function CommitmentsStep(): ReactNode {
  const { t } = useTranslation('studio');
  const { lastCommitments, review } = useStudio();
  if (lastCommitments.length === 0) return <EmptyState picture="done">{t('commitments.none')}</EmptyState>;
  const part = (side: 'ours' | 'client') => lastCommitments.filter((each) => each.side === side);
  return (
    <>
      {review.toAnswer > 0 && (
        <p role="status" className={classes['internal']}>
          <SignalMark signal="attention" label={t('commitments.toAnswer', { count: review.toAnswer })} />
        </p>
      )}
      {(['ours', 'client'] as const).map(
        (side) =>
          part(side).length > 0 && (
            <Group key={side} title={t(side === 'ours' ? 'commitments.ours' : 'commitments.theirs')}>
              <ul className={classes['lines']}>
                {part(side).map((each) => (
                  <CommitmentLine key={each.id} commitment={each} />
                ))}
              </ul>
            </Group>
          ),
      )}
    </>
  );
}

type Asking = 'new_date' | 'dropped' | null;

function CommitmentLine({ commitment }: { commitment: ReviewCommitment }): ReactNode {
  const { t } = useTranslation('studio');
  const { review, write } = useStudio();
  const [asking, setAsking] = useState<Asking>(null);
  const reply = (
    answer: 'done' | 'new_date' | 'dropped' | 'open',
    more: { dueOn?: string | null; reason?: string | null; reasonAudience?: 'client' | 'internal' } = {},
  ) =>
    write(
      coreClient.preparation.answerCommitment({
        reviewId: review.id,
        commitmentId: commitment.id,
        answer,
        dueOn: more.dueOn ?? null,
        reason: more.reason ?? null,
        reasonAudience: more.reasonAudience ?? commitment.reasonAudience,
      }),
    ).then((done) => {
      if (done) setAsking(null);
    });
  const signal = commitment.state === 'done' ? 'good' : commitment.late ? 'risk' : 'unknown';
  const words =
    commitment.state === 'open'
      ? t(commitment.late ? 'commitments.late' : 'commitments.open')
      : t(`commitments.${commitment.state}`);
  return (
    <li className={classes['line']} data-record={commitment.id}>
      <div className={classes['lineMain']}>
        {commitment.body}
        <div className={classes['lineMeta']}>
          {commitment.ownerName ?? t('noOwner')}
          {' · '}
          <DayText day={commitment.dueOn} />
          {commitment.reason && ` · ${commitment.reason}`}
        </div>
      </div>
      <SignalMark signal={signal} label={words} />
      {commitment.state === 'open' ? (
        <Button.Group>
          <Button variant="default" onClick={() => void reply('done')}>
            {t('commitments.markDone')}
          </Button>
          <Button variant="default" onClick={() => setAsking(asking === 'new_date' ? null : 'new_date')}>
            {t('commitments.newDate')}
          </Button>
          <Button variant="default" onClick={() => setAsking(asking === 'dropped' ? null : 'dropped')}>
            {t('commitments.drop')}
          </Button>
        </Button.Group>
      ) : (
        <Button variant="subtle" color="gray" onClick={() => void reply('open')}>
          {t('commitments.reopen')}
        </Button>
      )}
      {asking && <Reply asking={asking} commitment={commitment} onReply={(more) => void reply(asking, more)} />}
    </li>
  );
}

interface ReplyProps {
  asking: 'new_date' | 'dropped';
  commitment: ReviewCommitment;
  onReply(more: { dueOn: string | null; reason: string | null; reasonAudience: 'client' | 'internal' }): void;
}

function Reply({ asking, commitment, onReply }: ReplyProps): ReactNode {
  const { t } = useTranslation('studio');
  const today = useToday();
  const [dueOn, setDueOn] = useState<string | null>(commitment.late ? null : commitment.dueOn);
  const [reason, setReason] = useState(commitment.reason ?? '');
  const [reasonAudience, setReasonAudience] = useState(commitment.reasonAudience);
  const ready = asking === 'new_date' ? dueOn !== null : reason.trim() !== '';
  return (
    <div className={classes['controls']}>
      {asking === 'new_date' && (
        <DayInput label={t('commitments.newDate')} value={dueOn} min={today} onChange={setDueOn} />
      )}
      <Textarea
        className={classes['grow'] ?? ''}
        label={asking === 'dropped' ? t('commitments.reason') : t('commitments.reasonOptional')}
        autosize
        minRows={1}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <AudienceSwitch value={reasonAudience} onChange={setReasonAudience} />
      <Button disabled={!ready} onClick={() => onReply({ dueOn, reason: reason.trim() || null, reasonAudience })}>
        {asking === 'new_date' ? t('commitments.saveDate') : t('commitments.saveDrop')}
      </Button>
    </div>
  );
}
