import { Button, Group, SegmentedControl, Select, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { plainDay, rowId, shortText } from '#shared/contract/base.ts';
import { type CampaignView, condition } from '#shared/contract/triggers.ts';
import { campaignKinds, campaignRhythms, campaignStates } from '#shared/domain/method-vocabulary.ts';
import { DayInput } from '#renderer/components/day-input.tsx';
import { FormDrawer } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { usePlaybookNames } from '../playbook-names.ts';
import { playbookQueries } from '../playbook-queries.ts';
import classes from '../playbooks.module.css';
import { ConditionEditor } from '../triggers/condition-editor.tsx';
import { ReachList } from '../triggers/reach-list.tsx';

const schema = z.object({
  name: shortText(120),
  kind: z.enum(campaignKinds),
  state: z.enum(campaignStates),
  playbookId: rowId,
  conditions: z.array(condition).max(12),
  how: z.enum(['calendar', 'behaviour']),
  rhythm: z.enum(campaignRhythms),
  startsOn: z.nullable(plainDay),
  endsOn: z.nullable(plainDay),
});

interface Props {
  campaign: CampaignView | null;
  mayWrite: boolean;
  onClose(): void;
}

/** A campaign (I4): for whom, which playbook, and when it comes. */
export function CampaignDrawer({ campaign, mayWrite, onClose }: Props): ReactNode {
  const { t } = useTranslation('playbooks');
  const names = usePlaybookNames();
  const playbooks = useQuery(playbookQueries.list()).data?.playbooks ?? [];
  const shipped = campaign ? names.campaign(campaign) : '';
  const form = useSchemaForm({
    schema,
    initialValues: {
      name: shipped,
      kind: campaign?.kind ?? ('own' as const),
      state: campaign?.state ?? ('draft' as const),
      playbookId: campaign?.playbookId ?? '',
      conditions: campaign?.conditions ?? [],
      how: campaign && campaign.rhythm === null ? ('behaviour' as const) : ('calendar' as const),
      rhythm: campaign?.rhythm ?? ('once' as const),
      startsOn: campaign?.startsOn ?? '',
      endsOn: campaign?.endsOn ?? '',
    },
    draftKey: `campaign:${campaign?.id ?? 'new'}`,
  });
  const { conditions, how } = form.values;
  return (
    <FormDrawer
      title={t(campaign ? 'campaigns.editTitle' : 'campaigns.newTitle')}
      form={form}
      submitLabel={t(campaign ? 'campaigns.save' : 'campaigns.create')}
      onClose={onClose}
      aside={campaign && mayWrite && <TrashCampaign id={campaign.id} onGone={onClose} />}
      onSubmit={async ({ name, how: way, rhythm, ...fields }) => {
        const given = { ...fields, rhythm: way === 'calendar' ? rhythm : null };
        if (campaign) {
          await coreClient.campaigns.save({ id: campaign.id, ...given, ...(name !== shipped && { name }) });
        } else {
          await coreClient.campaigns.create({ ...given, name });
        }
        showUndo(t(campaign ? 'campaigns.saved' : 'campaigns.created'));
      }}
    >
      <TextInput label={t('campaigns.name')} required maxLength={120} {...form.getInputProps('name')} />
      <Group grow align="flex-start">
        <Select
          label={t('campaigns.kindLabel')}
          allowDeselect={false}
          data={campaignKinds.map((value) => ({ value, label: t(`campaigns.kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <Select
          label={t('campaigns.playbook')}
          required
          searchable
          data={playbooks
            .filter(({ archived, id }) => !archived || id === campaign?.playbookId)
            .map((playbook) => ({ value: playbook.id, label: names.playbook(playbook) }))}
          {...form.getInputProps('playbookId')}
        />
      </Group>
      <div>
        <Text size="sm" fw={600} mb={4}>
          {t('campaigns.how')}
        </Text>
        <SegmentedControl
          aria-label={t('campaigns.how')}
          data={[
            { value: 'calendar', label: t('campaigns.calendar') },
            { value: 'behaviour', label: t('campaigns.behaviour') },
          ]}
          {...form.getInputProps('how')}
        />
      </div>
      {how === 'calendar' && (
        <>
          <Select
            label={t('campaigns.rhythmLabel')}
            allowDeselect={false}
            data={campaignRhythms.map((value) => ({ value, label: t(`campaigns.rhythm.${value}`) }))}
            {...form.getInputProps('rhythm')}
          />
          <Group grow align="flex-start">
            <DayInput label={t('campaigns.startsOn')} {...form.getInputProps('startsOn')} />
            <DayInput label={t('campaigns.endsOn')} {...form.getInputProps('endsOn')} />
          </Group>
        </>
      )}
      <Text size="sm" fw={600}>
        {t('campaigns.audience')}
      </Text>
      {conditions.length === 0 && <p className={classes['quiet']}>{t('campaigns.noCondition')}</p>}
      <ConditionEditor conditions={conditions} onChange={(next) => form.setFieldValue('conditions', next)} />
      <ReachList conditions={conditions} by="campaigns" />
    </FormDrawer>
  );
}

function TrashCampaign({ id, onGone }: { id: string; onGone(): void }): ReactNode {
  const { t } = useTranslation('playbooks');
  const trash = useMutation({
    mutationFn: () => coreClient.campaigns.trash({ id }),
    onSuccess: () => {
      showUndo(t('campaigns.trashed'));
      onGone();
    },
    onError: showFailure,
  });
  return (
    <Button variant="subtle" color="red" onClick={() => trash.mutate()}>
      {t('campaigns.trash')}
    </Button>
  );
}
