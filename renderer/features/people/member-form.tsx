import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { rowId, shortText } from '#shared/contract/base.ts';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { ConfirmButton } from '#renderer/components/confirm-button.tsx';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { showNote } from '#renderer/lib/undo.tsx';
import type { Member, People } from './members-part.tsx';
import { usePeopleChange } from './use-people-change.ts';

const schema = z.object({ name: shortText(120), role: z.enum(memberRoles), teamId: rowId });
type Values = z.input<typeof schema>;

interface Props {
  member: Member;
  teams: People['teams'];
  onClose(): void;
}

/** Name, role and team of somebody; taking the access away stands apart and asks once. */
export function MemberForm({ member, teams, onClose }: Props): ReactNode {
  const { t } = useTranslation(['people', 'joining']);
  const form = useSchemaForm<typeof schema, Values>({
    schema,
    initialValues: useMemo(() => ({ name: member.name, role: member.role, teamId: member.teamId }), [member]),
  });
  const save = usePeopleChange((values: Values) => coreClient.people.change({ id: member.id, ...values }));
  const setActive = usePeopleChange(
    (active: boolean) => coreClient.people.change({ id: member.id, active }),
    (_, active) => t(active ? 'member.reactivated' : 'member.deactivated'),
  );
  const endFactor = usePeopleChange(
    () => coreClient.people.endSecondFactor({ id: member.id }),
    () => t('member.factorEnded'),
  );
  return (
    <FormModal
      title={t('member.title', { name: member.name })}
      form={form}
      submitLabel={t('member.save')}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        showNote(t('member.saved'));
      }}
      onClose={onClose}
      aside={
        <ConfirmButton
          variant="subtle"
          color={member.active ? 'red' : 'gray'}
          question={t(member.active ? 'member.deactivateQuestion' : 'member.reactivate', { name: member.name })}
          confirmLabel={t(member.active ? 'member.deactivate' : 'member.reactivate')}
          onConfirm={() => setActive.mutate(!member.active, { onSuccess: onClose })}
        >
          {t(member.active ? 'member.deactivate' : 'member.reactivate')}
        </ConfirmButton>
      }
    >
      <TextInput label={t('member.name')} maxLength={120} required {...form.getInputProps('name')} />
      <Select
        label={t('member.role')}
        description={t(`joining:roleMeans.${form.getValues().role}`)}
        allowDeselect={false}
        data={memberRoles.map((value) => ({ value, label: t(`joining:role.${value}`) }))}
        {...form.getInputProps('role')}
      />
      <Select
        label={t('member.team')}
        allowDeselect={false}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('teamId')}
      />
      {member.secondFactor && (
        <ConfirmButton
          variant="default"
          size="compact-sm"
          question={t('member.endFactorQuestion', { name: member.name })}
          confirmLabel={t('member.endFactor')}
          onConfirm={() => endFactor.mutate(undefined, { onSuccess: onClose })}
        >
          {t('member.endFactor')}
        </ConfirmButton>
      )}
    </FormModal>
  );
}
