import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SourceNote } from '#renderer/components/source-note.tsx';
import type { PeriodNumber } from '#shared/contract/review-digest.ts';
import { useStudio } from './studio-context.ts';

type Tab = PeriodNumber['tab'];

const paths = {
  interactions: '/accounts/$accountId/interactions',
  usage: '/accounts/$accountId/usage',
  cases: '/accounts/$accountId/cases',
  history: '/accounts/$accountId/history',
  contracts: '/accounts/$accountId/contracts',
  plan: '/accounts/$accountId/plan',
} as const satisfies Record<Tab, string>;

/** The way to where a number or an event comes from. */
export function SourceLink({ tab, children }: { tab: Tab; children: ReactNode }): ReactNode {
  const { account } = useStudio();
  return (
    <Link to={paths[tab]} params={{ accountId: account.id }}>
      {children}
    </Link>
  );
}

/** "source · data as of" on every number (F7). */
export function OriginNote({ source, asOf, tab }: { source: string | null; asOf: string | null; tab: Tab }): ReactNode {
  const { t } = useTranslation('studio');
  const name = source ?? t(`source.${tab}`);
  return (
    <SourceNote source={name} asOf={asOf}>
      <SourceLink tab={tab}>{name}</SourceLink>
    </SourceNote>
  );
}
