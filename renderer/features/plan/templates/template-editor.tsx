import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplate, PlanTemplateGoal } from '#shared/contract/plan-templates.ts';
import { LineField } from '#renderer/components/line-field.tsx';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { SegmentSelect } from './segment-select.tsx';
import { TemplateGoalForm } from './template-goal-form.tsx';
import { useTemplateWords } from './template-words.ts';
import classes from './templates.module.css';

interface Props {
  template: PlanTemplate;
  mayWrite: boolean;
}

/** Name, segment, objective and goals of one template; each saves by itself. */
export function TemplateEditor({ template, mayWrite }: Props): ReactNode {
  const { t } = useTranslation('planTemplates');
  const words = useTemplateWords();
  const { name, objective } = words.template(template);
  const save = (patch: Omit<Parameters<typeof coreClient.planTemplates.save>[0], 'id'>) =>
    coreClient.planTemplates.save({ id: template.id, ...patch });
  async function run(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      showUndo(done);
    } catch (error) {
      showFailure(error);
    }
  }
  const key = (field: string) => `plan-template:${template.id}:${field}`;
  return (
    <fieldset className={classes['editor']} disabled={!mayWrite} aria-label={name}>
      <LineField
        label={t('name')}
        required
        maxLength={120}
        value={name}
        draftKey={key('name')}
        onSave={(text) => (text === name ? Promise.resolve() : save({ name: text }))}
      />
      <LineField
        label={t('objective')}
        maxLength={500}
        value={objective}
        draftKey={key('objective')}
        onSave={(text) => (text === objective ? Promise.resolve() : save({ objective: text || null }))}
      />
      <SegmentSelect
        value={template.segmentId}
        disabled={!mayWrite}
        onChange={(segmentId) => void run(() => save({ segmentId }), t('saved'))}
      />
      <Goals template={template} mayWrite={mayWrite} />
      {mayWrite && (
        <div className={classes['foot']}>
          <Button
            variant="subtle"
            color="gray"
            onClick={() =>
              void run(
                () => save({ archived: !template.archived }),
                t(template.archived ? 'unarchivedDone' : 'archivedDone'),
              )
            }
          >
            {t(template.archived ? 'unarchive' : 'archive')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            onClick={() => void run(() => coreClient.planTemplates.trash({ id: template.id }), t('trashed'))}
          >
            {t('trash')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Goals({ template: { id, goals }, mayWrite }: Props): ReactNode {
  const { t } = useTranslation('planTemplates');
  const [editing, setEditing] = useState<PlanTemplateGoal | null>(null);
  const move = (goalId: string, afterId: string | null) =>
    void coreClient.planTemplates
      .moveGoal({ id: goalId, afterId })
      .then(() => showUndo(t('saved')))
      .catch(showFailure);
  return (
    <Section title={t('goals')} level={3}>
      {goals.length === 0 && <p className={classes['quiet']}>{t('noGoals')}</p>}
      <ol className={classes['list']}>
        {goals.map((goal, index) => (
          <GoalLine
            key={goal.id}
            goal={goal}
            mayWrite={mayWrite}
            onEdit={() => setEditing(goal)}
            {...(index > 0 ? { onUp: () => move(goal.id, goals[index - 2]?.id ?? null) } : {})}
            {...(index < goals.length - 1 ? { onDown: () => move(goal.id, goals[index + 1]?.id ?? null) } : {})}
          />
        ))}
      </ol>
      {mayWrite && <AddTemplateGoal templateId={id} />}
      {editing && <TemplateGoalForm goal={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}

interface LineProps {
  goal: PlanTemplateGoal;
  mayWrite: boolean;
  onEdit(): void;
  onUp?(): void;
  onDown?(): void;
}

function GoalLine({ goal, mayWrite, onEdit, onUp, onDown }: LineProps): ReactNode {
  const { t } = useTranslation(['planTemplates', 'common']);
  const format = useFormat();
  const { title, unit } = useTemplateWords().goal(goal);
  const target =
    goal.target === null
      ? t('toMeasure')
      : t('targetIs', {
          target: `${format.number(goal.target, Number.isInteger(goal.target) ? 0 : 1)} ${unit}`.trim(),
        });
  const when = t('when', { from: goal.offsetDays, to: goal.offsetDays + goal.durationDays });
  return (
    <li className={classes['row']}>
      <span>
        {title}
        <span className={classes['quiet']}>{` · ${target} · ${when}`}</span>
      </span>
      {mayWrite && (
        <span className={classes['acts']}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!onUp}
            aria-label={t('moveUp', { title })}
            onClick={() => onUp?.()}
          >
            <IconArrowUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={!onDown}
            aria-label={t('moveDown', { title })}
            onClick={() => onDown?.()}
          >
            <IconArrowDown size={14} aria-hidden />
          </ActionIcon>
          <Button variant="default" size="compact-xs" aria-label={t('editGoal', { title })} onClick={onEdit}>
            {t('common:edit')}
          </Button>
        </span>
      )}
    </li>
  );
}

function AddTemplateGoal({ templateId }: { templateId: string }): ReactNode {
  const { t } = useTranslation('planTemplates');
  const [title, setTitle] = useState('');
  async function add(): Promise<void> {
    if (title.trim() === '') return;
    try {
      await coreClient.planTemplates.addGoal({ templateId, title: title.trim() });
      setTitle('');
      showUndo(t('goalAdded'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <form
      className={classes['add']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('newGoal')}
        maxLength={300}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('addGoal')}
      </Button>
    </form>
  );
}
