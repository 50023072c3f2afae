import { Button, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationView } from '#shared/contract/activation.ts';
import { type ContactRole, contactRoles } from '#shared/domain/vocabulary.ts';
import { Section } from '#renderer/components/page.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { showFailure, showUndo } from '#renderer/lib/undo.tsx';
import classes from './activation.module.css';

/** Step 2: who is known at the client, and in which role (A3). */
export function PeopleList({ view }: { view: ActivationView }): ReactNode {
  const { t } = useTranslation(['activation', 'contacts']);
  const { account, contacts } = view;
  return (
    <Section
      title={t('people')}
      level={3}
      aside={
        <Link to="/accounts/$accountId/contacts" params={{ accountId: account.id }}>
          {t('allPeople')}
        </Link>
      }
    >
      {contacts.length === 0 && <p className={classes['quiet']}>{t('noPeople')}</p>}
      <ul className={classes['list']}>
        {contacts.map(({ id, name, role }) => (
          <li key={id} className={classes['row']}>
            <span>{name}</span>
            <span className={classes['quiet']}>{role ? t(`contacts:role.${role}`) : t('noRole')}</span>
          </li>
        ))}
      </ul>
      <AddPerson accountId={account.id} missingSponsor={!contacts.some(({ role }) => role === 'sponsor')} />
    </Section>
  );
}

function AddPerson({ accountId, missingSponsor }: { accountId: string; missingSponsor: boolean }): ReactNode {
  const { t } = useTranslation(['activation', 'contacts']);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ContactRole | null>(null);
  const role = chosen ?? (missingSponsor ? 'sponsor' : 'user');
  async function add(): Promise<void> {
    if (name.trim() === '') return;
    try {
      await coreClient.contacts.create({ accountId, name: name.trim(), role });
      setName('');
      setChosen(null);
      showUndo(t('personAdded'));
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <form
      className={classes['quick']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('personName')}
        value={name}
        maxLength={200}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Select
        label={t('personRole')}
        allowDeselect={false}
        data={contactRoles.map((value) => ({ value, label: t(`contacts:role.${value}`) }))}
        value={role}
        onChange={(value) => setChosen(contactRoles.find((each) => each === value) ?? null)}
      />
      <Button type="submit" variant="default">
        {t('addPerson')}
      </Button>
    </form>
  );
}
