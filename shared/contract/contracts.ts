import { z } from 'zod';
import { billingPeriods, contractStatuses } from '#shared/domain/vocabulary.ts';
import { byId, longText, money, ofAccount, plainDay, procedure, rowId, shortText } from './base.ts';

/** A4. */
export const contractFields = z.object({
  product: shortText(200),
  startsOn: plainDay,
  /** Last day of the term as signed; null runs without end. */
  endsOn: z.nullable(plainDay),
  noticeOn: z.nullable(plainDay),
  /** Minor units of `currency`, for one `billingPeriod`. */
  amountMinor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  billingPeriod: z.enum(billingPeriods),
  seats: z.nullable(z.int().min(0)),
  autoRenew: z.boolean(),
  /** Last day the client pays for. */
  canceledOn: z.nullable(plainDay),
  notes: z.nullable(longText),
});
export type ContractFields = z.infer<typeof contractFields>;

export const accountContract = contractFields.extend({
  id: rowId,
  accountId: rowId,
  status: z.enum(contractStatuses),
  mrr: money,
  arr: money,
  /** End and notice of the term that runs today: a contract that renews by itself is in a later term. */
  termEndsOn: z.nullable(plainDay),
  termNoticeOn: z.nullable(plainDay),
});
export type AccountContract = z.infer<typeof accountContract>;

export const contractsContract = {
  list: procedure
    .input(ofAccount)
    .output(z.object({ contracts: z.array(accountContract), mrr: z.array(money), arr: z.array(money) })),
  create: procedure.input(contractFields.extend({ accountId: rowId })).output(byId),
  /**
   * `downsell`: why the client pays less from now on (L4), kept with what it loses a year; not given where a mistake was
   * mended. `expansion`: it pays more from today on (J), kept likewise; false where a mistake was mended.
   * @throws VALUE_REFUSED when the end lies before the start, or the notice after the end
   */
  update: procedure
    .input(
      z.object({
        id: rowId,
        patch: contractFields.partial(),
        downsell: z.object({ reason: z.string().max(120), reasonId: z.nullable(rowId) }).optional(),
        expansion: z.boolean().optional(),
      }),
    )
    .output(z.object({})),
};
