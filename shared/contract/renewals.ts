import { z } from 'zod';
import { renewalVerdicts } from '#shared/domain/method-vocabulary.ts';
import { longText, money, plainDay, procedure, rowId } from './base.ts';

export const renewalReason = z.enum([
  'canceled',
  'health_risk',
  'health_attention',
  'feeling_risk',
  'feeling_attention',
  'use_dropped',
  'urgent_cases',
  'champion_gone',
  'nothing_known',
]);

/** L2. One end of one contract. */
export const renewal = z.object({
  contractId: rowId,
  accountId: rowId,
  accountName: z.string(),
  ownerName: z.nullable(z.string()),
  product: z.string(),
  endsOn: plainDay,
  noticeOn: z.nullable(plainDay),
  autoRenew: z.boolean(),
  daysLeft: z.int(),
  lane: z.union([z.literal(180), z.literal(90), z.literal(60)]),
  yearly: money,
  computed: z.object({ verdict: z.enum(renewalVerdicts), reasons: z.array(renewalReason) }),
  /** The numbers the computed verdict was told. */
  health: z.nullable(z.number()),
  consultant: z.nullable(z.enum(renewalVerdicts)),
  consultantOn: z.nullable(plainDay),
  final: z.nullable(z.enum(renewalVerdicts)),
  finalOn: z.nullable(plainDay),
  inForce: z.object({ verdict: z.enum(renewalVerdicts), by: z.enum(['computed', 'consultant', 'final']) }),
  actionPlan: z.nullable(z.string()),
  playbookRunId: z.nullable(rowId),
  note: z.nullable(z.string()),
  lacksPlan: z.boolean(),
  /** The verdict in force is a person's and older than 30 days (K7). */
  outdated: z.boolean(),
});
export type RenewalRow = z.infer<typeof renewal>;

export const renewalsContract = {
  desk: procedure.output(
    z.object({
      renewals: z.array(renewal),
      forecast: z.array(
        z.object({
          month: plainDay,
          currency: z.string(),
          dueMinor: z.int(),
          expectedMinor: z.int(),
          count: z.int(),
          byVerdict: z.record(z.enum(renewalVerdicts), z.int()),
        }),
      ),
      /** Percent expected to renew, by verdict: the workspace's own assumption. */
      weights: z.record(z.enum(renewalVerdicts), z.number()),
      mayDecide: z.boolean(),
    }),
  ),
  /** Undefined fields stay. @throws ROLE_FORBIDDEN for a final verdict of who leads nobody */
  saveVerdict: procedure
    .input(
      z.object({
        contractId: rowId,
        endsOn: plainDay,
        consultant: z.nullable(z.enum(renewalVerdicts)).optional(),
        final: z.nullable(z.enum(renewalVerdicts)).optional(),
        actionPlan: z.nullable(longText).optional(),
        note: z.nullable(longText).optional(),
      }),
    )
    .output(z.object({})),
};
