import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationView } from '#shared/contract/activation.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './activation.module.css';

/** Step 5: the smaller successes; baseline, target and owners are set in the plan (E2). */
export function GoalsStep({ view, template }: { view: ActivationView; template: ReactNode }): ReactNode {
  const { t } = useTranslation('activation');
  const format = useFormat();
  const { account, plan, goals } = view;
  if (!plan) return <p className={classes['quiet']}>{t('needsObjective')}</p>;
  const number = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  const span = ({ baseline, target, unit }: ActivationView['goals'][number]) => {
    if (target === null) return t('toMeasure');
    const to = `${number(target)}${unit ? ` ${unit}` : ''}`;
    return baseline === null ? to : t('goalSpan', { from: number(baseline), to });
  };
  return (
    <>
      {goals.length === 0 && (
        <>
          <p className={classes['quiet']}>{t('noGoals')}</p>
          {template}
        </>
      )}
      <ul className={classes['list']}>
        {goals.map((goal) => (
          <li key={goal.id} className={classes['row']}>
            <Link to="/accounts/$accountId/plan" params={{ accountId: account.id }} search={{ goal: goal.id }}>
              {goal.title}
            </Link>
            <span className={classes['quiet']}>
              {[span(goal), goal.dueOn && t('goalUntil', { day: format.dayShort(goal.dueOn) })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <QuickGoal planId={plan.id} />
      <p>
        <Link to="/accounts/$accountId/plan" params={{ accountId: account.id }}>
          {t('seePlan')}
        </Link>
      </p>
    </>
  );
}

function QuickGoal({ planId }: { planId: string }): ReactNode {
  const { t } = useTranslation('activation');
  const [title, setTitle] = useState('');
  async function add(): Promise<void> {
    if (title.trim() === '') return;
    try {
      await coreClient.goals.create({ planId, parentId: null, afterId: null, title: title.trim() });
      setTitle('');
      showUndo(t('goalAdded'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <form
      className={classes['quick']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('goalTitle')}
        value={title}
        maxLength={300}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('addGoal')}
      </Button>
    </form>
  );
}
