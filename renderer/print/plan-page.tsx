import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanOnePage } from '#renderer/features/plan/client/plan-one-page.tsx';
import type { ClientPlanView } from '#shared/domain/client-view.ts';

/** The one page of the plan (E6), printed as it is shown in the app. */
export function PlanPage({ view, onShown }: { view: ClientPlanView; onShown(): void }): ReactNode {
  const { t } = useTranslation('clientPlan');
  const title = t('title', { client: view.account.name });
  useEffect(() => {
    document.title = title;
    onShown();
  }, [title, onShown]);
  return (
    <main>
      <PlanOnePage view={view} />
    </main>
  );
}
