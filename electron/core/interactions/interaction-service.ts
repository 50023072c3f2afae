import type { Interaction, InteractionFields, InteractionStart } from '#shared/contract/interactions.ts';
import { countsAsContact } from '#shared/domain/cadence.ts';
import { deviceSuffix, keyBetween } from '#shared/domain/fractional-index.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { memberNames } from '../accounts/member-repository.ts';
import { toEntity, toRow } from '../accounts/row-shape.ts';
import { attachmentsOf } from '../attachments/attachment-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { feelingsOf, type InteractionQuery, interactionRows, participantsOf } from './interaction-repository.ts';
import { readStart } from './interaction-start.ts';

type GivenInteraction = { [Key in keyof InteractionFields]?: InteractionFields[Key] | undefined };
type People = Pick<InteractionFields, 'contactIds' | 'memberIds'>;

/** The log of contacts (H1, H2, B4). */
export class InteractionService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(query: InteractionQuery): Promise<{ items: Interaction[]; more: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const rows = await interactionRows(db, { ...query, limit: query.limit + 1 });
      const items = await withParts(db, query.accountId, rows.slice(0, query.limit));
      return { items, more: rows.length > query.limit };
    });
  }

  get({ id }: { id: string }): Promise<Interaction> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const row = await db.selectFrom('interaction').selectAll().where('id', '=', id).executeTakeFirst();
      const [found] = row ? await withParts(db, row.account_id, [row]) : [];
      if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'interaction' });
      return found;
    });
  }

  start({ accountId }: { accountId: string }): Promise<InteractionStart> {
    return this.#kernel.unitOfWork.read((db) => readStart(db, accountId, this.#kernel.clock.today()));
  }

  log(input: InteractionFields & { accountId: string; task: boolean }): Promise<{ id: string }> {
    const { accountId, task, contactIds, memberIds, ...fields } = input;
    const { actor, unitOfWork } = this.#kernel;
    return unitOfWork.write('interactions.log', async (context) => {
      const { id } = context.rows.insert('interaction', {
        account_id: accountId,
        author_id: actor.memberId,
        ...toRow(fields),
      });
      await putPeople(context, { accountId, interactionId: id }, { contactIds, memberIds });
      if (task && fields.nextStep) {
        context.rows.insert('task', {
          account_id: accountId,
          title: fields.nextStep,
          owner_id: actor.memberId,
          due_on: fields.nextStepOn,
          priority: 'normal',
          source: 'hand',
          source_id: id,
          source_key: 'next_step',
          position: keyBetween(null, null, deviceSuffix(actor.deviceId)),
        });
      }
      return { id };
    });
  }

  async update({ id, patch }: { id: string; patch: GivenInteraction }): Promise<Record<string, never>> {
    const { contactIds, memberIds, ...fields } = patch;
    await this.#kernel.unitOfWork.write('interactions.update', async (context) => {
      context.rows.update('interaction', id, toRow(fields));
      if (contactIds === undefined && memberIds === undefined) return;
      const { account_id } = await context.db
        .selectFrom('interaction')
        .select('account_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      await putPeople(context, { accountId: account_id, interactionId: id }, { contactIds, memberIds });
    });
    return {};
  }
}

/** Adds who is missing and removes who is not named any more; a side that was not given stays as it is. */
const putPeople = async (
  { db, rows }: WriteContext,
  { accountId, interactionId }: { accountId: string; interactionId: string },
  { contactIds, memberIds }: { [Key in keyof People]?: People[Key] | undefined },
): Promise<void> => {
  const before = await participantsOf(db, [interactionId]);
  const sides = [
    { column: 'contact_id', wanted: contactIds },
    { column: 'member_id', wanted: memberIds },
  ] as const;
  for (const { column, wanted } of sides) {
    if (wanted === undefined) continue;
    const there = before.filter((row) => row[column] !== null);
    for (const row of there) if (!wanted.includes(row[column] ?? '')) rows.trash('interaction_participant', row.id);
    const known = new Set(there.map((row) => row[column]));
    for (const id of new Set(wanted)) {
      if (known.has(id)) continue;
      rows.insert('interaction_participant', { account_id: accountId, interaction_id: interactionId, [column]: id });
    }
  }
};

const withParts = async (
  db: Kysely<Database>,
  accountId: string,
  rows: readonly RowOf<'interaction'>[],
): Promise<Interaction[]> => {
  const ids = rows.map(({ id }) => id);
  const [account, modelOf, members, people, feelings, attachments] = await Promise.all([
    db.selectFrom('account').select(['touch_model_id', 'segment_id']).where('id', '=', accountId).executeTakeFirst(),
    touchModelFinder(db),
    memberNames(db),
    participantsOf(db, ids),
    feelingsOf(db, accountId, ids),
    attachmentsOf(db, 'interaction', ids),
  ]);
  const { rules } = modelOf(account ?? { touch_model_id: null, segment_id: null });
  const peopleOf = Map.groupBy(people, ({ interaction_id }) => interaction_id);
  return rows.map((row) => {
    const there = peopleOf.get(row.id) ?? [];
    const entity = toEntity(row, ['automated', 'planned']);
    return {
      ...entity,
      authorName: members.get(row.author_id) ?? null,
      contactIds: there.map(({ contact_id }) => contact_id).filter((id) => id !== null),
      memberIds: there.map(({ member_id }) => member_id).filter((id) => id !== null),
      contactNames: there.map(({ contact_name }) => contact_name).filter((name) => name !== null),
      counts: countsAsContact(entity, rules),
      unplanned: rules.planRequired && !entity.planned && row.channel !== 'internal_note',
      feeling: feelings.get(row.id) ?? null,
      attachments: attachments.get(row.id) ?? [],
    };
  });
};
