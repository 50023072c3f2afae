import { Button, Group, Popover, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#shared/contract/plans.ts';
import { AudienceSwitch, type RowAudience } from '#renderer/components/audience-switch.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useGoalText } from './goal-text.ts';
import { NumberField } from '#renderer/components/number-field.tsx';

interface FormProps {
  goal: Goal;
  onDone(): void;
}

/** Value, day, note and who may read the note (E3). */
export function CheckInForm({ goal, onDone }: FormProps): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const today = useToday();
  const [value, setValue] = useState<number | null>(null);
  const [day, setDay] = useState<string>(today);
  const [note, setNote] = useState('');
  const [audience, setAudience] = useState<RowAudience>('internal');
  const [missing, setMissing] = useState(false);
  const save = useMutation({
    mutationFn: (input: Parameters<typeof coreClient.goals.checkIn>[0]) => coreClient.goals.checkIn(input),
    onSuccess: () => {
      showUndo(t('checkIn.saved'));
      setValue(null);
      setNote('');
      onDone();
    },
    onError: showFailure,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value === null) setMissing(true);
        else save.mutate({ id: goal.id, value, checkedOn: day, note: note.trim() || null, audience });
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-start" grow>
          <NumberField
            label={t('checkIn.value')}
            value={value}
            unit={goal.unit}
            isFirst
            error={missing && value === null ? t('checkIn.missing') : undefined}
            onChange={setValue}
          />
          <DayInput
            label={t('checkIn.day')}
            value={day}
            max={today}
            required
            onChange={(next) => setDay(next ?? today)}
          />
        </Group>
        <p style={{ margin: 0, color: 'var(--muted)', fontSize: 12 }}>
          {goal.plannedValue === null
            ? t('checkIn.noPath')
            : t('checkIn.planned', { value: text.value(Math.round(goal.plannedValue * 10) / 10, goal.unit) })}
        </p>
        <Textarea
          label={t('checkIn.note')}
          autosize
          minRows={2}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group justify="space-between">
          <AudienceSwitch value={audience} onChange={setAudience} />
          <Button type="submit" loading={save.isPending}>
            {t('checkIn.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The form over the row of the goal, without leaving the plan. */
export function CheckInButton({ goal }: { goal: Goal }): ReactNode {
  const { t } = useTranslation('plan');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width={340}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withRoles
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('checkIn.of', { title: goal.title })}
          onClick={() => setOpen(!open)}
        >
          {t('checkIn.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('checkIn.of', { title: goal.title })}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <CheckInForm goal={goal} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
