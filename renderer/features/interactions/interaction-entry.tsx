import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interaction } from '#shared/contract/interactions.ts';
import { AttachmentList } from '#renderer/components/attachment-list.tsx';
import { AudienceMark } from '#renderer/components/audience-switch.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { FeelingMark } from '#renderer/components/feeling-mark.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { useAttachments } from '#renderer/lib/use-attachments.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './interactions.module.css';

interface Props {
  interaction: Interaction;
  onEdit(): void;
}

/** One contact, as it was: when, how, with whom, what was said and what comes next. */
export function InteractionEntry({ interaction, onEdit }: Props): ReactNode {
  const { t } = useTranslation('interactions');
  const format = useFormat();
  const { id, accountId, channel, direction, contactNames, authorName, nextStep, nextStepOn } = interaction;
  const files = useAttachments({ accountId, ownerTable: 'interaction', ownerId: id });
  const meta = [
    t(`channel.${channel}`),
    channel === 'internal_note' ? '' : t(`direction.${direction}`).toLocaleLowerCase(),
    contactNames.length > 0 ? t('with', { people: format.list(contactNames) }) : '',
    authorName ? t('by', { name: authorName }) : '',
    interaction.durationMinutes ? format.duration(interaction.durationMinutes) : '',
    interaction.automated ? t('automated') : '',
    interaction.counts || channel === 'internal_note' ? '' : t('notContact'),
  ].filter(Boolean);
  return (
    <li className={classes['entry']} data-record={interaction.id}>
      <div className={classes['when']}>
        <DayText day={interaction.happenedAt} />
      </div>
      <div>
        <h3 className={classes['title']}>{interaction.subject}</h3>
        <div className={classes['meta']}>
          <span>{meta.join(' · ')}</span>
          {interaction.unplanned && <SignalMark signal="attention" label={t('unplanned')} />}
          {interaction.audience === 'client' && <AudienceMark audience="client" />}
        </div>
        {interaction.body && <p className={classes['prose']}>{interaction.body}</p>}
        {interaction.realProblem && (
          <p className={classes['prose']}>
            <span className={classes['quiet']}>{`${t('realProblem')}: `}</span>
            {interaction.realProblem}
          </p>
        )}
        {interaction.outcome && (
          <p className={classes['prose']}>
            <span className={classes['quiet']}>{`${t('outcome')}: `}</span>
            {interaction.outcome}
          </p>
        )}
        {nextStep && (
          <p className={classes['prose']}>
            {t('nextStep', { step: nextStep })}
            {nextStepOn && (
              <span className={classes['quiet']}>
                {' · '}
                <DayText day={nextStepOn} />
              </span>
            )}
          </p>
        )}
        {interaction.attachments.length > 0 && (
          <AttachmentList attachments={interaction.attachments} onSave={files.save} />
        )}
      </div>
      <div className={classes['side']}>
        {interaction.feeling ? (
          <FeelingMark moment={interaction.feeling.moment} />
        ) : (
          channel !== 'internal_note' && (
            <Button
              variant="subtle"
              size="compact-xs"
              c="dimmed"
              fw={400}
              onClick={() => openOverlay('feeling', { accountId, interactionId: id })}
            >
              {t('feel')}
            </Button>
          )
        )}
        <Button variant="subtle" size="compact-xs" c="dimmed" fw={400} onClick={onEdit}>
          {t('edit')}
        </Button>
      </div>
    </li>
  );
}
