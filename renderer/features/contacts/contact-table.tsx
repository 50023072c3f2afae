import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import { contactRoles, influences } from '#shared/domain/vocabulary.ts';
import { type Column, DataTable } from '#renderer/components/data-table.tsx';
import { DayText } from '#renderer/components/day-text.tsx';
import { SignalMark } from '#renderer/components/signal-mark.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import classes from './contacts.module.css';

interface Props {
  contacts: readonly Contact[];
  everybody: readonly Contact[];
  onOpen(contact: Contact): void;
}

export function ContactTable({ contacts, everybody, onOpen }: Props): ReactNode {
  const { t } = useTranslation(['contacts', 'account']);
  const format = useFormat();
  const columns = useMemo((): Column<Contact>[] => {
    const nameOf = (id: string | null) => everybody.find((person) => person.id === id)?.name ?? null;
    return [
      {
        id: 'name',
        header: t('columns.name'),
        value: (row) => row.name,
        cell: (row) => (
          <>
            {row.name}
            {row.leftOn && (
              <span className={classes['quiet']}>{` · ${t('left', { day: format.day(row.leftOn) })}`}</span>
            )}
          </>
        ),
        width: 160,
        grow: true,
      },
      { id: 'jobTitle', header: t('columns.jobTitle'), value: (row) => row.jobTitle, width: 170 },
      {
        id: 'role',
        header: t('columns.role'),
        value: (row) => (row.role ? contactRoles.indexOf(row.role) : null),
        cell: (row) => (row.role ? t(`role.${row.role}`) : <span className={classes['quiet']}>–</span>),
        width: 112,
      },
      {
        id: 'stance',
        header: t('columns.stance'),
        value: (row) => row.stance,
        cell: (row) => t(`stance.${row.stance}`),
        width: 90,
      },
      {
        id: 'influence',
        header: t('columns.influence'),
        value: (row) => (row.influence ? -influences.indexOf(row.influence) : null),
        cell: (row) => (row.influence ? t(`influence.${row.influence}`) : '–'),
        width: 90,
      },
      {
        id: 'last',
        header: t('columns.last'),
        value: (row) => row.lastInteractionOn,
        cell: (row) => (
          <SignalMark
            signal={row.live ? 'good' : 'unknown'}
            label={row.lastInteractionOn ? <DayText day={row.lastInteractionOn} /> : t('account:summary.never')}
          />
        ),
        width: 136,
      },
      { id: 'reportsTo', header: t('columns.reportsTo'), value: (row) => nameOf(row.reportsToId), width: 150 },
      { id: 'email', header: t('columns.email'), value: (row) => row.email, width: 170 },
    ];
  }, [t, format, everybody]);
  return (
    <DataTable
      fit="rows"
      label={t('account:tabs.contacts')}
      columns={columns}
      rows={contacts}
      rowId={({ id }) => id}
      onOpen={onOpen}
      empty={null}
    />
  );
}
