import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../lib/use-run.ts';
import { useFormat } from '../lib/use-format.ts';
import { ErrorState } from './error-state.tsx';
import classes from './inputs.module.css';

interface Props<Step extends { done: number; total: number }> {
  run: Run<Step>;
  /** What is being done: "Importando contas". */
  label: string;
  /** More about the step: the phase, the rejected rows. */
  detail?: (step: Step) => ReactNode;
}

/** Progress of long work with its cancel button; hidden while idle. */
export function ProgressRun<Step extends { done: number; total: number }>(props: Props<Step>): ReactNode {
  const { run, label, detail } = props;
  const { t } = useTranslation('components');
  const format = useFormat();
  if (run.status === 'idle') return null;
  if (run.status === 'failed') return <ErrorState error={run.error} where={label} />;
  const { step } = run;
  const share = step && step.total > 0 ? Math.min(100, (step.done / step.total) * 100) : 0;
  const active = run.status === 'running' || run.status === 'cancelling';
  return (
    <div className={classes['run']}>
      <div className={classes['runLine']}>
        <span>
          {label}
          {step && (
            <span className={classes['quiet']}>
              {' · '}
              {t('run.of', { done: format.number(step.done), total: format.number(step.total) })}
            </span>
          )}
        </span>
        {active ? (
          <Button variant="default" onClick={run.cancel} disabled={run.status === 'cancelling'}>
            {run.status === 'cancelling' ? t('run.cancelling') : t('run.cancel')}
          </Button>
        ) : (
          <span role="status" className={classes['quiet']}>
            {run.status === 'done' ? t('run.done') : t('run.stopped')}
          </span>
        )}
      </div>
      <Progress value={run.status === 'done' ? 100 : share} aria-label={label} animated={active && share === 0} />
      {step && detail?.(step)}
    </div>
  );
}
