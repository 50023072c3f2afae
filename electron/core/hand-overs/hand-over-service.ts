import type { HandOver, HandOverFields } from '#shared/contract/hand-over.ts';
import { naturalId } from '#shared/sync/ids.ts';
import { toEntity, toRow } from '../accounts/row-shape.ts';
import { endStageByFact } from '../journeys/stage-writing.ts';
import type { Kernel } from '../kernel/kernel.ts';

type GivenHandOver = { [Key in keyof HandOverFields]?: HandOverFields[Key] | undefined };

/** What sales handed over (A5): one record an account, its id made from the account's. */
export class HandOverService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async get({ accountId }: { accountId: string }): Promise<HandOver | null> {
    const row = await this.#kernel.unitOfWork.read((db) =>
      db
        .selectFrom('hand_over')
        .selectAll()
        .where('id', '=', this.#id(accountId))
        .where('deleted_at', 'is', null)
        .executeTakeFirst(),
    );
    return row ? toEntity(row) : null;
  }

  save({ accountId, patch }: { accountId: string; patch: GivenHandOver }): Promise<{ id: string }> {
    const { clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('handOver.save', async (context) => {
      const id = context.rows.put('hand_over', { account_id: accountId, ...toRow(patch) });
      // D3: with the hand-over accepted, its stage is over.
      if (patch.acceptedOn)
        await endStageByFact(context, { accountId, kind: 'hand_over', on: patch.acceptedOn, today: clock.today() });
      return { id };
    });
  }

  #id(accountId: string): string {
    return naturalId('hand_over', this.#kernel.actor.workspaceId, [accountId]);
  }
}
