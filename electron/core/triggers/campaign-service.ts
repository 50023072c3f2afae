import type { Kernel } from '#core/kernel/kernel.ts';
import type { CampaignFields, CampaignView } from '#shared/contract/triggers.ts';
import { nextCampaignRound } from '#shared/domain/campaign.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import { readConditions } from '#shared/domain/trigger-rule.ts';
import { toRow } from '../accounts/row-shape.ts';
import { campaignSteps, runCounts } from '../playbooks/playbook-repository.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { campaignRows } from './trigger-repository.ts';

type Given<Fields> = { [Key in keyof Fields]?: Fields[Key] | undefined };

/** Campaigns (I4): a playbook over many accounts, by calendar or by the rules that name it. */
export class CampaignService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ campaigns: CampaignView[]; mayWrite: boolean }> {
    const { unitOfWork, clock, actor } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const [rows, rules, counts, steps, mayWrite] = await Promise.all([
        campaignRows(db),
        db.selectFrom('trigger_rule').select('campaign_id').where('deleted_at', 'is', null).execute(),
        runCounts(db, 'campaign_id'),
        campaignSteps(db),
        mayWriteMethod(db, actor),
      ]);
      const campaigns = rows.map((row): CampaignView => {
        const { state, rhythm, starts_on: startsOn, ends_on: endsOn } = row;
        const { done: stepsDone, total: stepsTotal } = steps.get(row.id) ?? { done: 0, total: 0 };
        return {
          id: row.id,
          contentKey: row.content_key,
          name: row.name,
          kind: row.kind,
          state,
          playbookId: row.playbook_id,
          conditions: readConditions(row.conditions),
          rhythm,
          startsOn,
          endsOn,
          nextRound: nextCampaignRound({ state, rhythm, startsOn, endsOn }, today),
          rules: rules.filter(({ campaign_id }) => campaign_id === row.id).length,
          ...(counts.get(row.id) ?? { running: 0, done: 0, stopped: 0 }),
          stepsDone,
          stepsTotal,
        };
      });
      return { campaigns, mayWrite };
    });
  }

  create({ conditions, ...rest }: CampaignFields): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('triggers.campaign', async ({ db, rows }) => {
      const last = (await campaignRows(db)).at(-1)?.position ?? null;
      const position = keyBetween(last, null, deviceSuffix(this.#kernel.actor.deviceId));
      const row = { ...toRow(rest), conditions: JSON.stringify(conditions), position };
      return { id: rows.insert('campaign', row).id };
    });
  }

  async save({ id, conditions, ...rest }: { id: string } & Given<CampaignFields>): Promise<Record<string, never>> {
    const patch = { ...toRow(rest), ...(conditions && { conditions: JSON.stringify(conditions) }) };
    await this.#kernel.unitOfWork.write('triggers.campaign', ({ rows }) => rows.update('campaign', id, patch));
    return {};
  }

  async trash({ id }: { id: string }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('triggers.campaignTrash', ({ rows }) => rows.trash('campaign', id));
    return {};
  }
}
