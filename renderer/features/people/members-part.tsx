import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { coreClient } from '#renderer/lib/core-client.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { useMe } from '#renderer/lib/session.ts';
import { HandOver } from './hand-over.tsx';
import { MemberForm } from './member-form.tsx';
import { ResetCode } from './reset-code.tsx';

export type People = Awaited<ReturnType<typeof coreClient.people.list>>;
export type Member = People['members'][number];

type Doing = { what: 'edit' | 'handOver' | 'reset'; member: Member } | null;

/** Everybody of the workspace, with what each may do. */
export function MembersPart({ members, teams }: People): ReactNode {
  const { t } = useTranslation(['people', 'joining']);
  const { memberId } = useMe();
  const [doing, setDoing] = useState<Doing>(null);
  const columns = useMemo(
    (): Column<Member>[] => [
      {
        id: 'name',
        header: t('member.name'),
        value: ({ name }) => name,
        cell: ({ id, name }) => (id === memberId ? `${name} (${t('member.you')})` : name),
        width: 170,
        grow: true,
      },
      { id: 'email', header: t('member.email'), value: ({ email }) => email, width: 200 },
      {
        id: 'team',
        header: t('member.team'),
        value: ({ teamId }) => teams.find(({ id }) => id === teamId)?.name ?? null,
        width: 130,
      },
      { id: 'role', header: t('member.role'), value: ({ role }) => t(`joining:role.${role}`), width: 120 },
      {
        id: 'accounts',
        header: t('member.accounts'),
        kind: 'number',
        value: ({ accounts }) => accounts,
        width: 80,
      },
      {
        id: 'factor',
        header: t('member.factor'),
        value: ({ secondFactor }) => t(secondFactor ? 'member.on' : 'member.off'),
        width: 100,
      },
      {
        id: 'state',
        header: t('member.state'),
        value: ({ active }) => t(active ? 'member.active' : 'member.inactive'),
        width: 100,
      },
      {
        id: 'seen',
        header: t('member.seen'),
        kind: 'date',
        value: ({ lastSeenAt }) => lastSeenAt,
        cell: ({ lastSeenAt }) => <DayText day={lastSeenAt} />,
        width: 100,
      },
      {
        id: 'actions',
        header: t('member.action'),
        value: () => null,
        cell: (member) => <Actions member={member} onDo={(what) => setDoing({ what, member })} />,
        width: 70,
        sortable: false,
      },
    ],
    [t, teams, memberId],
  );
  const close = () => setDoing(null);
  return (
    <>
      <DataTable
        label={t('parts.members')}
        rows={members}
        columns={columns}
        rowId={({ id }) => id}
        onOpen={(member) => setDoing({ what: 'edit', member })}
        fit="rows"
        empty={null}
      />
      {doing?.what === 'edit' && <MemberForm member={doing.member} teams={teams} onClose={close} />}
      {doing?.what === 'handOver' && <HandOver member={doing.member} members={members} onClose={close} />}
      {doing?.what === 'reset' && <ResetCode member={doing.member} onClose={close} />}
    </>
  );
}

function Actions({ member, onDo }: { member: Member; onDo(what: 'edit' | 'handOver' | 'reset'): void }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('member.actions', { name: member.name })}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item onClick={() => onDo('edit')}>{t('member.edit')}</Menu.Item>
        <Menu.Item onClick={() => onDo('handOver')}>{t('member.handOver')}</Menu.Item>
        <Menu.Item onClick={() => onDo('reset')}>{t('member.reset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
