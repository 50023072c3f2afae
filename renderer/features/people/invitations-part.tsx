import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { People } from './members-part.tsx';
import classes from './people.module.css';
import { usePeopleChange } from './use-people-change.ts';

/** Invitations that nobody used yet; the codes themselves are not kept anywhere. */
export function InvitationsPart({ invitations, teams }: People): ReactNode {
  const { t } = useTranslation(['people', 'joining']);
  const format = useFormat();
  const withdraw = usePeopleChange(
    (id: string) => coreClient.people.withdrawInvitation({ id }),
    () => t('invite.withdrawn'),
  );
  if (invitations.length === 0) {
    return (
      <EmptyState picture="people" title={t('invite.none')}>
        {t('invite.noneWhat')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes['rows']} aria-label={t('parts.invitations')}>
      {invitations.map(({ id, name, email, role, teamId, expiresAt }) => (
        <li key={id}>
          <div>
            <strong>{name ?? email ?? t('invite.anybody')}</strong>
            <span className={classes['under']}>
              {[
                name ? email : null,
                t('invite.line', {
                  role: t(`joining:role.${role}`),
                  team: teams.find((team) => team.id === teamId)?.name ?? '',
                }),
                t('invite.expires', { day: format.instant(expiresAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          <Button
            variant="default"
            loading={withdraw.isPending && withdraw.variables === id}
            onClick={() => withdraw.mutate(id)}
          >
            {t('invite.withdraw')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
