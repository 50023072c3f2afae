import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { rowId, shortText } from '#shared/contract/base.ts';
import { condition, type RuleView } from '#shared/contract/triggers.ts';
import { ruleActions, ruleRepeats } from '#shared/domain/method-vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import { ConditionEditor, newCondition } from './condition-editor.tsx';
import { ReachList } from './reach-list.tsx';

const schema = z.object({
  name: z.nullable(shortText(120)),
  conditions: z.array(condition).min(1).max(12),
  action: z.enum(ruleActions),
  playbookId: z.nullable(rowId),
  repeat: z.enum(ruleRepeats),
  repeatDays: z.int().min(1).max(730),
});

interface Props {
  rule: RuleView | null;
  mayWrite: boolean;
  onClose(): void;
}

/** A rule as a sentence whose parts are controls, with the clients it would fire for today (I2). */
export function RuleDrawer({ rule, mayWrite, onClose }: Props): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const playbooks = useQuery(playbookQueries.list()).data?.playbooks ?? [];
  const shipped = rule ? names.rule(rule) : '';
  const form = useSchemaForm({
    schema,
    initialValues: {
      name: shipped,
      conditions: rule?.conditions ?? [newCondition('days_since_contact')],
      action: rule?.action ?? ('alert' as const),
      playbookId: rule?.playbookId ?? '',
      repeat: rule?.repeat ?? ('once' as const),
      repeatDays: rule?.repeatDays ?? 30,
    },
    draftKey: `trigger:${rule?.id ?? 'new'}`,
  });
  const { conditions, action, repeat } = form.values;
  const asksForPlaybook = action !== 'alert';
  return (
    <FormDrawer
      title={t(rule ? 'triggers.editTitle' : 'triggers.newTitle')}
      form={form}
      submitLabel={t(rule ? 'triggers.save' : 'triggers.create')}
      onClose={onClose}
      aside={rule && mayWrite && <TrashRule id={rule.id} onGone={onClose} />}
      onSubmit={async ({ name, playbookId, ...fields }) => {
        const playbook = fields.action === 'alert' ? null : playbookId;
        if (rule) {
          const changed = (name ?? '') === shipped ? {} : { name };
          await coreClient.triggers.save({ id: rule.id, ...fields, playbookId: playbook, ...changed });
        } else {
          await coreClient.triggers.create({ ...fields, name, playbookId: playbook, campaignId: null, active: true });
        }
        showUndo(t(rule ? 'triggers.saved' : 'triggers.created'));
      }}
    >
      <TextInput
        label={t('triggers.name')}
        description={t('triggers.nameHint')}
        maxLength={120}
        {...form.getInputProps('name')}
      />
      <ConditionEditor
        conditions={conditions}
        onChange={(next) => form.setFieldValue('conditions', next)}
        error={form.errors['conditions'] ? t('triggers.needsCondition') : null}
      />
      <Select
        label={t('triggers.then')}
        allowDeselect={false}
        data={ruleActions.map((value) => ({ value, label: t(`action.${value}`) }))}
        {...form.getInputProps('action')}
      />
      {asksForPlaybook && (
        <Select
          label={t('triggers.with')}
          required
          searchable
          data={playbooks
            .filter(({ archived, id }) => !archived || id === rule?.playbookId)
            .map((playbook) => ({ value: playbook.id, label: names.playbook(playbook) }))}
          {...form.getInputProps('playbookId')}
        />
      )}
      <Group grow align="flex-start">
        <Select
          label={t('triggers.repeat')}
          allowDeselect={false}
          data={ruleRepeats.map((value) => ({
            value,
            label: t(value === 'once' ? 'triggers.repeatOnce' : 'triggers.repeatEvery'),
          }))}
          {...form.getInputProps('repeat')}
        />
        {repeat === 'every' && (
          <NumberInput label={t('triggers.repeatDays')} min={1} max={730} {...form.getInputProps('repeatDays')} />
        )}
      </Group>
      <ReachList conditions={conditions} by="triggers" />
    </FormDrawer>
  );
}

function TrashRule({ id, onGone }: { id: string; onGone(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const trash = useMutation({
    mutationFn: () => coreClient.triggers.trash({ id }),
    onSuccess: () => {
      showUndo(t('triggers.trashed'));
      onGone();
    },
    onError: showFailure,
  });
  return (
    <Button variant="subtle" color="red" onClick={() => trash.mutate()}>
      {t('triggers.trash')}
    </Button>
  );
}
