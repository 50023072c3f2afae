import { MultiSelect, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { rowId } from '#shared/contract/base.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showNote, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { usePlaybookNames } from './playbook-names.ts';
import { playbookQueries } from './playbook-queries.ts';

const schema = z.object({ playbookId: rowId, accountIds: z.array(rowId).min(1).max(5000) });

/** Names are listed up to here; more clients were chosen in the portfolio and are only counted. */
const MOST_NAMED = 12;

/** Starts a playbook by hand, on one client or on many at once (I1). */
export function StartPlaybook({ input, onClose }: OverlayProps<'start-playbook'>): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const playbooks = useQuery(playbookQueries.list()).data?.playbooks ?? [];
  const accounts = useQuery(core.accounts.pick.queryOptions({ meta: reads('account') })).data ?? [];
  const given = input.accountIds ?? [];
  const form = useSchemaForm({
    schema,
    initialValues: { playbookId: input.playbookId ?? '', accountIds: [...given] },
  });
  const chosen = playbooks.find(({ id }) => id === form.values.playbookId);
  const isMany = given.length > MOST_NAMED;
  return (
    <FormModal
      title={t('start.title')}
      form={form}
      submitLabel={t('start.do')}
      onClose={onClose}
      onSubmit={async (values) => {
        const { started } = await coreClient.playbooks.start(values);
        if (started > 0) showUndo(t('start.started', { count: started }));
        else showNote(t('start.already'));
      }}
    >
      <Select
        label={t('start.playbook')}
        required
        searchable
        openOnFocus={false}
        data={playbooks
          .filter(({ archived }) => !archived)
          .map((playbook) => ({ value: playbook.id, label: names.playbook(playbook) }))}
        {...form.getInputProps('playbookId')}
      />
      {isMany ? (
        <Text>{t('start.clients', { count: given.length })}</Text>
      ) : (
        <MultiSelect
          label={t('start.accounts')}
          required
          searchable
          limit={50}
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('accountIds')}
        />
      )}
      {chosen && (
        <Text size="sm" c="dimmed">
          {t('start.steps', { steps: chosen.steps, days: chosen.days })}
        </Text>
      )}
    </FormModal>
  );
}
