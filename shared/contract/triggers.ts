import { z } from 'zod';
import {
  campaignKinds,
  campaignRhythms,
  campaignStates,
  firingStates,
  ruleActions,
  ruleRepeats,
} from '#shared/domain/method-vocabulary.ts';
import { operators } from '#shared/domain/trigger-rule.ts';
import { byId, longText, plainDay, procedure, rowId, shortText } from './base.ts';

const wanted = z.union([z.number(), z.boolean(), z.array(z.string().max(120)).max(200)]);

/** I2. */
export const condition = z.object({ fact: z.string().max(60), op: z.enum(operators), value: wanted });
const conditions = z.array(condition).max(12);

export const metValue = z.object({
  fact: z.string(),
  value: z.union([z.number(), z.string(), z.boolean()]),
  op: z.enum(operators),
  wanted,
});

/** I2. Texts are null where the shipped words stand (`playbooks:trigger_rule.<contentKey>`). */
export const ruleView = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  name: z.nullable(z.string()),
  conditions,
  action: z.enum(ruleActions),
  playbookId: z.nullable(rowId),
  campaignId: z.nullable(rowId),
  repeat: z.enum(ruleRepeats),
  repeatDays: z.int(),
  active: z.boolean(),
  /** Alerts of it that wait, and accounts that meet it today. */
  open: z.int(),
  met: z.int(),
});
export type RuleView = z.infer<typeof ruleView>;

/** One time a rule was met, with the values that met it: what it shows is all there is to know of why (I2). */
export const alert = z.object({
  id: rowId,
  ruleId: rowId,
  /** Of a round of a campaign, which is no rule. */
  campaignId: z.nullable(rowId),
  accountId: rowId,
  accountName: z.string(),
  ownerId: z.nullable(rowId),
  firedOn: plainDay,
  state: z.enum(firingStates),
  values: z.array(metValue),
  playbookId: z.nullable(rowId),
  /** The playbook that it started, or that was started from it. */
  runId: z.nullable(rowId),
  dealtOn: z.nullable(plainDay),
  note: z.nullable(z.string()),
});
export type Alert = z.infer<typeof alert>;

const ruleFields = z.object({
  name: z.nullable(shortText(120)),
  conditions,
  action: z.enum(ruleActions),
  playbookId: z.nullable(rowId),
  campaignId: z.nullable(rowId),
  repeat: z.enum(ruleRepeats),
  repeatDays: z.int().min(1).max(730),
  active: z.boolean(),
});
export type RuleFields = z.infer<typeof ruleFields>;

/** I4. */
export const campaignView = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  name: z.nullable(z.string()),
  kind: z.enum(campaignKinds),
  state: z.enum(campaignStates),
  playbookId: z.nullable(rowId),
  conditions,
  rhythm: z.nullable(z.enum(campaignRhythms)),
  startsOn: z.nullable(plainDay),
  endsOn: z.nullable(plainDay),
  nextRound: z.nullable(plainDay),
  /** Rules that name it: it goes by behaviour. */
  rules: z.int(),
  running: z.int(),
  done: z.int(),
  stopped: z.int(),
  /** Steps done and asked for, over all its accounts. */
  stepsDone: z.int(),
  stepsTotal: z.int(),
});
export type CampaignView = z.infer<typeof campaignView>;

const campaignFields = z.object({
  name: z.nullable(shortText(120)),
  kind: z.enum(campaignKinds),
  state: z.enum(campaignStates),
  playbookId: z.nullable(rowId),
  conditions,
  rhythm: z.nullable(z.enum(campaignRhythms)),
  startsOn: z.nullable(plainDay),
  endsOn: z.nullable(plainDay),
});
export type CampaignFields = z.infer<typeof campaignFields>;

export const alertsContract = {
  /** Open ones, or those that were found in an import, the latest first; of an account those of the last year too. */
  list: procedure
    .input(z.object({ accountId: rowId.optional(), known: z.boolean().optional() }))
    .output(z.array(alert)),
  /** `dismissed` needs its reason. @throws VALUE_REFUSED */
  close: procedure
    .input(
      z.object({
        ids: z.array(rowId).min(1).max(500),
        state: z.enum(['dealt_with', 'dismissed']),
        note: z.nullable(longText),
      }),
    )
    .output(z.object({ closed: z.int() })),
};

export const triggersContract = {
  list: procedure.output(z.object({ rules: z.array(ruleView), mayWrite: z.boolean() })),
  create: procedure.input(ruleFields).output(byId),
  save: procedure.input(byId.extend(ruleFields.partial().shape)).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
  /** Whom conditions would reach today. `computed`: accounts that were looked at. */
  preview: procedure.input(z.object({ conditions, everybody: z.boolean().optional() })).output(
    z.object({
      accounts: z.array(
        z.object({ id: rowId, name: z.string(), ownerId: z.nullable(rowId), values: z.array(metValue) }),
      ),
      computed: z.int(),
    }),
  ),
};

export const campaignsContract = {
  list: procedure.output(z.object({ campaigns: z.array(campaignView), mayWrite: z.boolean() })),
  create: procedure.input(campaignFields).output(byId),
  save: procedure.input(byId.extend(campaignFields.partial().shape)).output(z.object({})),
  trash: procedure.input(byId).output(z.object({})),
};
