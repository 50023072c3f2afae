import type { Kernel } from '#core/kernel/kernel.ts';
import type { RuleFields, RuleView } from '#shared/contract/triggers.ts';
import { inAudience } from '#shared/domain/campaign.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import {
  type Condition,
  meets,
  type MetRule,
  type MetValue,
  readConditions,
  type TriggerFacts,
} from '#shared/domain/trigger-rule.ts';
import { toRow } from '../accounts/row-shape.ts';
import { mayWriteMethod } from '../settings/method-service.ts';

type Given<Fields> = { [Key in keyof Fields]?: Fields[Key] | undefined };

export interface ReachedAccount {
  id: string;
  name: string;
  ownerId: string | null;
  values: MetValue[];
}

const columnsOf = ({ conditions, ...rest }: Given<RuleFields>) => ({
  ...toRow(rest),
  ...(conditions && { conditions: JSON.stringify(conditions) }),
});

/** Rules (I2): content of the workspace, written by leads, shown as sentences. */
export class TriggerService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ rules: RuleView[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [rows, open, derived, mayWrite] = await Promise.all([
        db.selectFrom('trigger_rule').selectAll().where('deleted_at', 'is', null).orderBy('position').execute(),
        db
          .selectFrom('firing')
          .select('rule_id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .where('state', '=', 'open')
          .where('deleted_at', 'is', null)
          .groupBy('rule_id')
          .execute(),
        db.selectFrom('derived_account').select('met').where('met', '<>', '[]').execute(),
        mayWriteMethod(db, this.#kernel.actor),
      ]);
      const openOf = new Map(open.map(({ rule_id, n }) => [rule_id, n]));
      const metOf = new Map<string, number>();
      for (const { met } of derived) {
        const ids = new Set((JSON.parse(met) as MetRule[]).map(({ ruleId }) => ruleId));
        for (const id of ids) metOf.set(id, (metOf.get(id) ?? 0) + 1);
      }
      const rules = rows.map((row) => ({
        id: row.id,
        contentKey: row.content_key,
        name: row.name,
        conditions: readConditions(row.conditions),
        action: row.action,
        playbookId: row.playbook_id,
        campaignId: row.campaign_id,
        repeat: row.repeat,
        repeatDays: row.repeat_days,
        active: row.active === 1,
        open: openOf.get(row.id) ?? 0,
        met: metOf.get(row.id) ?? 0,
      }));
      return { rules, mayWrite };
    });
  }

  create(fields: RuleFields): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('triggers.create', async ({ db, rows }) => {
      const last = await db
        .selectFrom('trigger_rule')
        .select('position')
        .orderBy('position', 'desc')
        .executeTakeFirst();
      const { conditions, ...rest } = fields;
      const position = keyBetween(last?.position ?? null, null, deviceSuffix(this.#kernel.actor.deviceId));
      const row = { ...toRow(rest), conditions: JSON.stringify(conditions), position };
      return { id: rows.insert('trigger_rule', row).id };
    });
  }

  async save({ id, ...patch }: { id: string } & Given<RuleFields>): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('triggers.save', ({ rows }) =>
      rows.update('trigger_rule', id, columnsOf(patch)),
    );
    return {};
  }

  async trash({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('triggers.trash', ({ rows }) => rows.trash('trigger_rule', id));
    return {};
  }

  /** Whom conditions would reach today, by name; `everybody`: an audience, which without conditions is all. */
  async preview({
    conditions,
    everybody = false,
  }: {
    conditions: readonly Condition[];
    everybody?: boolean | undefined;
  }): Promise<{ accounts: ReachedAccount[]; computed: number }> {
    const { unitOfWork, clock } = this.#kernel;
    const today = clock.today();
    const rows = await unitOfWork.read((db) =>
      db
        .selectFrom('derived_account')
        .innerJoin('account', 'account.id', 'derived_account.account_id')
        .select(['account.id', 'account.name', 'account.owner_id', 'derived_account.facts'])
        .where('account.deleted_at', 'is', null)
        .orderBy('account.name')
        .execute(),
    );
    const accounts = rows.flatMap(({ id, name, owner_id, facts }) => {
      const known = JSON.parse(facts) as TriggerFacts;
      const meeting = everybody ? inAudience(known, conditions, today) : meets(known, conditions, today);
      return meeting ? [{ id, name, ownerId: owner_id, values: meeting.values }] : [];
    });
    return { accounts, computed: rows.length };
  }
}
