import type { HealthModelFields } from '#shared/contract/health.ts';
import type { HealthInputs } from '#shared/domain/health-inputs.ts';
import { defaultHealthModel, type HealthModel, healthFrom, modelFor } from '#shared/domain/health-model.ts';
import type { TriggerFacts } from '#shared/domain/trigger-rule.ts';
import type { Band } from '#shared/domain/vocabulary.ts';
import type { previewRows } from './health-repository.ts';

interface Shown {
  score: number | null;
  band: Band | null;
}

type Counts = Record<Band | 'unknown', number>;

export interface HealthPreview {
  ruled: number;
  before: Counts;
  after: Counts;
  changing: number;
  changes: { accountId: string; accountName: string; before: Shown; after: Shown }[];
}

/** The place of a model that was not saved yet. */
const UNSAVED = 'unsaved';

/** K1. The whole portfolio by a changed model, told from the measures that are known: no account is read again. */
export const previewOf = (
  rows: Awaited<ReturnType<typeof previewRows>>,
  models: readonly HealthModel[],
  given: HealthModelFields & { id?: string | undefined; limit: number },
  feelingCounts: boolean,
): HealthPreview => {
  const { id = UNSAVED, limit, ...fields } = given;
  const changed: HealthModel = { ...fields, id };
  const others = models.filter((model) => model.id !== id);
  const tried = [...others, changed];
  const before: Counts = { good: 0, attention: 0, risk: 0, unknown: 0 };
  const after: Counts = { ...before };
  const changes: HealthPreview['changes'] = [];
  let ruled = 0;
  for (const row of rows) {
    const account = { segmentId: row.segment_id, stage: row.stage_kind && { kind: row.stage_kind } };
    const model = modelFor(tried, account) ?? defaultHealthModel;
    if (model === changed) ruled += 1;
    const facts = { status: row.status, feeling: JSON.parse(row.feeling ?? 'null') as TriggerFacts['feeling'] };
    const health = healthFrom(facts, JSON.parse(row.inputs) as HealthInputs, model, { feelingCounts });
    before[row.band ?? 'unknown'] += 1;
    after[health.band ?? 'unknown'] += 1;
    if (health.band === row.band) continue;
    changes.push({
      accountId: row.account_id,
      accountName: row.name,
      before: { score: row.shown_score, band: row.band },
      after: { score: health.shownScore, band: health.band },
    });
  }
  const size = ({ before: was, after: is }: (typeof changes)[number]) => Math.abs((is.score ?? 0) - (was.score ?? 0));
  return {
    ruled,
    before,
    after,
    changing: changes.length,
    changes: changes.toSorted((a, b) => size(b) - size(a)).slice(0, limit),
  };
};
