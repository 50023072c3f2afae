import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { OrgChart } from '#renderer/components/org-chart.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';
import { useToday } from '#renderer/lib/today.ts';
import { ContactDrawer } from './contact-drawer.tsx';
import { ContactTable } from './contact-table.tsx';
import { ContactWarnings } from './contact-warnings.tsx';
import classes from './contacts.module.css';

type Editing = { contact: Contact | null } | null;

/** A3: the people of an account, as a list or as an org chart. */
export function ContactsPage(): ReactNode {
  const { t } = useTranslation('contacts');
  const { accountId } = useParams({ strict: false });
  const id = accountId ?? '';
  const today = useToday();
  const [view, setView] = useState<'list' | 'chart'>('list');
  const [withLeft, setWithLeft] = useState(false);
  const [editing, setEditing] = useState<Editing>(null);
  const query = useQuery(
    core.contacts.list.queryOptions({
      input: { accountId: id },
      meta: reads('contact', 'interaction', 'interaction_participant'),
    }),
  );
  return (
    <QueryView query={query} where={t('failed')}>
      {({ contacts, warnings }) => {
        const gone = contacts.filter(({ leftOn }) => leftOn !== null && leftOn <= today);
        const shown = withLeft ? contacts : contacts.filter((contact) => !gone.includes(contact));
        const open = (contactId: string) =>
          setEditing({ contact: contacts.find((contact) => contact.id === contactId) ?? null });
        return (
          <>
            {contacts.length > 0 && (
              <div className={classes['toolbar']}>
                <ContactWarnings warnings={warnings} />
                <div className={classes['spring']} />
                {gone.length > 0 && (
                  <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setWithLeft(!withLeft)}>
                    {withLeft ? t('hideLeft') : t('showLeft', { count: gone.length })}
                  </Button>
                )}
                <SegmentedControl
                  size="xs"
                  aria-label={t('view')}
                  value={view}
                  onChange={(next) => setView(next === 'chart' ? 'chart' : 'list')}
                  data={[
                    { value: 'list', label: t('list') },
                    { value: 'chart', label: t('chart') },
                  ]}
                />
                <Button variant="default" onClick={() => setEditing({ contact: null })}>
                  {t('new')}
                </Button>
              </div>
            )}
            {contacts.length === 0 && (
              <EmptyState
                picture="people"
                action={<Button onClick={() => setEditing({ contact: null })}>{t('new')}</Button>}
              >
                {t('empty')}
              </EmptyState>
            )}
            {contacts.length > 0 && view === 'list' && (
              <ContactTable contacts={shown} everybody={contacts} onOpen={({ id: contactId }) => open(contactId)} />
            )}
            {contacts.length > 0 && view === 'chart' && (
              <OrgChart
                onOpen={open}
                people={shown.map((contact) => ({
                  id: contact.id,
                  name: contact.name,
                  detail: contact.role ? t(`role.${contact.role}`) : (contact.jobTitle ?? t('role.none')),
                  reportsTo: contact.reportsToId,
                  signal: contact.role === 'detractor' ? 'risk' : contact.live ? 'good' : 'unknown',
                }))}
              />
            )}
            {editing && (
              <ContactDrawer
                accountId={id}
                contact={editing.contact}
                everybody={contacts}
                onClose={() => setEditing(null)}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}
