import { Button } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaybookStep } from '#shared/contract/playbooks.ts';
import { playbookDays } from '#shared/domain/playbook.ts';
import { Section } from '#renderer/components/page.tsx';
import { useTreeDrag } from '#renderer/components/use-tree-drag.ts';
import { announce } from '#renderer/lib/announce.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { usePlaybookNames } from '../playbook-names.ts';
import classes from '../playbooks.module.css';
import { StepForm } from './step-form.tsx';

interface Props {
  playbookId: string;
  steps: readonly PlaybookStep[];
  mayWrite: boolean;
}

/** The steps in their order, each with its days on one timeline (I1). */
export function StepList({ playbookId, steps, mayWrite }: Props): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const [editing, setEditing] = useState<{ step: PlaybookStep | null } | null>(null);
  const days = Math.max(1, playbookDays(steps));
  const move = useMutation({
    mutationFn: (to: { id: string; after: string | null }) => coreClient.playbooks.moveStep(to),
    onSuccess: () => showUndo(t('step.moved')),
    onError: showFailure,
  });

  /** To a place among the others, counted without the step itself. */
  function moveTo(id: string, place: number): void {
    const others = steps.filter((step) => step.id !== id);
    if (place < 0 || place > others.length) return;
    move.mutate({ id, after: others[place - 1]?.id ?? null });
  }

  const drag = useTreeDrag(
    steps.map((step) => ({ id: step.id, content: null })),
    mayWrite
      ? (id, targetId, place) => {
          const target = steps.filter((step) => step.id !== id).findIndex((step) => step.id === targetId);
          moveTo(id, place === 'before' ? target : target + 1);
        }
      : undefined,
  );

  function onKeyDown(event: KeyboardEvent, index: number): void {
    if (!event.altKey || !mayWrite || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const step = steps[index];
    const place = event.key === 'ArrowUp' ? index - 1 : index + 1;
    if (!step || place < 0 || place >= steps.length) return;
    moveTo(step.id, place);
    announce(`${names.step(step).title}: ${place + 1}/${steps.length}`);
  }

  return (
    <Section
      title={t('one.steps')}
      aside={
        <span className={classes['aside']}>
          <span className={classes['quiet']}>{t('one.timeline', { days: steps.length === 0 ? 0 : days })}</span>
          {mayWrite && (
            <Button variant="default" size="compact-sm" onClick={() => setEditing({ step: null })}>
              {t('one.addStep')}
            </Button>
          )}
        </span>
      }
    >
      {steps.length === 0 && <p className={classes['lead']}>{t('one.noSteps')}</p>}
      {mayWrite && steps.length > 1 && (
        <p className={classes['quiet']} id="step-hint">
          {t('one.moveHint')}
        </p>
      )}
      <ol className={classes['steps']}>
        {steps.map((step, index) => {
          const { title, description } = names.step(step);
          const from = step.offsetDays;
          const to = from + Math.max(0, step.durationDays - 1);
          const when = from === to ? t('one.day', { day: from }) : t('one.dayRange', { from, to });
          return (
            <li
              key={step.id}
              className={classes['step']}
              data-record={step.id}
              data-drop={drag.placeOn(step.id) === 'inside' ? 'after' : drag.placeOn(step.id)}
              {...drag.handlers(step.id)}
            >
              <span className={classes['grip']} aria-hidden>
                {mayWrite && <IconGripVertical size={14} />}
              </span>
              <div className={classes['what']}>
                {mayWrite ? (
                  <button
                    type="button"
                    className={classes['stepTitle']}
                    aria-describedby={steps.length > 1 ? 'step-hint' : undefined}
                    onKeyDown={(event) => onKeyDown(event, index)}
                    onClick={() => setEditing({ step })}
                  >
                    {title}
                  </button>
                ) : (
                  <span>{title}</span>
                )}
                <span className={classes['quiet']}>
                  {[t(`stepKind.${step.kind}`), t(`role.${step.role}`), when, description].filter(Boolean).join(' · ')}
                </span>
              </div>
              <div className={classes['track']} aria-hidden>
                <span
                  className={classes['span']}
                  style={{
                    insetInlineStart: `${(from / days) * 100}%`,
                    width: `${(Math.max(1, step.durationDays) / days) * 100}%`,
                  }}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {editing && <StepForm playbookId={playbookId} step={editing.step} onClose={() => setEditing(null)} />}
    </Section>
  );
}
