import { RouterProvider } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceStatus } from '#shared/contract/system.ts';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { LoadingLines } from '#renderer/components/loading-lines.tsx';
import { type Session, SessionContext } from '#renderer/lib/session.ts';
import { meQuery, statusQuery } from './opening-queries.ts';
import { router } from './router.tsx';

const WelcomePage = lazy(async () => ({
  default: (await import('#renderer/features/welcome/welcome-page.tsx')).WelcomePage,
}));
const JoinForm = lazy(async () => ({
  default: (await import('#renderer/features/joining/join-form.tsx')).JoinForm,
}));

/** A workspace stands before any page: first start, a passphrase or a damaged file are dealt with first (Q6). */
export function Opening(): ReactNode {
  const { t } = useTranslation('shell');
  const status = useQuery(statusQuery());
  const open = status.data?.state === 'open';
  // Not only once it is open: the answer comes together with the status, and without a workspace it does not count.
  const me = useQuery(meQuery());
  const isDemo = status.data?.current?.kind === 'demo';
  const protection = status.data?.protection ?? 'keychain';
  const who = open ? me.data : undefined;
  const session = useMemo<Session | null>(
    () => (who ? { me: who, isDemo, protection } : null),
    [who, isDemo, protection],
  );

  const failed = status.error ?? (open ? me.error : null);
  if (failed) return <ErrorState where={t('openingFailed')} error={failed} onRetry={() => void status.refetch()} />;
  if (!status.data || (open && !session)) return <LoadingLines lines={6} />;
  if (!session) {
    return (
      <Suspense fallback={<LoadingLines lines={6} />}>
        <WelcomePage
          status={status.data}
          onGo={(path) => void router.navigate({ to: path })}
          join={(onBack) => <JoinForm onBack={onBack} onJoined={goAfterJoining} />}
        />
      </Suspense>
    );
  }
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}

/** Who has a portfolio of their own is asked what comes along (sync.md 2.3). */
function goAfterJoining({ all }: WorkspaceStatus): void {
  void router.navigate({ to: all.some(({ kind }) => kind === 'local') ? '/copy' : '/today' });
}
