import type { ReactNode } from 'react';
import { PlanPage } from '#renderer/features/plan/plan-page.tsx';
import { AccountTasks } from '#renderer/features/tasks/account-tasks.tsx';

/** The tab "Plano": the plan, and below it what is to be done for the client. */
export function AccountPlanPage(): ReactNode {
  return (
    <>
      <PlanPage />
      <AccountTasks />
    </>
  );
}
