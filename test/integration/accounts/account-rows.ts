import type { TestWorkspace } from '#test/support/workspace.ts';

/** A call as the form sends it; `more` changes what the test is about. */
export const aCall = (accountId: string, day: string, more: object = {}) => ({
  accountId,
  task: false,
  happenedAt: `${day}T15:00:00.000Z`,
  subject: 'Acompanhamento',
  channel: 'call' as const,
  direction: 'outbound' as const,
  durationMinutes: null,
  body: null,
  realProblem: null,
  outcome: null,
  nextStep: null,
  nextStepOn: null,
  automated: false,
  planned: true,
  audience: 'internal' as const,
  reviewId: null,
  contactIds: [] as string[],
  memberIds: [] as string[],
  ...more,
});

export const aContract = (accountId: string, more: object = {}) => ({
  accountId,
  product: 'Plataforma',
  startsOn: '2025-06-01',
  endsOn: '2026-05-31' as string | null,
  noticeOn: null as string | null,
  amountMinor: 1_200_000,
  currency: 'BRL',
  billingPeriod: 'yearly' as const,
  seats: null,
  autoRenew: true,
  canceledOn: null,
  notes: null,
  ...more,
});

export const aFeeling = (accountId: string, more: object = {}) => ({
  accountId,
  feltAt: '2026-03-10T12:00:00.000Z',
  satisfaction: 4,
  trust: 4,
  moment: 'satisfied' as const,
  emotions: [] as 'calm'[],
  reasons: [] as string[],
  note: null,
  interactionId: null as string | null,
  reviewId: null,
  ...more,
});

export const touchModelId = async ({ client }: TestWorkspace, key: string): Promise<string | null> => {
  const { touchModels } = await client.accounts.choices();
  return touchModels.find((model) => model.key === key)?.id ?? null;
};

/** The code of the expected failure that a call ended with. */
export const refusal = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing was refused',
    (error: { code?: string }) => error.code ?? 'unexpected',
  );
