import { ActionIcon, Button, Input, MultiSelect, NumberInput, Select, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { triggerFactKeys, triggerFactOf, type TriggerFactKey } from '#shared/domain/trigger-facts.ts';
import { type Condition, isKnownFact, operatorsOf } from '#shared/domain/trigger-rule.ts';
import { useFactWords } from '#renderer/lib/fact-words.ts';
import classes from '../playbooks.module.css';
import { factGroups } from './fact-groups.ts';

/** A condition on a fact, with values that are right often enough to start from. */
export const newCondition = (fact: TriggerFactKey): Condition => {
  const { kind, unit } = triggerFactOf(fact);
  if (kind === 'yes_no') return { fact, op: 'is', value: false };
  if (kind === 'choice') return { fact, op: 'one_of', value: [] };
  return { fact, op: 'at_least', value: unit === 'days' ? 30 : 0 };
};

interface Props {
  conditions: readonly Condition[];
  onChange(conditions: Condition[]): void;
  error?: string | null;
}

/** The first half of the sentence: all of them must hold. */
export function ConditionEditor({ conditions, onChange, error }: Props): ReactNode {
  const { t } = useTranslation('playbooks');
  const put = (index: number, next: Condition) => onChange(conditions.map((one, at) => (at === index ? next : one)));
  return (
    <Stack gap="sm">
      {conditions.map((condition, index) => (
        <ConditionLine
          key={index}
          lead={t(index === 0 ? 'triggers.when' : 'triggers.and')}
          condition={condition}
          onChange={(next) => put(index, next)}
          onRemove={() => onChange(conditions.filter((_, at) => at !== index))}
        />
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={conditions.length >= 12}
          onClick={() => onChange([...conditions, newCondition('touch_model')])}
        >
          {t('triggers.addCondition')}
        </Button>
      </div>
    </Stack>
  );
}

interface LineProps {
  lead: string;
  condition: Condition;
  onChange(condition: Condition): void;
  onRemove(): void;
}

function ConditionLine({ lead, condition, onChange, onRemove }: LineProps): ReactNode {
  const { t } = useTranslation('playbooks');
  const words = useFactWords();
  const { fact, op } = condition;
  const known = isKnownFact(fact) ? fact : null;
  return (
    <div className={classes['condition']}>
      <Select
        className={classes['fact'] ?? ''}
        label={lead}
        aria-label={`${lead}: ${t('triggers.fact')}`}
        searchable
        allowDeselect={false}
        data={factGroups.map(({ group, facts }) => ({
          group: t(`group.${group}`),
          items: facts.map((value) => ({ value, label: words.fact(value) })),
        }))}
        value={fact}
        onChange={(value) => {
          const next = triggerFactKeys.find((key) => key === value);
          if (next) onChange(newCondition(next));
        }}
      />
      <Select
        className={classes['op'] ?? ''}
        aria-label={t('triggers.op')}
        allowDeselect={false}
        disabled={known === null}
        data={(known ? operatorsOf(known) : [op]).map((value) => ({ value, label: words.op(value) }))}
        value={op}
        onChange={(value) => {
          const next = known && operatorsOf(known).find((one) => one === value);
          if (next) onChange({ ...condition, op: next });
        }}
      />
      {known ? <ValueInput fact={known} condition={condition} onChange={onChange} /> : <span />}
      <ActionIcon
        className={classes['remove'] ?? ''}
        variant="subtle"
        color="gray"
        aria-label={t('triggers.removeCondition', { fact: words.fact(fact) })}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface ValueProps {
  fact: TriggerFactKey;
  condition: Condition;
  onChange(condition: Condition): void;
}

function ValueInput({ fact, condition, onChange }: ValueProps): ReactNode {
  const { t } = useTranslation('playbooks');
  const words = useFactWords();
  const { value } = condition;
  const { unit } = triggerFactOf(fact);
  const label = t('triggers.value');
  if (typeof value === 'number') {
    return (
      <NumberInput
        className={classes['value'] ?? ''}
        aria-label={label}
        suffix={unit && unit !== 'count' ? ` ${t(`unitName.${unit}`)}` : ''}
        value={value}
        onChange={(next) => typeof next === 'number' && onChange({ ...condition, value: next })}
      />
    );
  }
  if (typeof value === 'boolean') {
    return (
      <Select
        className={classes['value'] ?? ''}
        aria-label={label}
        allowDeselect={false}
        data={[
          { value: 'yes', label: t('yesNo.yes') },
          { value: 'no', label: t('yesNo.no') },
        ]}
        value={value ? 'yes' : 'no'}
        onChange={(next) => onChange({ ...condition, value: next === 'yes' })}
      />
    );
  }
  return (
    <MultiSelect
      className={classes['value'] ?? ''}
      aria-label={label}
      searchable
      data={words.choices(fact)}
      value={value}
      onChange={(next) => onChange({ ...condition, value: next })}
    />
  );
}
