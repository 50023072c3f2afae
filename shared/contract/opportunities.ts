import { z } from 'zod';
import { opportunityOrigins } from '#shared/domain/method-vocabulary.ts';
import { opportunityKinds, opportunityStatuses } from '#shared/domain/vocabulary.ts';
import { byId, longText, money, plainDay, procedure, rowId, shortText } from './base.ts';

/** L1. */
export const opportunityFields = z.object({
  kind: z.enum(opportunityKinds),
  title: shortText(200),
  amountMinor: z.nullable(z.int().min(0)),
  currency: z.nullable(z.string().regex(/^[A-Z]{3}$/)),
  /** Percent. */
  probability: z.nullable(z.int().min(0).max(100)),
  expectedOn: z.nullable(plainDay),
  status: z.enum(opportunityStatuses),
  /** Of the workspace's own reasons. */
  reasonId: z.nullable(rowId),
  reasonNote: z.nullable(longText),
  note: z.nullable(longText),
});
export type OpportunityFields = z.infer<typeof opportunityFields>;

export const opportunity = opportunityFields.extend({
  id: rowId,
  accountId: rowId,
  accountName: z.string(),
  origin: z.enum(opportunityOrigins),
  originId: z.nullable(rowId),
  ownerId: z.nullable(rowId),
  ownerName: z.nullable(z.string()),
  closedOn: z.nullable(plainDay),
  /** Amount × probability. */
  expected: z.nullable(money),
});
export type Opportunity = z.infer<typeof opportunity>;

export const opportunitySignal = z.object({
  accountId: rowId,
  accountName: z.string(),
  key: z.enum(['seats_full', 'use_growing', 'features_all_used', 'promoter']),
  kind: z.enum(opportunityKinds),
  values: z.record(z.string(), z.number()),
});
export type OpportunitySignalRow = z.infer<typeof opportunitySignal>;

export const forecastMonth = z.object({
  month: z.nullable(plainDay),
  currency: z.string(),
  amountMinor: z.int(),
  expectedMinor: z.int(),
  count: z.int(),
  unweighted: z.int(),
});

export const opportunitiesContract = {
  /** Of one account, or of all that are seen here. */
  list: procedure.input(z.object({ accountId: rowId.optional() })).output(
    z.object({
      opportunities: z.array(opportunity),
      forecast: z.array(forecastMonth),
      signals: z.array(opportunitySignal),
      /** The day that the signals were computed for; null: not yet. */
      signalsOn: z.nullable(plainDay),
    }),
  ),
  create: procedure
    .input(
      opportunityFields.extend({ accountId: rowId, origin: z.enum(opportunityOrigins), originId: z.nullable(rowId) }),
    )
    .output(byId),
  /** @throws VALUE_REFUSED for an amount without a currency */
  update: procedure.input(z.object({ id: rowId, patch: opportunityFields.partial() })).output(z.object({})),
};
