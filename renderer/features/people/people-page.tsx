import { Button, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { Page } from '#renderer/components/page.tsx';
import { QueryView } from '#renderer/components/query-view.tsx';
import { useMe } from '#renderer/lib/session.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { AuditPart } from './audit-part.tsx';
import { DevicesPart } from './devices-part.tsx';
import { InvitationsPart } from './invitations-part.tsx';
import { InviteForm } from './invite-form.tsx';
import { MembersPart } from './members-part.tsx';
import classes from './people.module.css';
import { peopleQueries } from './people-queries.ts';
import { PolicyPart } from './policy-part.tsx';
import { TeamsPart } from './teams-part.tsx';

const parts = ['members', 'invitations', 'teams', 'devices', 'policy', 'audit'] as const;

/** Who is in the shared workspace and may do what: the server's to say, so it needs the network (sync.md 2.2). */
export function PeoplePage(): ReactNode {
  const { t } = useTranslation(['people', 'joining']);
  const status = useSyncStatus();
  const { role } = useMe();
  const isShared = status !== undefined && status.state !== 'off';
  const [inviting, setInviting] = useState(false);
  const isAdmin = (status?.server?.role ?? role) === 'admin';
  return (
    <Page>
      <PageHeader
        title={t('page')}
        actions={isShared && isAdmin && <Button onClick={() => setInviting(true)}>{t('invite.button')}</Button>}
      />
      {!status && <LoadingLines />}
      {status && !isShared && (
        <EmptyState
          picture="people"
          title={t('local')}
          action={
            <Button component={Link} to="/join">
              {t('joining:page')}
            </Button>
          }
        >
          {t('localWhat')}
        </EmptyState>
      )}
      {isShared && !isAdmin && (
        <EmptyState picture="people" title={t('onlyAdmin')}>
          {t('onlyAdminWhat')}
        </EmptyState>
      )}
      {isShared && isAdmin && <Parts inviting={inviting} onInvited={() => setInviting(false)} />}
    </Page>
  );
}

function Parts({ inviting, onInvited }: { inviting: boolean; onInvited(): void }): ReactNode {
  const { t } = useTranslation('people');
  const people = useQuery(peopleQueries.list());
  return (
    <QueryView query={people} where={t('failed')}>
      {(data) => (
        <>
          <p className={classes['quiet']}>{t('network')}</p>
          <Tabs defaultValue="members">
            <Tabs.List aria-label={t('parts.label')} mb="md">
              {parts.map((part) => (
                <Tabs.Tab key={part} value={part}>
                  {t(`parts.${part}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="members">
              <MembersPart {...data} />
            </Tabs.Panel>
            <Tabs.Panel value="invitations">
              <InvitationsPart {...data} />
            </Tabs.Panel>
            <Tabs.Panel value="teams">
              <TeamsPart {...data} />
            </Tabs.Panel>
            <Tabs.Panel value="devices">
              <DevicesPart />
            </Tabs.Panel>
            <Tabs.Panel value="policy">
              <PolicyPart />
            </Tabs.Panel>
            <Tabs.Panel value="audit">
              <AuditPart />
            </Tabs.Panel>
          </Tabs>
          {inviting && <InviteForm teams={data.teams} onClose={onInvited} />}
        </>
      )}
    </QueryView>
  );
}
