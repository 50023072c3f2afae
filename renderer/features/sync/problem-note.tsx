import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncProblem } from '#shared/contract/sync.ts';
import { openOverlay } from '#renderer/lib/overlays.ts';
import classes from './sync.module.css';
import { useExportWaiting } from './use-export-waiting.ts';

/** What somebody can do about it inside the app; elsewhere the words say where to go. */
const ways: Record<SyncProblem, readonly ('signIn' | 'join' | 'moved' | 'export')[]> = {
  signed_out: ['signIn'],
  device_revoked: ['signIn', 'export'],
  wiped: ['join'],
  upgrade_required: ['export'],
  server_behind: ['export'],
  certificate_changed: ['moved', 'export'],
  lease_expired: ['signIn'],
  disk_full: [],
  read_only: [],
  server_refused: ['export'],
};

/** Why sync stands still: what it means, what is safe, what to do (P9). */
export function ProblemNote({ problem, onLeave }: { problem: SyncProblem; onLeave(): void }): ReactNode {
  const { t } = useTranslation('sync');
  const exporting = useExportWaiting();
  const offered = ways[problem];
  return (
    <section className={classes['problem']} aria-label={t(`problem.${problem}.title`)}>
      <h2>{t(`problem.${problem}.title`)}</h2>
      <p>{t(`problem.${problem}.what`)}</p>
      <p className={classes['quiet']}>{t(`problem.${problem}.safe`)}</p>
      {offered.length > 0 && (
        <Group gap="sm">
          {offered.includes('signIn') && (
            <Button onClick={() => openOverlay('sign-in', {})}>{t('problem.signIn')}</Button>
          )}
          {offered.includes('moved') && (
            <Button onClick={() => openOverlay('server-moved', {})}>{t('problem.moved')}</Button>
          )}
          {offered.includes('join') && (
            <Button component={Link} to="/join" onClick={onLeave}>
              {t('problem.join')}
            </Button>
          )}
          {offered.includes('export') && (
            <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
              {t('export.button')}
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}
