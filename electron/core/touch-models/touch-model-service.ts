import type { SegmentFields, SegmentSettings, TouchModelFields, TouchModelSettings } from '#shared/contract/method.ts';
import { defaultTouchModels } from '#shared/domain/touch-model.ts';
import { touchModelKeys } from '#shared/domain/vocabulary.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { rulesOf, segments, touchModelFinder, touchModelRows } from './touch-model-repository.ts';

type Done = Record<string, never>;

/** Touch models and segments as a workspace has them (B1–B5). */
export class TouchModelService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list(): Promise<{ touchModels: TouchModelSettings[]; segments: SegmentSettings[]; mayWrite: boolean }> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [rows, groups, journeys, modelOf, accounts] = await Promise.all([
        touchModelRows(db),
        segments(db),
        db.selectFrom('segment').select(['id', 'journey_template_id']).where('deleted_at', 'is', null).execute(),
        touchModelFinder(db),
        db
          .selectFrom('account')
          .select(['touch_model_id', 'segment_id'])
          .where('deleted_at', 'is', null)
          .where('status', '<>', 'lost')
          .execute(),
      ]);
      const ruled = new Map<string, number>();
      const grouped = new Map<string | null, number>();
      for (const account of accounts) {
        const { id } = modelOf(account);
        ruled.set(id, (ruled.get(id) ?? 0) + 1);
        grouped.set(account.segment_id, (grouped.get(account.segment_id) ?? 0) + 1);
      }
      const journeyOf = new Map(journeys.map(({ id, journey_template_id }) => [id, journey_template_id]));
      return {
        touchModels: rows
          .map((row): TouchModelSettings => {
            const { reviews } = rulesOf(row);
            const shipped = defaultTouchModels[row.content_key];
            return {
              id: row.id,
              key: row.content_key,
              name: row.name,
              cadenceDays: row.cadence_days,
              automation: row.automation,
              definitionByValue: row.definition_by_value,
              definitionByActor: row.definition_by_actor,
              minimumPreparation: row.minimum_preparation,
              reviews: reviews.map((review) => ({ ...review, steps: [...review.steps] })),
              isShipped:
                row.name === null &&
                row.definition_by_value === null &&
                row.definition_by_actor === null &&
                row.minimum_preparation === null &&
                row.reviews === null &&
                row.cadence_days === shipped.cadenceDays &&
                row.automation === shipped.automation,
              accounts: ruled.get(row.id) ?? 0,
            };
          })
          .toSorted((a, b) => touchModelKeys.indexOf(a.key) - touchModelKeys.indexOf(b.key)),
        segments: groups.map((group) => ({
          ...group,
          journeyTemplateId: journeyOf.get(group.id) ?? null,
          accounts: grouped.get(group.id) ?? 0,
        })),
        mayWrite: await mayWriteMethod(db, this.#kernel.actor),
      };
    });
  }

  async save({ id, ...fields }: TouchModelFields & { id: string }): Promise<Done> {
    const kinds = new Set(fields.reviews.map(({ kind }) => kind));
    if (kinds.size < fields.reviews.length)
      throw new DomainError('VALUE_REFUSED', { field: 'reviews', reason: 'twice' });
    await this.#kernel.unitOfWork.write('touchModel.save', async ({ db, rows }) => {
      const row = (await touchModelRows(db)).find((one) => one.id === id);
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'touch_model' });
      const isAsShipped =
        JSON.stringify(fields.reviews) === JSON.stringify(defaultTouchModels[row.content_key].reviews);
      rows.update('touch_model', id, {
        name: fields.name,
        cadence_days: fields.cadenceDays,
        automation: fields.automation,
        definition_by_value: fields.definitionByValue,
        definition_by_actor: fields.definitionByActor,
        minimum_preparation: fields.minimumPreparation,
        reviews: isAsShipped ? null : JSON.stringify(fields.reviews),
      });
    });
    return {};
  }

  /** As the app brought it. */
  async restore({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('touchModel.restore', async ({ db, rows }) => {
      const row = (await touchModelRows(db)).find((one) => one.id === id);
      if (!row) throw new DomainError('ROW_NOT_FOUND', { what: 'touch_model' });
      const { cadenceDays, automation } = defaultTouchModels[row.content_key];
      rows.update('touch_model', id, {
        name: null,
        cadence_days: cadenceDays,
        automation,
        definition_by_value: null,
        definition_by_actor: null,
        minimum_preparation: null,
        reviews: null,
      });
    });
    return {};
  }

  saveSegment({ id, ...fields }: SegmentFields & { id: string | null }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('segment.save', async ({ db, rows }) => {
      const given = {
        name: fields.name,
        touch_model_id: fields.touchModelId,
        journey_template_id: fields.journeyTemplateId,
        success_definition: fields.successDefinition,
      };
      if (id !== null) {
        const known = (await segments(db)).find((one) => one.id === id);
        if (!known?.contentKey && fields.name === null)
          throw new DomainError('VALUE_REFUSED', { field: 'name', reason: 'missing' });
        rows.update('segment', id, given);
        return { id };
      }
      if (fields.name === null) throw new DomainError('VALUE_REFUSED', { field: 'name', reason: 'missing' });
      return { id: rows.insert('segment', given).id };
    });
  }

  /** Its accounts keep their own choices and go by the workspace's otherwise; the trash brings it back with them. */
  async removeSegment({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('segment.remove', ({ rows }) => rows.trash('segment', id));
    return {};
  }
}
