import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openOverlay } from '../lib/overlays.ts';
import { useSyncStatus } from '../lib/sync-status.ts';
import { EmptyState } from './empty-state.tsx';

/** Q7: what every page offers before there is a client; `children` says what will be on it. */
export function EmptyPortfolio({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation(['components', 'sync']);
  const isComing = (useSyncStatus()?.loading.length ?? 0) > 0;
  // Nobody who just joined is told to begin a portfolio that is on its way (P5).
  if (isComing) {
    return (
      <EmptyState picture="people" title={t('sync:loading.empty')}>
        {t('sync:loading.emptyWhat')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture="people"
      title={t('emptyPortfolio.title')}
      action={
        <Group gap="sm">
          <Button component={Link} to="/import" variant="default">
            {t('emptyPortfolio.import')}
          </Button>
          <Button onClick={() => openOverlay('new-account', {})}>{t('emptyPortfolio.add')}</Button>
        </Group>
      }
    >
      {children}
    </EmptyState>
  );
}
