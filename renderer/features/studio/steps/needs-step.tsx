import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { Saved } from '#renderer/lib/use-autosave.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { TopicAnswer } from '#shared/contract/review-steps.ts';
import { needsFollowUp } from '#shared/domain/needs-checklist.ts';
import { needsAnswers } from '#shared/domain/vocabulary.ts';
import { DueField, type OwnerChoice, OwnerSelect } from '../fields.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';

/** Step 5: six topics and the workspace's own (F4). */
export function NeedsStep(): ReactNode {
  const { topics } = useStudio();
  return (
    <>
      {topics.map((topic) => (
        <Topic key={topic.topicId} topic={topic} />
      ))}
    </>
  );
}

function Topic({ topic }: { topic: TopicAnswer }): ReactNode {
  const { t } = useTranslation('studio');
  const { review, save, write } = useStudio();
  const answer = (fields: Omit<Parameters<typeof coreClient.preparation.answerTopic>[0], 'reviewId' | 'topicId'>) =>
    coreClient.preparation.answerTopic({ reviewId: review.id, topicId: topic.topicId, ...fields });
  return (
    <section className={classes['group']} aria-label={topic.wording} data-record={topic.topicId}>
      <div className={classes['line']}>
        <div className={classes['lineMain']}>
          <strong>{topic.wording}</strong>
          {topic.stressed && (
            <div className={classes['lineMeta']}>
              <SignalMark signal="attention" label={t('needs.turnover')} />
            </div>
          )}
          {topic.lastAnswer && (
            <div className={classes['lineMeta']}>{t('needs.last', { answer: t(`needs.${topic.lastAnswer}`) })}</div>
          )}
        </div>
        <SegmentedControl
          size="xs"
          aria-label={topic.wording}
          value={topic.answer ?? ''}
          data={needsAnswers.map((value) => ({ value, label: t(`needs.${value}`) }))}
          onChange={(value) => void write(answer({ answer: needsAnswers.find((each) => each === value) ?? null }))}
        />
      </div>
      {topic.answer && (
        <div style={{ marginTop: 8 }}>
          <AutosaveTextarea
            label={t('needs.note')}
            value={topic.note ?? ''}
            minRows={1}
            draftKey={`review:${review.id}:topic:${topic.topicId}`}
            onSave={(note) => save(answer({ note: note || null }))}
            aside={<AudienceSwitch value={topic.audience} onChange={(audience) => void write(answer({ audience }))} />}
          />
          {(needsFollowUp(topic.answer) || topic.followUp) && (
            <FollowUp topic={topic} onText={(followUp) => save(answer({ followUp }))} />
          )}
        </div>
      )}
    </section>
  );
}

/** What will be done about it; a task reminds whoever takes it. */
function FollowUp({ topic, onText }: { topic: TopicAnswer; onText(text: string): Saved }): ReactNode {
  const { t } = useTranslation('studio');
  const format = useFormat();
  const { review, account, write } = useStudio();
  const [owner, setOwner] = useState<OwnerChoice>({ memberId: topic.task?.ownerId ?? null, contactId: null });
  const [dueOn, setDueOn] = useState(topic.task?.dueOn ?? null);
  return (
    <div className={classes['controls']}>
      <div className={classes['grow']} style={{ flexBasis: '100%' }}>
        <span className={classes['lineMeta']}>{t('needs.followUp')}</span>
        <LineField
          hideLabel
          required
          size="xs"
          label={t('needs.followUp')}
          value={topic.followUp ?? ''}
          placeholder={topic.proposedFollowUp ?? ''}
          draftKey={`review:${review.id}:follow-up:${topic.topicId}`}
          onSave={onText}
        />
      </div>
      <OwnerSelect label={t('ourOwner')} side="ours" {...owner} onChange={setOwner} />
      <DueField value={dueOn} onChange={setDueOn} />
      <Button
        variant="default"
        onClick={() =>
          void write(
            coreClient.preparation.putFollowUpTask({
              reviewId: review.id,
              topicId: topic.topicId,
              ownerId: owner.memberId,
              dueOn,
            }),
          )
        }
      >
        {topic.task ? t('needs.updateTask') : t('needs.makeTask')}
      </Button>
      {topic.task && (
        <Link
          to="/accounts/$accountId/summary"
          params={{ accountId: account.id }}
          className={classes['lineMeta'] ?? ''}
        >
          {topic.task.done
            ? t('needs.taskDone')
            : topic.task.dueOn
              ? t('needs.taskDue', { day: format.day(topic.task.dueOn) })
              : t('needs.taskMade')}
        </Link>
      )}
    </div>
  );
}
