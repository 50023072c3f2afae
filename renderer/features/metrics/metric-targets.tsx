import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricDetail, MetricTarget } from '#shared/contract/metrics.ts';
import type { MetricKey } from '#shared/domain/metric-catalogue.ts';
import { Section } from '#renderer/components/page.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import type { MetricText } from '#renderer/lib/metric-text.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useGroupNames } from './comparison.tsx';
import classes from './metrics.module.css';
import { targetState } from './target-note.tsx';

interface Props {
  metric: MetricKey;
  data: MetricDetail;
  text: MetricText;
}

/** J: the targets of a metric; one that is missed leads to a task. */
export function MetricTargets({ metric, data, text }: Props): ReactNode {
  const { t } = useTranslation('metrics');
  return (
    <Section
      title={t('target.title')}
      aside={
        data.mayWrite && (
          <Link to="/method/programme" search={{ step: 'metrics' }}>
            {t('target.set')}
          </Link>
        )
      }
    >
      {data.targets.length === 0 ? (
        <p className={classes['quiet']}>{t('target.none')}</p>
      ) : (
        <ul className={classes['list']}>
          {data.targets.map((target) => (
            <TargetLine key={target.id} metric={metric} target={target} text={text} />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface LineProps {
  metric: MetricKey;
  target: MetricTarget;
  text: MetricText;
}

function TargetLine({ metric, target, text }: LineProps): ReactNode {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const segmentName = useGroupNames('segments');
  const [signal, state] = targetState(target.met);
  const value = text.value(metric, target.value);
  const now = text.value(metric, target.now.value);
  const correct = useMutation({
    mutationFn: () =>
      coreClient.metrics.correct({
        targetId: target.id,
        title: t('target.taskTitle', { metric: text.name(metric), value: now, target: value }),
      }),
    onSuccess: () => showUndo(t('target.created')),
    onError: showFailure,
  });
  const { taskId } = target;
  return (
    <li className={classes['line']}>
      <span>
        <SignalMark
          signal={signal}
          label={[
            target.segmentId === null ? t('target.all') : segmentName(target.segmentId),
            t('target.value', { value }),
            target.dueOn && t('target.dueOn', { day: format.day(target.dueOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
        <span className={classes['named']}>{`${t('target.now', { value: now })}, ${t(`target.${state}`)}`}</span>
      </span>
      {taskId !== null ? (
        <Button variant="default" size="compact-sm" onClick={() => openOverlay('task', { taskId })}>
          {t('target.task')}
        </Button>
      ) : (
        target.met === false && (
          <Button size="compact-sm" loading={correct.isPending} onClick={() => correct.mutate()}>
            {t('target.correct')}
          </Button>
        )
      )}
    </li>
  );
}
