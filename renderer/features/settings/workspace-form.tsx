import { Button, ColorInput, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { workspaceSettings, type WorkspaceSettings } from '#shared/contract/system.ts';
import { DraftNote } from '#renderer/components/draft-note.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core, coreClient } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useMayChange } from '#renderer/lib/may-change.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import classes from './settings.module.css';

/** Currencies offered first; any other ISO code stands below. */
const usualCurrencies = ['BRL', 'USD', 'EUR'];

export function WorkspaceForm(): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useQuery(core.settings.workspace.queryOptions({ meta: reads('workspace', 'member') }));
  return (
    <QueryView query={settings} where={t('workspace.failed')}>
      {(stored) => <Fields key={JSON.stringify(stored)} stored={stored} />}
    </QueryView>
  );
}

function Fields({ stored }: { stored: WorkspaceSettings }): ReactNode {
  const { t, i18n } = useTranslation('settings');
  const isLocked = !useMayChange('admin');
  const form = useSchemaForm({
    schema: workspaceSettings,
    initialValues: {
      ...stored,
      primaryColor: stored.primaryColor ?? '',
      secondaryColor: stored.secondaryColor ?? '',
      memberEmail: stored.memberEmail ?? '',
    },
    draftKey: 'settings:workspace',
  });
  const save = useMutation({
    mutationFn: (values: WorkspaceSettings) => coreClient.settings.putWorkspace(values),
    onSuccess: () => {
      form.forgetDraft();
      showUndo(t('workspace.saved'));
    },
    onError: showFailure,
  });
  // The list of the system leaves out some names that are in use, UTC among them.
  const zones = useMemo(
    () => [...new Set([stored.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [stored.timeZone],
  );
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'currency' });
    const codes = [...new Set([...usualCurrencies, ...Intl.supportedValuesOf('currency')])];
    return codes.map((value) => ({ value, label: `${value} · ${names.of(value) ?? ''}` }));
  }, [i18n.language]);

  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <fieldset disabled={isLocked} className={classes['fields']}>
        <Stack gap="md">
          {isLocked && <p className={classes['quiet']}>{t('workspace.onlyAdmin')}</p>}
          <DraftNote form={form} />
          <TextInput label={t('workspace.name')} maxLength={120} required {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <TextInput
              label={t('workspace.memberName')}
              maxLength={120}
              required
              {...form.getInputProps('memberName')}
            />
            <TextInput label={t('workspace.memberEmail')} type="email" {...form.getInputProps('memberEmail')} />
          </Group>
          <Group grow align="flex-start">
            <Select
              label={t('workspace.language')}
              description={t('workspace.languageHint')}
              allowDeselect={false}
              data={[
                { value: 'pt-BR', label: 'Português (Brasil)' },
                { value: 'en', label: 'English' },
              ]}
              {...form.getInputProps('language')}
            />
            <Select
              label={t('workspace.currency')}
              description={t('workspace.currencyHint')}
              searchable
              allowDeselect={false}
              data={currencies}
              {...form.getInputProps('currency')}
            />
          </Group>
          <Select
            label={t('workspace.timeZone')}
            description={t('workspace.timeZoneHint')}
            searchable
            allowDeselect={false}
            limit={60}
            data={zones}
            {...form.getInputProps('timeZone')}
          />
          <Group grow align="flex-start">
            <ColorInput
              label={t('workspace.primaryColor')}
              format="hex"
              withEyeDropper={false}
              {...form.getInputProps('primaryColor')}
            />
            <ColorInput
              label={t('workspace.secondaryColor')}
              format="hex"
              withEyeDropper={false}
              {...form.getInputProps('secondaryColor')}
            />
          </Group>
          <p className={classes['quiet']}>{t('workspace.colorsHint')}</p>
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('workspace.save')}
            </Button>
          </Group>
        </Stack>
      </fieldset>
    </form>
  );
}
