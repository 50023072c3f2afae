import type { ReactNode } from 'react';
import { HandOverSection } from '#renderer/features/account/hand-over.tsx';
import { KnowSection } from '#renderer/features/account/know-section.tsx';
import { TouchModelSection } from '#renderer/features/account/touch-model-section.tsx';
import { ActivationPage, type ActivationSlots } from '#renderer/features/activation/activation-page.tsx';
import { ApplyTemplate } from '#renderer/features/plan/apply-template.tsx';

const slots: ActivationSlots = {
  handOver: (accountId) => <HandOverSection accountId={accountId} />,
  profile: (accountId) => <KnowSection accountId={accountId} />,
  touchModel: (accountId) => <TouchModelSection accountId={accountId} />,
  template: (accountId, planId) => <ApplyTemplate accountId={accountId} planId={planId} />,
};

/** C1: the guided activation, with the parts of the account and the plan it is filled from. */
export function AccountActivationPage(): ReactNode {
  return <ActivationPage slots={slots} />;
}
