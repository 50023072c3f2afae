import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import { accountHealth, defaultHealthModel, type HealthModel, modelFor } from '#shared/domain/health-model.ts';
import { metRules, type TriggerFacts, type TriggerRule } from '#shared/domain/trigger-rule.ts';
import { healthModels } from '../health/health-model-repository.ts';
import { triggerRules } from '../triggers/trigger-repository.ts';
import { type Derived, metBefore } from './derived-repository.ts';
import { type FactsFrame, readFrame } from './facts-frame.ts';
import { readFacts } from './facts-repository.ts';
import { Turns } from './turns.ts';

/** What every account is computed by until a rule or the day changes. */
export interface DerivedFrame extends FactsFrame {
  models: readonly HealthModel[];
  rules: readonly Pick<TriggerRule, 'id' | 'conditions' | 'active'>[];
}

export const derivedFrame = async (
  db: Kysely<Database>,
  day: { today: string; now: string },
): Promise<DerivedFrame> => {
  const [frame, models, rules] = await Promise.all([readFrame(db, day), healthModels(db), triggerRules(db)]);
  return { ...frame, models, rules: rules.filter(({ active }) => active) };
};

/**
 * Facts → health → rules that are met (K, D5, I2), of some accounts. Those in the trash are left out. Lets others in
 * between, so an account that changes meanwhile may be told half by half: it stays due.
 */
export const computeDerived = async (
  db: Kysely<Database>,
  ids: readonly string[],
  frame: DerivedFrame,
  turns: Turns = new Turns(),
): Promise<Derived[]> => {
  const feelingCounts = frame.settings['health.feeling_counts'];
  const before = frame.rules.length > 0 ? await metBefore(db, ids) : new Map<string, Derived['met']>();
  const computed: Derived[] = [];
  for (const known of await readFacts(db, ids, frame, turns)) {
    if (turns.isOver) await turns.next();
    const model = modelFor(frame.models, known) ?? defaultHealthModel;
    const health = accountHealth(known, model, { feelingCounts });
    const facts: TriggerFacts = { ...known, health: { shownScore: health.shownScore, band: health.band } };
    computed.push({ facts, health, met: metRules(facts, frame.rules, frame.today, before.get(known.accountId)) });
  }
  return computed;
};
