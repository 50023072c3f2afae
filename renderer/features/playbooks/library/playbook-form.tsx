import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { longText, shortText } from '#shared/contract/base.ts';
import type { Playbook } from '#shared/contract/playbooks.ts';
import { strategies } from '#shared/domain/method-vocabulary.ts';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { usePlaybookNames } from '../playbook-names.ts';

const schema = z.object({
  name: shortText(120),
  strategy: z.enum(strategies),
  description: z.nullable(longText),
  script: z.nullable(longText),
});

/** Texts of a playbook; what is as it was shipped stays shipped, and so in every reader's language. */
export function PlaybookForm({ playbook, onClose }: { playbook: Playbook | null; onClose(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const navigate = useNavigate();
  const start = {
    name: playbook ? names.playbook(playbook) : '',
    strategy: playbook?.strategy ?? ('routine' as const),
    description: playbook ? names.description(playbook) : '',
    script: playbook ? names.script(playbook) : '',
  };
  const form = useSchemaForm({ schema, initialValues: start, draftKey: `playbook:${playbook?.id ?? 'new'}` });
  return (
    <FormDrawer
      title={t(playbook ? 'one.editTitle' : 'library.new')}
      form={form}
      submitLabel={t(playbook ? 'one.save' : 'library.create')}
      onClose={onClose}
      onSubmit={async ({ name, strategy, description, script }) => {
        if (!playbook) {
          const { id } = await coreClient.playbooks.create({ name, strategy, description });
          if (script !== null) await coreClient.playbooks.save({ id, script });
          showUndo(t('library.created'));
          await navigate({ to: '/playbooks/$playbookId', params: { playbookId: id } });
          return;
        }
        await coreClient.playbooks.save({
          id: playbook.id,
          ...(name !== start.name && { name }),
          ...(strategy !== start.strategy && { strategy }),
          ...((description ?? '') !== start.description && { description }),
          ...((script ?? '') !== start.script && { script }),
        });
        showUndo(t('one.saved'));
      }}
    >
      <TextInput label={t('library.name')} required maxLength={120} {...form.getInputProps('name')} />
      <Select
        label={t('library.strategy')}
        allowDeselect={false}
        data={strategies.map((value) => ({ value, label: t(`strategy.${value}`) }))}
        {...form.getInputProps('strategy')}
      />
      <Textarea label={t('library.description')} autosize minRows={2} {...form.getInputProps('description')} />
      <Textarea
        label={t('library.script')}
        description={t('library.scriptHint')}
        autosize
        minRows={4}
        {...form.getInputProps('script')}
      />
    </FormDrawer>
  );
}
