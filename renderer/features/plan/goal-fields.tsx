import { Group, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal, PlanView } from '#shared/contract/plans.ts';
import { goalDirections, goalKinds } from '#shared/domain/vocabulary.ts';
import { AudienceSwitch } from '#renderer/components/audience-switch.tsx';
import { AutosaveTextarea } from '#renderer/components/autosave-textarea.tsx';
import { DayInput } from '#renderer/components/day-input.tsx';
import { LineField } from '#renderer/components/line-field.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useMe } from '#renderer/lib/session.ts';
import { showFailure } from '#renderer/lib/undo.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import classes from './plan.module.css';

interface Props {
  goal: Goal;
  contacts: PlanView['contacts'];
  /** A closed goal keeps its measure; its words may still be bettered. */
  disabled: boolean;
}

type Patch = Omit<Parameters<typeof coreClient.goals.save>[0], 'id'>;

/** The fields of E2; each saves by itself. */
export function GoalFields({ goal, contacts, disabled }: Props): ReactNode {
  const { t } = useTranslation('plan');
  const { members } = useMe();
  const change = useMutation({
    mutationFn: (patch: Patch) => coreClient.goals.save({ id: goal.id, ...patch }),
    onError: showFailure,
  });
  const words = (patch: Patch) => coreClient.goals.save({ id: goal.id, ...patch });
  const set = (patch: Patch) => change.mutate(patch);
  const key = (field: string) => `goal:${goal.id}:${field}`;
  const measured = goal.kind !== 'action';
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <LineField
        label={t('fields.title')}
        required
        maxLength={300}
        value={goal.title}
        draftKey={key('title')}
        onSave={(title) => words({ title })}
      />
      <AutosaveTextarea
        label={t('fields.why')}
        minRows={2}
        value={goal.why ?? ''}
        draftKey={key('why')}
        field={{ table: 'goal', id: goal.id, field: 'why' }}
        onSave={(why) => words({ why: why || null })}
      />
      {measured && (
        <>
          <div className={classes['pair']}>
            <Select
              label={t('fields.direction')}
              allowDeselect={false}
              disabled={disabled}
              value={goal.direction}
              data={goalDirections.map((value) => ({ value, label: t(`direction.${value}`) }))}
              onChange={(value) => {
                const direction = goalDirections.find((known) => known === value);
                if (direction) set({ direction });
              }}
            />
            <UnitField unit={goal.unit} onSave={(unit) => set({ unit })} />
          </div>
          <Group grow align="flex-start" gap="sm">
            {goal.direction !== 'maintain' && (
              <NumberField
                label={t('fields.baseline')}
                value={goal.baseline}
                unit={goal.unit}
                disabled={disabled}
                onLeave
                onChange={(baseline) => set({ baseline })}
              />
            )}
            <NumberField
              label={t('fields.target')}
              value={goal.target}
              unit={goal.unit}
              disabled={disabled}
              onLeave
              onChange={(target) => set({ target })}
            />
            {goal.direction === 'maintain' && (
              <NumberField
                label={t('fields.tolerance')}
                value={goal.tolerance}
                unit={goal.unit}
                min={0}
                disabled={disabled}
                onLeave
                onChange={(tolerance) => set({ tolerance })}
              />
            )}
          </Group>
        </>
      )}
      <div className={classes['pair']}>
        <DayInput
          label={t('fields.startsOn')}
          value={goal.startsOn}
          required
          disabled={disabled}
          onChange={(startsOn) => startsOn && set({ startsOn })}
        />
        <DayInput
          label={t('fields.dueOn')}
          value={goal.dueOn}
          min={goal.startsOn}
          disabled={disabled}
          onChange={(dueOn) => set({ dueOn })}
        />
        <Select
          label={t('fields.internalOwner')}
          clearable
          value={goal.internalOwnerId}
          data={members.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(internalOwnerId) => set({ internalOwnerId })}
        />
        <Select
          label={t('fields.clientOwner')}
          clearable
          searchable
          value={goal.clientOwnerId}
          data={contacts
            .filter(({ id, left }) => !left || id === goal.clientOwnerId)
            .map(({ id, name, left }) => ({ value: id, label: left ? t('fields.left', { name }) : name }))}
          onChange={(clientOwnerId) => set({ clientOwnerId })}
        />
        <DayInput label={t('fields.agreedOn')} value={goal.agreedOn} onChange={(agreedOn) => set({ agreedOn })} />
        <LineField
          label={t('fields.source')}
          maxLength={200}
          value={goal.source ?? ''}
          draftKey={key('source')}
          onSave={(source) => words({ source: source || null })}
        />
      </div>
      <AutosaveTextarea
        label={t('fields.evidence')}
        minRows={2}
        value={goal.evidence ?? ''}
        draftKey={key('evidence')}
        field={{ table: 'goal', id: goal.id, field: 'evidence' }}
        onSave={(evidence) => words({ evidence: evidence || null })}
      />
      <Group justify="space-between">
        <Select
          aria-label={t('fields.kind')}
          size="xs"
          w={180}
          allowDeselect={false}
          disabled={disabled}
          value={goal.kind}
          data={goalKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => {
            const kind = goalKinds.find((known) => known === value);
            if (kind) set({ kind });
          }}
        />
        <AudienceSwitch value={goal.audience} onChange={(audience) => set({ audience })} />
      </Group>
    </div>
  );
}

/** Saved on leaving: a unit half typed would show everywhere. */
function UnitField({ unit, onSave }: { unit: string | null; onSave(unit: string | null): void }): ReactNode {
  const { t } = useTranslation('plan');
  const [text, setText] = useState(unit ?? '');
  return (
    <TextInput
      label={t('fields.unit')}
      placeholder={t('fields.unitHint')}
      maxLength={40}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => {
        if (text.trim() !== (unit ?? '')) onSave(text.trim() || null);
      }}
    />
  );
}
