import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#shared/contract/plans.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useGoalText } from './goal-text.ts';
import { NumberField } from '#renderer/components/number-field.tsx';
import classes from './plan.module.css';

interface Props {
  goal: Goal;
  milestones: readonly { id: string; dueOn: string; value: number }[];
}

/** Dated points that bend the planned path (E3). */
export function Milestones({ goal, milestones }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const text = useGoalText();
  const format = useFormat();
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [value, setValue] = useState<number | null>(null);
  const put = useMutation({
    mutationFn: (next: { dueOn: string; value: number }[]) =>
      coreClient.goals.putMilestones({ id: goal.id, milestones: next }),
    onSuccess: () => {
      setDueOn(null);
      setValue(null);
      showUndo(t('milestones.saved'));
    },
    onError: showFailure,
  });
  const known = milestones.map((each) => ({ dueOn: each.dueOn, value: each.value }));
  return (
    <Section title={t('milestones.title')} level={3}>
      <ul className={classes['list']}>
        {milestones.map((milestone) => (
          <li key={milestone.id} className={classes['listRow']}>
            <span className={classes['grow']}>{format.day(milestone.dueOn)}</span>
            <span>{text.value(milestone.value, goal.unit)}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('milestones.remove', { day: format.day(milestone.dueOn) })}
              onClick={() => put.mutate(known.filter((each) => each.dueOn !== milestone.dueOn))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr auto', gap: 8, alignItems: 'end', marginTop: 8 }}>
        <DayInput
          label={t('milestones.day')}
          value={dueOn}
          min={goal.startsOn}
          {...(goal.dueOn ? { max: goal.dueOn } : {})}
          onChange={setDueOn}
        />
        <NumberField label={t('milestones.value')} value={value} unit={goal.unit} onChange={setValue} />
        <Button
          variant="default"
          disabled={dueOn === null || value === null}
          onClick={() => {
            if (dueOn !== null && value !== null)
              put.mutate([...known.filter((each) => each.dueOn !== dueOn), { dueOn, value }]);
          }}
        >
          {t('milestones.add')}
        </Button>
      </div>
    </Section>
  );
}
