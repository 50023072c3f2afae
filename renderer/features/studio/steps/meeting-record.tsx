import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLine } from '#renderer/components/add-line.tsx';
import { AudienceMark, AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import type { AgendaItem } from '#shared/contract/review-steps.ts';
import { RemoveButton } from '../fields.tsx';
import { Group } from '../group.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';
import { CommitmentGroup } from './commitment-group.tsx';

/**
 * What the minutes hold (F7, F9): notes of each item, decisions and commitments, written during the meeting or after it.
 * Until the day of the meeting it is folded away: there is nothing to write down yet.
 */
export function MeetingRecord(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, account, agenda } = useStudio();
  const today = useToday();
  const happened = review.heldAt !== null || review.day <= today;
  return (
    <details className={classes['record']} open={happened}>
      <summary>{t('record.title')}</summary>
      <p className={classes['quiet']}>{t('record.hint')}</p>
      <Group title={t('record.notes')}>
        {agenda.length === 0 && <p className={classes['quiet']}>{t('record.noAgenda')}</p>}
        {agenda.map((item) => (
          <ItemNotes key={item.id} item={item} />
        ))}
      </Group>
      <Decisions />
      <CommitmentGroup side="ours" title={t('next.ourCommitment')} />
      <CommitmentGroup side="client" title={t('next.theirCommitment', { client: account.name })} />
    </details>
  );
}

function ItemNotes({ item }: { item: AgendaItem }): ReactNode {
  const { t } = useTranslation('studio');
  const { save, write } = useStudio();
  const change = (patch: Omit<Parameters<typeof coreClient.preparation.saveAgendaItem>[0], 'id'>) =>
    coreClient.preparation.saveAgendaItem({ id: item.id, ...patch });
  return (
    <>
      <AutosaveTextarea
        label={item.title}
        value={item.notes ?? ''}
        minRows={1}
        draftKey={`agenda:${item.id}:notes`}
        onSave={(notes) => save(change({ notes: notes || null }))}
        aside={
          <AudienceSwitch
            value={item.notesAudience}
            onChange={(notesAudience) => void write(change({ notesAudience }))}
          />
        }
      />
      {item.said !== null && (
        <AutosaveTextarea
          label={t('record.said', { title: item.title })}
          value={item.said}
          minRows={1}
          draftKey={`live:${item.id}:said`}
          onSave={(said) => save(coreClient.meeting.saveSaid({ id: item.id, said: said || null }))}
          aside={<AudienceMark audience="client" />}
        />
      )}
    </>
  );
}

function Decisions(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, decisions, save, write } = useStudio();
  const change = (id: string, patch: Omit<Parameters<typeof coreClient.preparation.saveDecision>[0], 'id'>) =>
    coreClient.preparation.saveDecision({ id, ...patch });
  return (
    <Group title={t('record.decisions')}>
      <ul className={classes['lines']}>
        {decisions.map(({ id, body, audience }) => (
          <li key={id} className={classes['line']} data-record={id}>
            <div className={classes['lineMain']}>
              <LineField
                hideLabel
                required
                size="xs"
                label={t('record.decision')}
                value={body}
                draftKey={`decision:${id}`}
                onSave={(text) => save(change(id, { body: text }))}
              />
            </div>
            <AudienceSwitch value={audience} onChange={(chosen) => void write(change(id, { audience: chosen }))} />
            <RemoveButton table="decision" id={id} name={body} />
          </li>
        ))}
      </ul>
      <AddLine
        onLeave
        size="xs"
        mt={8}
        label={t('record.addDecision')}
        draftKey={`review:${review.id}:add:decision`}
        onAdd={(body) => save(coreClient.preparation.addDecision({ reviewId: review.id, body }))}
      />
    </Group>
  );
}
