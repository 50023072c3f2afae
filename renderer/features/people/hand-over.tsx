import { Alert, Button, Group, Modal, Select, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coreClient } from '#renderer/lib/core-client.ts';
import { errorText } from '#renderer/lib/error-text.ts';
import type { Member } from './members-part.tsx';
import classes from './people.module.css';
import { usePeopleChange } from './use-people-change.ts';

interface Props {
  member: Member;
  members: readonly Member[];
  onClose(): void;
}

/** N4: all accounts of somebody go to somebody else, with their whole history. */
export function HandOver({ member, members, onClose }: Props): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const [to, setTo] = useState<string | null>(null);
  const handOver = usePeopleChange(
    (target: string) => coreClient.people.handOver({ from: member.id, to: target, accountIds: null }),
    ({ accounts }) => t('handOver.done', { count: accounts }),
  );
  const others = members.filter(({ id, active }) => active && id !== member.id);
  const { name, accounts } = member;
  return (
    <Modal opened onClose={onClose} title={t('handOver.title', { name })} size="md">
      <Stack gap="md">
        <p className={classes['flush']}>
          {t(accounts === 0 ? 'handOver.none' : 'handOver.what', { name, count: accounts })}
        </p>
        {accounts > 0 && (
          <Select
            label={t('handOver.to')}
            data={others.map(({ id, name: label }) => ({ value: id, label }))}
            searchable
            value={to}
            onChange={setTo}
            data-autofocus
          />
        )}
        {handOver.error !== null && (
          <Alert color="red" role="alert">
            {errorText(handOver.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={to === null || accounts === 0}
            loading={handOver.isPending}
            onClick={() => to !== null && handOver.mutate(to, { onSuccess: onClose })}
          >
            {t('handOver.button')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
