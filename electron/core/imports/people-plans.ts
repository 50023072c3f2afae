import type { FieldValue } from '#shared/sync/mutation.ts';
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

const accountColumns = {
  name: 'name',
  legalName: 'legal_name',
  country: 'country',
  sector: 'sector',
  size: 'size',
  website: 'website',
  autonomy: 'autonomy',
  clientSince: 'client_since',
  ongoingStart: 'ongoing_start',
  lostOn: 'lost_on',
  lossReason: 'loss_reason',
  language: 'language',
  postSaleStage: 'post_sale_stage',
  needs: 'needs',
  preferences: 'preferences',
  communicationStyle: 'communication_style',
  preferredChannels: 'preferred_channels',
  vocabulary: 'vocabulary',
};

const contactColumns = {
  name: 'name',
  jobTitle: 'job_title',
  email: 'email',
  phone: 'phone',
  role: 'role',
  stance: 'stance',
  influence: 'influence',
  leftOn: 'left_on',
  notes: 'notes',
};

const tagsOf = (text: string | null): string[] => [
  ...new Set(
    (text ?? '')
      .split(/[;,|]/)
      .map((tag) => tag.trim().slice(0, 60))
      .filter((tag) => tag !== ''),
  ),
];

/** A name that the workspace does not know is left out and listed; the row comes in. */
const named = (
  values: Values,
  field: string,
  find: (text: string) => string | null,
  notes: PlanNote[],
): string | null => {
  const text = textOf(values[field]);
  if (text === null) return null;
  const found = find(text);
  if (found === null) notes.push({ field, reason: 'name_not_found', value: text });
  return found;
};

/** An account stands already by its external id, else by its name (one account only). */
export const planAccount = (context: PlanContext, values: Values): Plan => {
  const { references, mapped } = context;
  const name = String(values['name']);
  const identity = identify(context, 'account', values, [name.trim().toLowerCase()]);
  if ('refused' in identity) return identity;
  const { externalId } = identity;
  // Without external ids the name is what tells accounts apart, so the second one is a repeat.
  if (externalId === null && !identity.isFirst)
    return { refused: { field: 'name', reason: 'repeated_id', value: name } };
  const own = externalId === null ? undefined : references.own('account', externalId);
  const namesake = references.accountNamed(name);
  // Two ids with the same name are two accounts: a namesake is taken only while it has no id of this source.
  const adopted = namesake && (externalId === null || !references.isClaimed(namesake.id)) ? namesake : undefined;
  const id = own?.id ?? adopted?.id ?? identity.id;
  const notes: PlanNote[] = [];
  const fields = told(values, mapped, accountColumns);
  const lost = values['lost'];
  const status = lost === 1 ? 'lost' : values['status'];
  if (status !== null && status !== undefined) fields['status'] = status;
  if (mapped.has('owner')) fields['owner_id'] = named(values, 'owner', (text) => references.member(text), notes);
  if (mapped.has('segment')) fields['segment_id'] = named(values, 'segment', (text) => references.segment(text), notes);
  if (mapped.has('touchModel')) {
    const key = textOf(values['touchModel']);
    fields['touch_model_id'] = key === null ? null : context.naturalId('touch_model', [key]);
  }
  const defaults: Record<string, FieldValue> = {
    autonomy: 'low',
    status: 'ongoing',
    language: context.language,
    owner_id: context.memberId,
  };
  const writes: PlannedWrite[] = [{ t: 'account', id, ...withDefaults(fields, defaults), keepFilled: true }];
  if (externalId !== null) writes.push(referenceWrite(context, 'account', externalId, { id, accountId: id }));
  for (const tag of tagsOf(textOf(values['tags']))) {
    const onlyNew = { account_id: id, name: tag };
    writes.push({
      t: 'account_tag',
      id: context.naturalId('account_tag', [id, tag]),
      fields: {},
      onlyNew,
      keepFilled: true,
    });
  }
  references.add('account', externalId, { id, accountId: id }, name);
  return { writes, notes };
};

export const planContact = (context: PlanContext, values: Values): Plan => {
  const { references, mapped } = context;
  const accountText = String(values['account']);
  const account = references.account(accountText);
  if ('reason' in account) return { refused: { field: 'account', reason: account.reason, value: accountText } };
  const person = textOf(values['email'])?.toLowerCase() ?? String(values['name']).toLowerCase();
  const identity = identify(context, 'contact', values, [account.id, person]);
  if ('refused' in identity) return identity;
  const { externalId } = identity;
  const known = externalId === null ? undefined : references.own('contact', externalId);
  if (known && known.accountId !== account.id)
    return { refused: { field: 'account', reason: 'account_changed', value: accountText } };
  const id = known?.id ?? identity.id;
  const filled = withDefaults(told(values, mapped, contactColumns), { stance: 'unknown' });
  const onlyNew = { account_id: account.id, ...filled.onlyNew };
  const writes: PlannedWrite[] = [{ t: 'contact', id, fields: filled.fields, onlyNew, keepFilled: true }];
  if (externalId !== null) writes.push(referenceWrite(context, 'contact', externalId, { id, accountId: account.id }));
  return { writes, notes: [] };
};
