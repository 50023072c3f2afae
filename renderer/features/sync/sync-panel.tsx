import { Button, Drawer, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/contract/sync.ts';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { Section } from '#renderer/components/page.tsx';
import type { OverlayProps } from '#renderer/lib/overlays.ts';
import { useSyncStatus } from '#renderer/lib/sync-status.ts';
import { ClockNote } from './clock-note.tsx';
import { FirstSync } from './first-sync.tsx';
import { JournalList } from './journal-list.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SyncHeadline } from './sync-headline.tsx';
import classes from './sync.module.css';
import { WaitingList } from './waiting-list.tsx';

/** What the mark opens into: how it stands, what waits, what happened (P3, P7). */
export function SyncPanel({ onClose }: OverlayProps<'sync'>): ReactNode {
  const { t } = useTranslation('sync');
  const status = useSyncStatus();
  return (
    <Drawer opened onClose={onClose} title={t('panel.title')} position="right" size={520}>
      {!status && <LoadingLines lines={5} />}
      {status?.state === 'off' && <NotShared onClose={onClose} />}
      {status && status.state !== 'off' && <Shared status={status} onClose={onClose} />}
    </Drawer>
  );
}

function NotShared({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation('sync');
  return (
    <>
      <p>{t('off.sentence')}</p>
      <p className={classes['quiet']}>{t('off.join')}</p>
      <Button component={Link} to="/join" onClick={onClose}>
        {t('off.button')}
      </Button>
    </>
  );
}

function Shared({ status, onClose }: { status: SyncStatus; onClose(): void }): ReactNode {
  const { t } = useTranslation('sync');
  const { problem, server, toReview } = status;
  return (
    <>
      {problem ? <ProblemNote problem={problem} onLeave={onClose} /> : null}
      <SyncHeadline status={status} />
      {status.clockOffMs !== null && <ClockNote offMs={status.clockOffMs} />}
      {toReview > 0 && (
        <p className={classes['line']}>
          {t('panel.toReview', { count: toReview })}
          <Link to="/sync/review" onClick={onClose}>
            {t('panel.openReview')}
          </Link>
        </p>
      )}
      {status.loading.length > 0 && (
        <Section title={t('loading.title')}>
          <FirstSync loading={status.loading} />
        </Section>
      )}
      <Section title={t('waiting.title')}>
        <WaitingList />
      </Section>
      <Section title={t('journal.title')}>
        <JournalList onLeave={onClose} />
      </Section>
      {server && (
        <Section title={t('panel.server')}>
          <p>
            {t('panel.where', { workspace: server.workspaceName, address: server.address })}
            <br />
            <span className={classes['quiet']}>
              {t('panel.who', { name: server.memberName, device: server.deviceName })}
            </span>
          </p>
          <Group gap="sm">
            <Button component={Link} to="/access" variant="default" onClick={onClose}>
              {t('panel.access')}
            </Button>
          </Group>
        </Section>
      )}
    </>
  );
}
