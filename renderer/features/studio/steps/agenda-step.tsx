import { ActionIcon, Button, Checkbox, Menu, Select } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AddLine } from '#renderer/components/add-line.tsx';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import type { AgendaItem } from '#shared/contract/review-steps.ts';
import { agendaMinutes, agendaWarnings, clientMinutes } from '#shared/domain/agenda.ts';
import { meetingStages } from '#shared/domain/vocabulary.ts';
import { MinutesField, RemoveButton } from '../fields.tsx';
import { Group } from '../group.tsx';
import { useStudio } from '../studio-context.ts';
import classes from '../studio.module.css';
import { MeetingRecord } from './meeting-record.tsx';

const NEW_MINUTES = 5;

/** Step 9: time boxes over the four stages; the client talks most (F5). */
export function AgendaStep(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, agenda, save } = useStudio();
  return (
    <>
      <Warnings />
      <Group
        title={t('agenda.boxes', { total: agendaMinutes(agenda), duration: review.durationMinutes })}
        aside={<TemplateMenu />}
      >
        <ul className={classes['lines']}>
          {agenda.map((item, index) => (
            <AgendaLine key={item.id} item={item} index={index} />
          ))}
        </ul>
        <AddLine
          onLeave
          size="xs"
          mt={8}
          label={t('agenda.add')}
          draftKey={`review:${review.id}:add:agenda`}
          onAdd={(title) =>
            save(
              coreClient.preparation.addAgendaItem({
                reviewId: review.id,
                title,
                minutes: NEW_MINUTES,
                stage: agenda.at(-1)?.stage ?? 'needs_and_expectations',
                clientTalks: true,
              }),
            )
          }
        />
      </Group>
      <MeetingRecord />
    </>
  );
}

function Warnings(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, agenda } = useStudio();
  const total = agendaMinutes(agenda);
  if (total === 0) return null;
  const warnings = agendaWarnings(agenda, review.durationMinutes);
  const share = Math.round((clientMinutes(agenda) / total) * 100);
  return (
    <ul className={classes['lines']} style={{ marginBottom: 12 }} role="status">
      {warnings.length === 0 && (
        <li>
          <SignalMark signal="good" label={t('agenda.fine', { percent: share })} />
        </li>
      )}
      {warnings.map((warning) => (
        <li key={`${warning.key}${'stage' in warning ? warning.stage : ''}`}>
          <SignalMark
            signal="attention"
            label={
              warning.key === 'stage_missing'
                ? t('agenda.warning.stage_missing', { stage: t(`stage.${warning.stage}`) })
                : warning.key === 'client_talks_too_little'
                  ? t('agenda.warning.client_talks_too_little', { percent: Math.round(warning.percent) })
                  : t(`agenda.warning.${warning.key}`, { count: warning.minutes })
            }
          />
        </li>
      ))}
    </ul>
  );
}

function TemplateMenu(): ReactNode {
  const { t } = useTranslation('studio');
  const { review, templates, agenda, write } = useStudio();
  const apply = (templateId: string) =>
    void write(coreClient.preparation.applyAgenda({ reviewId: review.id, templateId })).then(
      (done) => done && agenda.length > 0 && showUndo(t('agenda.replaced')),
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" rightSection={<IconChevronDown size={12} aria-hidden />}>
          {t('agenda.template')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {templates.map((template) => (
          <Menu.Item key={template.id} onClick={() => apply(template.id)}>
            {template.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AgendaLine({ item, index }: { item: AgendaItem; index: number }): ReactNode {
  const { t } = useTranslation('studio');
  const { agenda, save, write } = useStudio();
  const change = (patch: Omit<Parameters<typeof coreClient.preparation.saveAgendaItem>[0], 'id'>) =>
    coreClient.preparation.saveAgendaItem({ id: item.id, ...patch });
  const move = (afterId: string | null) => void write(coreClient.preparation.moveAgendaItem({ id: item.id, afterId }));
  return (
    <li className={classes['line']} data-record={item.id}>
      <MinutesField
        label={t('agenda.minutesOf', { title: item.title })}
        value={item.minutes}
        onSave={(minutes) => void write(change({ minutes }))}
      />
      <div className={classes['lineMain']}>
        <LineField
          hideLabel
          required
          size="xs"
          label={t('agenda.title')}
          value={item.title}
          draftKey={`agenda:${item.id}`}
          onSave={(title) => save(change({ title }))}
        />
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === 0}
        aria-label={t('agenda.up', { title: item.title })}
        onClick={() => move(agenda[index - 2]?.id ?? null)}
      >
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === agenda.length - 1}
        aria-label={t('agenda.down', { title: item.title })}
        onClick={() => move(agenda[index + 1]?.id ?? null)}
      >
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
      <RemoveButton table="agenda_item" id={item.id} name={item.title} />
      <div className={classes['controls']} style={{ alignItems: 'center' }}>
        <Select
          size="xs"
          className={classes['grow'] ?? ''}
          aria-label={t('agenda.stage')}
          value={item.stage}
          allowDeselect={false}
          data={meetingStages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
          onChange={(value) => {
            const stage = meetingStages.find((each) => each === value);
            if (stage) void write(change({ stage }));
          }}
        />
        <Checkbox
          size="xs"
          label={t('agenda.clientTalks')}
          checked={item.clientTalks}
          onChange={({ currentTarget }) => void write(change({ clientTalks: currentTarget.checked }))}
        />
        <AudienceSwitch value={item.audience} onChange={(audience) => void write(change({ audience }))} />
      </div>
    </li>
  );
}
