import type { JourneyTemplateEntry, TemplateStage } from '#shared/contract/journeys.ts';
import { deviceSuffix, keyBetween, keysAfter } from '#shared/domain/fractional-index.ts';
import type { ReviewCycle } from '#shared/domain/vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { journeyFinder, stageRows, templateRows } from './journey-repository.ts';

type Done = Record<string, never>;
type GivenStage = Omit<TemplateStage, 'contentKey'>;

interface Templates {
  templates: JourneyTemplateEntry[];
  reviewCycle: ReviewCycle;
  mayWrite: boolean;
  mayWriteCycle: boolean;
}

/** The journeys of a workspace as data (D1, D2). */
export class JourneyTemplateService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<Templates> {
    const { actor, unitOfWork } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const [templates, stages, { review_cycle }, finder, accounts, member] = await Promise.all([
        templateRows(db),
        stageRows(db),
        db.selectFrom('workspace').select('review_cycle').executeTakeFirstOrThrow(),
        journeyFinder(db),
        db
          .selectFrom('account')
          .select(['segment_id', 'journey_template_id'])
          .where('deleted_at', 'is', null)
          .where('status', '<>', 'lost')
          .execute(),
        db.selectFrom('member').select('role').where('id', '=', actor.memberId).executeTakeFirst(),
      ]);
      const following = new Map<string | null, number>();
      for (const account of accounts) {
        const { id } = finder.templateOf(account);
        following.set(id, (following.get(id) ?? 0) + 1);
      }
      const stagesOf = Map.groupBy(stages, ({ template_id }) => template_id);
      return {
        templates: templates.map(({ id, content_key, name, archived }) => ({
          id,
          contentKey: content_key,
          name,
          archived: archived === 1,
          stages: (stagesOf.get(id) ?? []).map((stage) => ({
            id: stage.id,
            contentKey: stage.content_key,
            kind: stage.kind,
            name: stage.name,
            description: stage.description,
            days: stage.days,
            repeats: stage.repeats === 1,
            endsBy: stage.ends_by,
          })),
          accounts: following.get(id) ?? 0,
        })),
        reviewCycle: review_cycle,
        mayWrite: await mayWriteMethod(db, actor),
        mayWriteCycle: member?.role === 'admin',
      };
    });
  }

  save(given: { id: string | null; name: string | null; stages: GivenStage[] }): Promise<{ id: string }> {
    const { actor, unitOfWork } = this.#kernel;
    const { name, stages } = given;
    if (!stages.some(({ repeats }) => repeats))
      throw new DomainError('VALUE_REFUSED', { field: 'stages', reason: 'nothing_repeats' });
    const suffix = deviceSuffix(actor.deviceId);
    return unitOfWork.write('journey.template', async ({ db, rows }) => {
      const known = (await templateRows(db)).find(({ id }) => id === given.id);
      if (given.id !== null && !known) throw new DomainError('ROW_NOT_FOUND', { what: 'journey_template' });
      let id = given.id;
      if (id === null) {
        const last = (await templateRows(db)).at(-1)?.position ?? null;
        ({ id } = rows.insert('journey_template', { name, position: keyBetween(last, null, suffix), archived: 0 }));
      } else if (known?.name !== name) rows.update('journey_template', id, { name });
      const before = (await stageRows(db)).filter(({ template_id }) => template_id === id);
      const kept = new Set(stages.map((stage) => stage.id));
      for (const stage of before) if (!kept.has(stage.id)) rows.trash('journey_stage', stage.id);
      // Those that come once stand before those that repeat, in the order given.
      const ordered = stages.toSorted((a, b) => Number(a.repeats) - Number(b.repeats));
      const standing = before.filter((stage) => kept.has(stage.id)).map((stage) => stage.id);
      const isInOrder =
        ordered.length === standing.length && ordered.every((stage, index) => stage.id === standing[index]);
      const positions = isInOrder ? [] : keysAfter(null, ordered.length, suffix);
      for (const [index, { id: stageId, kind, name: own, description, days, repeats, endsBy }] of ordered.entries()) {
        const fields = { kind, name: own, description, days, repeats: repeats ? 1 : 0, ends_by: endsBy } as const;
        const position = positions[index];
        if (stageId !== null && before.some((stage) => stage.id === stageId))
          rows.update('journey_stage', stageId, { ...fields, position });
        else rows.insert('journey_stage', { template_id: id, ...fields, position: position ?? '' });
      }
      return { id };
    });
  }

  async archive({ id, archived }: { id: string; archived: boolean }): Promise<Done> {
    await this.#kernel.unitOfWork.write('journey.archive', async ({ db, rows }) => {
      const others = (await templateRows(db)).filter((template) => template.id !== id && template.archived === 0);
      if (archived && others.length === 0)
        throw new DomainError('VALUE_REFUSED', { field: 'archived', reason: 'last_one' });
      rows.update('journey_template', id, { archived: archived ? 1 : 0 });
    });
    return {};
  }

  async putCycle({ cycle }: { cycle: ReviewCycle }): Promise<Done> {
    const { actor, unitOfWork } = this.#kernel;
    await unitOfWork.write('journey.cycle', ({ rows }) =>
      rows.update('workspace', actor.workspaceId, { review_cycle: cycle }),
    );
    return {};
  }
}
