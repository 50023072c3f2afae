import type { Disagreement, HealthExplanation, HealthModelEntry, HealthModelFields } from '#shared/contract/health.ts';
import { addDays } from '#shared/domain/calendar.ts';
import { bandOfMoment } from '#shared/domain/feeling.ts';
import { keyBetween } from '#shared/domain/fractional-index.ts';
import { modelFor } from '#shared/domain/health-model.ts';
import { healthMeasures } from '#shared/domain/method-vocabulary.ts';
import { type TriggerFacts, weekName } from '#shared/domain/trigger-rule.ts';
import type { Band, StageKind } from '#shared/domain/vocabulary.ts';
import { memberNames } from '../accounts/member-repository.ts';
import type { StoredHealth } from '../derived/derived-repository.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { mayWriteMethod } from '../settings/method-service.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { explain } from './health-explanation.ts';
import { healthModels } from './health-model-repository.ts';
import { type HealthPreview, previewOf } from './health-preview.ts';
import { decisions, derivedRow, disagreeing, previewRows, weekPoints } from './health-repository.ts';

const HISTORY_WEEKS = 53;

type Done = Record<string, never>;

/** Health (K) and the decisions where the feeling says otherwise (G6). What it shows is what was computed last. */
export class HealthService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  ofAccount({ accountId }: { accountId: string }): Promise<HealthExplanation | null> {
    const { clock, unitOfWork } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const account = await db.selectFrom('account').select('name').where('id', '=', accountId).executeTakeFirst();
      if (!account) throw new DomainError('ROW_NOT_FOUND', { what: 'account' });
      const row = await derivedRow(db, accountId);
      if (!row) return null;
      const feelingBand = row.facts.feeling ? bandOfMoment(row.facts.feeling.moment) : null;
      const now = { computedBand: row.health.withoutFeeling.band, feelingBand };
      const [models, weeks, decided] = await Promise.all([
        healthModels(db),
        weekPoints(db, accountId, weekName(addDays(today, -7 * HISTORY_WEEKS))),
        decisions(db, { accountId, now: () => now, today }),
      ]);
      const model = models.find(({ id }) => id === row.health.modelId) ?? null;
      return {
        ...explain(row, { model, weeks, thisWeek: weekName(today) }),
        accountName: account.name,
        decisions: decided,
      };
    });
  }

  models(): Promise<{ models: HealthModelEntry[]; feelingCounts: boolean; mayWrite: boolean }> {
    const { actor, unitOfWork } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const [models, settings, rows, mayWrite] = await Promise.all([
        healthModels(db),
        readMethodSettings(db),
        previewRows(db),
        mayWriteMethod(db, actor),
      ]);
      const ruled = new Map<string, number>();
      for (const { segment_id, stage_kind } of rows) {
        const model = modelFor(models, { segmentId: segment_id, stage: stage_kind && { kind: stage_kind } });
        if (model) ruled.set(model.id, (ruled.get(model.id) ?? 0) + 1);
      }
      return {
        models: models.map(({ position: _position, ...model }) => ({ ...model, accounts: ruled.get(model.id) ?? 0 })),
        feelingCounts: settings['health.feeling_counts'],
        mayWrite,
      };
    });
  }

  /** @throws DomainError VALUE_REFUSED where another model rules the same accounts, ROW_NOT_FOUND, ROLE_FORBIDDEN */
  saveModel({ id, ...fields }: HealthModelFields & { id?: string | undefined }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('health.model', async ({ db, rows }) => {
      const models = await healthModels(db);
      refuseSamePlace(models, id, fields);
      const row = {
        name: fields.name,
        segment_id: fields.segmentId,
        stage_kind: fields.stageKind,
        minimum_coverage: fields.minimumCoverage,
        feeling_caps: fields.feelingCaps ? 1 : 0,
      } as const;
      if (id !== undefined) rows.update('health_model', id, row);
      const position = keyBetween(models.at(-1)?.position ?? null, null, '');
      const model_id = id ?? rows.insert('health_model', { ...row, position }).id;
      for (const measure of healthMeasures)
        rows.put('health_weight', { model_id, measure, weight: fields.weights[measure] });
      return { id: model_id };
    });
  }

  async removeModel({ id }: { id: string }): Promise<Done> {
    await this.#kernel.unitOfWork.write('health.modelRemove', async ({ db, rows }) => {
      const model = (await healthModels(db)).find((each) => each.id === id);
      if (!model) throw new DomainError('ROW_NOT_FOUND', { what: 'health_model' });
      if (model.segmentId === null && model.stageKind === null)
        throw new DomainError('VALUE_REFUSED', { field: 'model', reason: 'rules_all' });
      rows.trash('health_model', id);
    });
    return {};
  }

  preview(
    given: HealthModelFields & { id?: string | undefined; feelingCounts?: boolean | undefined; limit: number },
  ): Promise<HealthPreview> {
    return this.#kernel.unitOfWork.read(async (db) => {
      const [models, settings, rows] = await Promise.all([healthModels(db), readMethodSettings(db), previewRows(db)]);
      return previewOf(rows, models, given, given.feelingCounts ?? settings['health.feeling_counts']);
    });
  }

  disagreements(): Promise<{ rows: Disagreement[]; mayDecide: boolean }> {
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.read(async (db) => {
      const found = (await disagreeing(db)).map((row) => ({
        ...row,
        health: JSON.parse(row.health) as StoredHealth,
        facts: JSON.parse(row.facts) as TriggerFacts,
      }));
      const compared = new Map(found.map((row) => [row.account_id, bandsOf(row)]));
      const nowOf = (accountId: string) => compared.get(accountId) ?? { computedBand: null, feelingBand: null };
      const [names, decided, mayDecide] = await Promise.all([
        memberNames(db),
        decisions(db, { now: nowOf, today: clock.today() }),
        mayWriteMethod(db, actor),
      ]);
      const latest = new Map(decided.toReversed().map((decision) => [decision.accountId, decision]));
      const rows = found.flatMap((row): Disagreement[] => {
        const { feeling } = row.facts;
        const { score, band } = row.health.withoutFeeling;
        const kind = row.health.disagreement;
        if (!feeling || score === null || band === null || kind === null || kind === 'none') return [];
        const decision = latest.get(row.account_id) ?? null;
        return [
          {
            accountId: row.account_id,
            accountName: row.name,
            ownerId: row.owner_id,
            ownerName: names.get(row.owner_id ?? '') ?? null,
            kind,
            score,
            band,
            moment: feeling.moment,
            feelingBand: bandOfMoment(feeling.moment),
            feltOn: feeling.on,
            stale: feeling.stale,
            decision,
            waits: decision === null || decision.outdated !== null,
          },
        ];
      });
      return { rows: rows.toSorted(byUrgency), mayDecide };
    });
  }

  /** @throws DomainError ROLE_FORBIDDEN for a consultant of a team, VALUE_REFUSED while nothing is computed */
  decide({
    accountId,
    finalBand,
    note,
  }: {
    accountId: string;
    finalBand: Band;
    note: string | null;
  }): Promise<{ id: string }> {
    const { actor, clock, unitOfWork } = this.#kernel;
    return unitOfWork.write('health.decide', async ({ db, rows }) => {
      if (!(await mayWriteMethod(db, actor))) throw new DomainError('ROLE_FORBIDDEN');
      const row = await derivedRow(db, accountId);
      if (!row) throw new DomainError('VALUE_REFUSED', { field: 'accountId', reason: 'not_computed' });
      const { score, band } = row.health.withoutFeeling;
      const moment = row.facts.feeling?.moment ?? null;
      const { id } = rows.insert('health_decision', {
        account_id: accountId,
        decided_on: clock.today(),
        author_id: actor.memberId,
        computed_score: score,
        computed_band: band,
        moment,
        feeling_band: moment && bandOfMoment(moment),
        final_band: finalBand,
        note,
      });
      return { id };
    });
  }
}

const bandsOf = ({ health, facts }: { health: StoredHealth; facts: TriggerFacts }) => ({
  computedBand: health.withoutFeeling.band,
  feelingBand: facts.feeling ? bandOfMoment(facts.feeling.moment) : null,
});

/** G6. Good against risk first, then what waits for a decision, then by name. */
const byUrgency = (a: Disagreement, b: Disagreement): number =>
  Number(b.kind === 'opposite') - Number(a.kind === 'opposite') ||
  Number(b.waits) - Number(a.waits) ||
  a.accountName.localeCompare(b.accountName);

type Place = { segmentId: string | null; stageKind: StageKind | null };

const refuseSamePlace = (models: readonly (Place & { id: string })[], id: string | undefined, place: Place): void => {
  const same = models.find(
    (model) => model.id !== id && model.segmentId === place.segmentId && model.stageKind === place.stageKind,
  );
  if (same) throw new DomainError('VALUE_REFUSED', { field: 'segmentId', reason: 'taken' });
  const before = models.find((model) => model.id === id);
  const ruledAll = before && before.segmentId === null && before.stageKind === null;
  if (ruledAll && (place.segmentId !== null || place.stageKind !== null))
    throw new DomainError('VALUE_REFUSED', { field: 'segmentId', reason: 'rules_all' });
};
