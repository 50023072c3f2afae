import { Button, Popover, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#shared/contract/plans.ts';
import { goalProgress } from '#shared/domain/goal-progress.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './plan.module.css';

type Outcome = 'held' | 'lost';

/** What the number says; the consultant decides. */
const suggested = (goal: Goal, value: number | null): Outcome => {
  const progress = goalProgress({ ...goal, current: value });
  return progress === null || progress >= 100 ? 'held' : 'lost';
};

/** E7: a reached goal looked at again. Held: later once more; lost: a new goal from here is proposed. */
export function Recheck({ goal, onProposed }: { goal: Goal; onProposed(id: string): void }): ReactNode {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  const outcome = chosen ?? suggested(goal, value);
  const measured = goal.target !== null;
  const save = useMutation({
    mutationFn: () =>
      coreClient.goals.recheck({ id: goal.id, outcome, value, checkedOn: today, note: note.trim() || null }),
    onSuccess: ({ proposedId }) => {
      setOpen(false);
      showUndo(t(`recheck.done.${outcome}`));
      if (proposedId) onProposed(proposedId);
    },
    onError: showFailure,
  });
  const move = useMutation({
    mutationFn: (on: string | null) => coreClient.goals.putRecheck({ id: goal.id, on }),
    onSuccess: () => showUndo(t('recheck.moved')),
    onError: showFailure,
  });
  return (
    <div className={classes['recheck']} data-due={goal.recheckDue || undefined}>
      <span>
        {goal.recheckOn === null
          ? t('recheck.none')
          : t(goal.recheckDue ? 'recheck.due' : 'recheck.on', { day: format.day(goal.recheckOn) })}
      </span>
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
          <Button variant={goal.recheckDue ? 'filled' : 'default'} size="compact-sm" onClick={() => setOpen(!open)}>
            {t('recheck.open')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('recheck.open')}>
          <Stack gap="sm">
            {measured && (
              <NumberField label={t('recheck.value')} value={value} unit={goal.unit} isFirst onChange={setValue} />
            )}
            <Radio.Group
              label={t('recheck.outcome')}
              value={outcome}
              onChange={(next) => setChosen(next === 'lost' ? 'lost' : 'held')}
            >
              <Stack gap={6} mt={6}>
                <Radio size="xs" value="held" label={t('recheck.held')} />
                <Radio size="xs" value="lost" label={t('recheck.lost')} />
              </Stack>
            </Radio.Group>
            <Textarea
              label={t('checkIn.note')}
              autosize
              minRows={2}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              {t('recheck.save')}
            </Button>
            <DayInput
              label={t('recheck.another')}
              value={goal.recheckOn}
              min={today}
              onChange={(on) => move.mutate(on)}
            />
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
