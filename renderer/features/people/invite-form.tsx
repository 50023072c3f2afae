import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { rowId, shortText } from '#shared/contract/base.ts';
import { memberRoles } from '#shared/domain/vocabulary.ts';
import { FormModal } from '#renderer/components/form-dialog.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useSchemaForm } from '#renderer/lib/use-schema-form.ts';
import { CodeShown } from './code-shown.tsx';
import type { People } from './members-part.tsx';
import { usePeopleChange } from './use-people-change.ts';

const schema = z.object({
  role: z.enum(memberRoles),
  teamId: rowId,
  email: z.nullable(z.email().max(200)),
  name: z.nullable(shortText(120)),
});

interface Values extends Record<string, unknown> {
  role: (typeof memberRoles)[number];
  teamId: string;
  email: string;
  name: string;
}

/** Whom to invite as what; the code that comes of it is shown once. */
export function InviteForm({ teams, onClose }: { teams: People['teams']; onClose(): void }): ReactNode {
  const { t } = useTranslation(['people', 'joining']);
  const [made, setMade] = useState<Awaited<ReturnType<typeof coreClient.people.invite>> | null>(null);
  const hasCode = useRef(false);
  const invite = usePeopleChange((values: z.output<typeof schema>) => coreClient.people.invite(values));
  const form = useSchemaForm<typeof schema, Values>({
    schema,
    initialValues: { role: 'consultant', teamId: teams[0]?.id ?? '', email: '', name: '' },
  });
  if (made) {
    return <CodeShown title={t('code.inviteTitle')} {...made} onClose={onClose} />;
  }
  return (
    <FormModal
      title={t('invite.title')}
      form={form}
      submitLabel={t('invite.submit')}
      onSubmit={async (values) => {
        setMade(await invite.mutateAsync(values));
        hasCode.current = true;
      }}
      // The form closes itself when it was answered; the code that then stands in its place must be read first.
      onClose={() => !hasCode.current && onClose()}
    >
      <TextInput label={t('invite.name')} maxLength={120} {...form.getInputProps('name')} />
      <TextInput
        label={t('invite.email')}
        description={t('invite.emailHint')}
        type="email"
        maxLength={200}
        {...form.getInputProps('email')}
      />
      <Select
        label={t('invite.role')}
        description={t(`joining:roleMeans.${form.getValues().role}`)}
        allowDeselect={false}
        data={memberRoles.map((value) => ({ value, label: t(`joining:role.${value}`) }))}
        {...form.getInputProps('role')}
      />
      <Select
        label={t('invite.team')}
        allowDeselect={false}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('teamId')}
      />
    </FormModal>
  );
}
