import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { coreClient } from '#renderer/lib/core-client.ts';
import { Facts } from '#renderer/components/page.tsx';
import { groupedFingerprint } from './fingerprint.ts';
import classes from './joining.module.css';

export type Invitation = Awaited<ReturnType<typeof coreClient.joining.invitation>>;

/** Where the code leads, before anything is typed or sent (security.md 5.3). */
export function InvitationFacts({ invitation }: { invitation: Invitation }): ReactNode {
  const { t } = useTranslation('joining');
  const { address, fingerprint, workspaceName, teamName, role } = invitation;
  return (
    <section aria-label={t('facts.label')} className={classes['facts']}>
      <Facts
        items={[
          { label: t('facts.workspace'), value: workspaceName },
          { label: t('facts.team'), value: teamName },
          { label: t('facts.role'), value: t(`role.${role}`) },
          { label: t('facts.server'), value: address },
        ]}
      />
      {fingerprint === null ? (
        <p className={classes['quiet']}>{t('facts.public')}</p>
      ) : (
        <>
          <p className={classes['quiet']}>{t('facts.fingerprintHint')}</p>
          <p className={classes['code']} aria-label={t('facts.fingerprint')}>
            {groupedFingerprint(fingerprint)}
          </p>
        </>
      )}
    </section>
  );
}
