import { ActionIcon, Button, Group, Popover, Textarea } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckIn, Goal } from '#shared/contract/plans.ts';
import { AudienceMark, AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useGoalText } from './goal-text.ts';
import { NumberField } from '#renderer/components/number-field.tsx';
import classes from './plan.module.css';

/** Every check-in, the latest first; a slip can be corrected. */
export function GoalHistory({ goal, checkIns }: { goal: Goal; checkIns: readonly CheckIn[] }): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const format = useFormat();
  return (
    <Section title={t('history.title')} level={3}>
      {checkIns.length === 0 && <p className={classes['quiet']}>{t('history.empty')}</p>}
      <ul className={classes['list']}>
        {checkIns.map((checkIn) => (
          <li key={checkIn.id} className={classes['listRow']} data-record={checkIn.id}>
            <span style={{ width: 84 }}>{format.day(checkIn.checkedOn)}</span>
            <strong style={{ width: 92, textAlign: 'right', fontWeight: 600 }}>
              {text.value(checkIn.value, goal.unit)}
            </strong>
            <div className={classes['grow']}>
              {checkIn.note && (
                <p>
                  {checkIn.note} <AudienceMark audience={checkIn.audience} />
                </p>
              )}
              <p>{checkIn.byName}</p>
            </div>
            <EditCheckIn goal={goal} checkIn={checkIn} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EditCheckIn({ goal, checkIn }: { goal: Goal; checkIn: CheckIn }): ReactNode {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(checkIn);
  const save = useMutation({
    mutationFn: () =>
      coreClient.goals.saveCheckIn({
        id: checkIn.id,
        value: draft.value,
        checkedOn: draft.checkedOn,
        note: draft.note?.trim() || null,
        audience: draft.audience,
      }),
    onSuccess: () => {
      setOpen(false);
      showUndo(t('history.saved'));
    },
    onError: showFailure,
  });
  const trash = useMutation({
    mutationFn: () => coreClient.goals.trashCheckIn({ id: checkIn.id }),
    onSuccess: () => showUndo(t('history.trashed')),
    onError: showFailure,
  });
  const day = format.day(checkIn.checkedOn);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={320}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('history.edit', { day })}
          onClick={() => {
            setDraft(checkIn);
            setOpen(!open);
          }}
        >
          <IconPencil size={14} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('history.edit', { day })}>
        <div style={{ display: 'grid', gap: 8 }}>
          <div className={classes['pair']}>
            <NumberField
              label={t('checkIn.value')}
              value={draft.value}
              unit={goal.unit}
              onChange={(value) => value !== null && setDraft({ ...draft, value })}
            />
            <DayInput
              label={t('checkIn.day')}
              value={draft.checkedOn}
              max={today}
              required
              onChange={(checkedOn) => checkedOn && setDraft({ ...draft, checkedOn })}
            />
          </div>
          <Textarea
            label={t('checkIn.note')}
            autosize
            value={draft.note ?? ''}
            onChange={({ currentTarget }) => setDraft({ ...draft, note: currentTarget.value })}
          />
          <AudienceSwitch value={draft.audience} onChange={(audience) => setDraft({ ...draft, audience })} />
          <Group justify="space-between">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('history.trash', { day })}
              onClick={() => trash.mutate()}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              {t('common:save')}
            </Button>
          </Group>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
