import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BaselineSection } from '#renderer/features/activation/baseline-section.tsx';
import { UsagePage } from '#renderer/features/usage/usage-page.tsx';

/** The tab "Uso e métricas": use over time, and below it what ongoing changed (C4). */
export function AccountUsagePage(): ReactNode {
  const { accountId = '' } = useParams({ strict: false });
  return (
    <>
      <UsagePage />
      <BaselineSection accountId={accountId} />
    </>
  );
}
