import type { BillingPeriod } from '#shared/domain/vocabulary.ts';
import type { ReadValue } from '#shared/domain/import/row-reading.ts';
import {
  type Plan,
  type PlanContext,
  type PlanNote,
  type PlannedWrite,
  type Values,
  identify,
  referenceWrite,
  textOf,
  told,
  withDefaults,
} from './row-plan.ts';

const months: Record<BillingPeriod, number> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };

const accountOf = (context: PlanContext, values: Values): { id: string } | { refused: PlanNote } => {
  const text = String(values['account']);
  const found = context.references.account(text);
  return 'reason' in found ? { refused: { field: 'account', reason: found.reason, value: text } } : found;
};

/** The amount for one billing period, from whichever of the three the file tells; null where it tells none. */
const amountFor = (values: Values, period: BillingPeriod): number | null => {
  const [amount, monthly, yearly] = [values['amount'], values['monthlyAmount'], values['yearlyAmount']];
  if (typeof amount === 'number') return amount;
  if (typeof monthly === 'number') return monthly * months[period];
  return typeof yearly === 'number' ? Math.round((yearly * months[period]) / 12) : null;
};

const contractColumns = {
  product: 'product',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  noticeOn: 'notice_on',
  seats: 'seats',
  autoRenew: 'auto_renew',
  canceledOn: 'canceled_on',
  notes: 'notes',
};

export const planContract = (context: PlanContext, values: Values): Plan => {
  const { references, mapped } = context;
  const account = accountOf(context, values);
  if ('refused' in account) return account;
  const identity = identify(context, 'contract', values, [account.id, values['product'], values['startsOn']]);
  if ('refused' in identity) return identity;
  const { externalId } = identity;
  const known = externalId === null ? undefined : references.own('contract', externalId);
  if (known && known.accountId !== account.id)
    return { refused: { field: 'account', reason: 'account_changed', value: String(values['account']) } };
  const id = known?.id ?? identity.id;
  const fields = told(values, mapped, contractColumns);
  const notes: PlanNote[] = [];
  const asked = ['amount', 'monthlyAmount', 'yearlyAmount'].find((field) => mapped.has(field));
  const assumed: BillingPeriod = asked === 'yearlyAmount' ? 'yearly' : 'monthly';
  const period = (textOf(values['billingPeriod']) ?? assumed) as BillingPeriod;
  if (asked) {
    const amount = amountFor(values, period);
    if (amount === null) return { refused: { field: asked, reason: 'amount_missing', value: '' } };
    if (!Number.isSafeInteger(amount))
      return { refused: { field: asked, reason: 'out_of_range', value: String(amount) } };
    Object.assign(fields, { amount_minor: amount, billing_period: period });
    fields['currency'] = textOf(values['currency']) ?? context.currency;
  }
  if (mapped.has('canceled') && textOf(fields['canceled_on']) === null) {
    // A canceled contract runs until its end; without one nobody knows when it stopped.
    const end = values['canceled'] === 1 ? textOf(values['endsOn']) : null;
    if (values['canceled'] === 1 && end === null) notes.push({ field: 'canceled', reason: 'end_missing', value: '' });
    fields['canceled_on'] = end;
  }
  const filled = withDefaults(fields, {
    amount_minor: 0,
    currency: context.currency,
    billing_period: period,
    auto_renew: 0,
  });
  const row = { id, accountId: account.id };
  const onlyNew = { account_id: account.id, ...filled.onlyNew };
  const writes: PlannedWrite[] = [{ t: 'contract', id, fields: filled.fields, onlyNew, keepFilled: false }];
  if (externalId !== null) writes.push(referenceWrite(context, 'contract', externalId, row));
  references.add('contract', externalId, row, null);
  return { writes, notes };
};

const usageColumns = {
  feature: 'feature',
  usedOn: 'used_on',
  count: 'count',
  durationSeconds: 'duration_seconds',
  errors: 'errors',
};

export const planUsage = (context: PlanContext, values: Values): Plan => {
  const { references, mapped } = context;
  const [contractText, accountText] = [textOf(values['contract']), textOf(values['account'])];
  const contract = contractText === null ? null : references.contract(contractText);
  if (contract && 'reason' in contract)
    return { refused: { field: 'contract', reason: contract.reason, value: contractText ?? '' } };
  const account = accountText === null ? null : references.account(accountText);
  if (account && 'reason' in account)
    return { refused: { field: 'account', reason: account.reason, value: accountText ?? '' } };
  const accountId = contract?.accountId ?? account?.id;
  if (accountId === undefined) {
    const field = mapped.has('contract') ? 'contract' : 'account';
    return { refused: { field, reason: 'required_missing', value: '' } };
  }
  if (contract && account && contract.accountId !== account.id)
    return { refused: { field: 'contract', reason: 'contract_of_other_account', value: contractText ?? '' } };
  const identity = identify(context, 'usage_record', values, [
    contract?.id ?? accountId,
    values['feature'],
    values['usedOn'],
  ]);
  if ('refused' in identity) return identity;
  const fields = told(values, mapped, usageColumns);
  const onlyNew = { account_id: accountId, contract_id: contract?.id ?? null, source: context.source };
  const id = identity.id;
  return { writes: [{ t: 'usage_record', id, fields, onlyNew, keepFilled: false }], notes: [] };
};

const caseColumns = {
  title: 'title',
  kind: 'kind',
  status: 'status',
  priority: 'priority',
  openedAt: 'opened_at',
  solvedAt: 'solved_at',
  toldAt: 'told_at',
  closedAt: 'closed_at',
  firstResponseMinutes: 'first_response_minutes',
  satisfaction: 'satisfaction',
  escalated: 'escalated',
  realProblem: 'real_problem',
};

const caseTitle = { 'pt-BR': 'Caso', en: 'Case' } as const;

export const planCase = (context: PlanContext, values: Values): Plan => {
  const { references, mapped } = context;
  const account = accountOf(context, values);
  if ('refused' in account) return account;
  const identity = identify(context, 'support_case', values, [account.id, values['openedAt'], values['title']]);
  if ('refused' in identity) return identity;
  const { externalId } = identity;
  const known = externalId === null ? undefined : references.own('support_case', externalId);
  if (known && known.accountId !== account.id)
    return { refused: { field: 'account', reason: 'account_changed', value: String(values['account']) } };
  const id = known?.id ?? identity.id;
  const fields = told(values, mapped, caseColumns);
  const [closed, solved] = [textOf(values['closedAt']), textOf(values['solvedAt'])];
  if (!mapped.has('status')) fields['status'] = closed !== null ? 'closed' : solved !== null ? 'solved' : 'open';
  // Where only the end is told, it was solved by then.
  if (!mapped.has('solvedAt') && mapped.has('closedAt')) fields['solved_at'] = closed;
  const filled = withDefaults(fields, {
    title: `${caseTitle[context.language]} ${externalId ?? String(values['openedAt']).slice(0, 10)}`,
    kind: 'question',
    status: 'open',
    priority: 'medium',
    escalated: 0,
  });
  const onlyNew = { account_id: account.id, audience: 'client', ...filled.onlyNew };
  const writes: PlannedWrite[] = [{ t: 'support_case', id, fields: filled.fields, onlyNew, keepFilled: false }];
  const row = { id, accountId: account.id };
  if (externalId !== null) writes.push(referenceWrite(context, 'support_case', externalId, row));
  return { writes, notes: [] };
};

const scales = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

export const planSurvey = (context: PlanContext, values: Values): Plan => {
  const account = accountOf(context, values);
  if ('refused' in account) return account;
  const kind = (textOf(values['surveyKind']) ?? context.surveyKind) as keyof typeof scales | null;
  if (kind === null) return { refused: { field: 'surveyKind', reason: 'required_missing', value: '' } };
  const [least, most] = scales[kind];
  const score = Number(values['score']);
  if (score < least || score > most)
    return { refused: { field: 'score', reason: 'out_of_range', value: String(score) } };
  const key: ReadValue[] = [account.id, kind, values['answeredOn'] ?? null, score];
  const identity = identify(context, 'survey_answer', values, key);
  if ('refused' in identity) return identity;
  const fields = { ...told(values, context.mapped, { comment: 'comment', answeredOn: 'answered_on' }), score, kind };
  const onlyNew = { account_id: account.id, audience: 'client' };
  const id = identity.id;
  return { writes: [{ t: 'survey_answer', id, fields, onlyNew, keepFilled: false }], notes: [] };
};

const churnColumns = {
  happenedOn: 'happened_on',
  reason: 'reason',
  amount: 'amount_minor',
  reactivation: 'reactivation',
  afterUpgrade: 'after_upgrade',
  afterDowngrade: 'after_downgrade',
  note: 'note',
};

export const planChurn = (context: PlanContext, values: Values): Plan => {
  const account = accountOf(context, values);
  if ('refused' in account) return account;
  const identity = identify(context, 'churn_event', values, [account.id, values['happenedOn'], values['reason']]);
  if ('refused' in identity) return identity;
  const fields = told(values, context.mapped, churnColumns);
  if (fields['amount_minor'] !== undefined && fields['amount_minor'] !== null)
    fields['currency'] = textOf(values['currency']) ?? context.currency;
  const filled = withDefaults(fields, { reactivation: 0, after_upgrade: 0, after_downgrade: 0 });
  const onlyNew = { account_id: account.id, ...filled.onlyNew };
  const id = identity.id;
  return { writes: [{ t: 'churn_event', id, fields: filled.fields, onlyNew, keepFilled: false }], notes: [] };
};
