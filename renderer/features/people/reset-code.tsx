import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { CodeShown } from './code-shown.tsx';
import type { Member } from './members-part.tsx';
import classes from './people.module.css';
import { usePeopleChange } from './use-people-change.ts';

/** For somebody who forgot the password: a code told by other means than mail. */
export function ResetCode({ member, onClose }: { member: Member; onClose(): void }): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const make = usePeopleChange(() => coreClient.people.resetCode({ id: member.id }));
  if (make.data) return <CodeShown title={t('code.resetTitle')} {...make.data} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={t('member.reset')} size="sm">
      <Stack gap="md">
        <p className={classes['flush']}>{member.name}</p>
        <p className={classes['quiet']}>{t('code.once')}</p>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={make.isPending} onClick={() => make.mutate(undefined)} data-autofocus>
            {t('member.reset')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
