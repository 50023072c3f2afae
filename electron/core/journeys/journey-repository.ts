import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { Day } from '#shared/domain/calendar.ts';
import {
  type CurrentStage,
  defaultJourney,
  type JourneyTemplate,
  type JourneyThresholds,
  ongoingStartFor,
  type StageTemplate,
} from '#shared/domain/journey.ts';
import { type JourneyPlan, type StageOverride, stageOn } from '#shared/domain/journey-course.ts';
import type { RowOf } from '#shared/sync/tables.ts';
import { readMethodSettings } from '../settings/method-settings.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';

/** What of an account its journey follows from. */
export type JourneyAccount = Pick<
  RowOf<'account'>,
  'id' | 'status' | 'ongoing_start' | 'client_since' | 'segment_id' | 'touch_model_id' | 'journey_template_id'
>;

export interface AppliedTemplate {
  /** Null: the workspace has none, and the app's own is meant. */
  id: string | null;
  from: 'account' | 'segment' | 'default';
  template: JourneyTemplate;
}

/** Tells the course of any account (D1–D3) from what was read once. */
export interface JourneyFinder {
  thresholds: JourneyThresholds;
  templateOf: (account: Pick<JourneyAccount, 'segment_id' | 'journey_template_id'>) => AppliedTemplate;
  /** Null where neither the start of ongoing nor the client's first day is known. */
  planOf: (account: JourneyAccount) => JourneyPlan | null;
  /** D3. Of a day; a lost account stands in no stage. */
  stageOf: (account: JourneyAccount, day: Day) => CurrentStage | null;
}

type StageRow = Pick<RowOf<'journey_stage'>, 'kind' | 'days' | 'ends_by' | 'name' | 'repeats'>;

/** A template of nothing but stages that come once would end; the app's own rounds then follow it. */
export const asTemplate = (rows: readonly StageRow[]): JourneyTemplate => {
  const stageOf = ({ kind, days, ends_by, name }: StageRow): StageTemplate => ({
    kind,
    days: Math.max(1, days),
    endsBy: ends_by,
    name,
  });
  const [head, ...rest] = rows.filter(({ repeats }) => repeats === 1).map(stageOf);
  return {
    first: rows.filter(({ repeats }) => repeats === 0).map(stageOf),
    cycle: head ? [head, ...rest] : defaultJourney.cycle,
  };
};

/** The stages of every template, in order. */
export const stageRows = (db: Kysely<Database>): Promise<RowOf<'journey_stage'>[]> =>
  db
    .selectFrom('journey_stage')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const templateRows = (db: Kysely<Database>): Promise<RowOf<'journey_template'>[]> =>
  db
    .selectFrom('journey_template')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

/** What was written about stages, by account. */
export const stageOverrides = async (
  db: Kysely<Database>,
  accountId?: string,
): Promise<Map<string, StageOverride[]>> => {
  const query = db.selectFrom('account_stage').selectAll().where('deleted_at', 'is', null);
  const rows = await (accountId === undefined ? query : query.where('account_id', '=', accountId)).execute();
  const found = new Map<string, StageOverride[]>();
  for (const { account_id, number, starts_on, planned_end, ended_on } of rows) {
    const list = found.get(account_id) ?? [];
    list.push({ number: Number(number), startsOn: starts_on, plannedEnd: planned_end, endedOn: ended_on });
    found.set(account_id, list);
  }
  return found;
};

const none: readonly StageOverride[] = [];

/** `accountId`: only that account is going to be asked about. */
export const journeyFinder = async (db: Kysely<Database>, accountId?: string): Promise<JourneyFinder> => {
  const [templates, stages, segments, workspace, settings, modelOf, overrides] = await Promise.all([
    templateRows(db),
    stageRows(db),
    db.selectFrom('segment').select(['id', 'journey_template_id']).where('deleted_at', 'is', null).execute(),
    db.selectFrom('workspace').select('review_cycle').executeTakeFirstOrThrow(),
    readMethodSettings(db),
    touchModelFinder(db),
    stageOverrides(db, accountId),
  ]);
  const stagesOf = Map.groupBy(stages, ({ template_id }) => template_id);
  const known = new Map(templates.map(({ id }) => [id, asTemplate(stagesOf.get(id) ?? [])]));
  const ofSegment = new Map(segments.map(({ id, journey_template_id }) => [id, journey_template_id]));
  const fallback = templates.find(({ archived }) => archived === 0)?.id ?? null;
  const standard = { id: fallback, from: 'default', template: known.get(fallback ?? '') ?? defaultJourney } as const;
  const thresholds = {
    behindDays: settings['journey.behind_days'],
    stuckDays: settings['journey.stuck_days'],
  };

  const templateOf: JourneyFinder['templateOf'] = ({ journey_template_id: own, segment_id }) => {
    const byAccount = known.get(own ?? '');
    if (byAccount) return { id: own, from: 'account', template: byAccount };
    const id = ofSegment.get(segment_id ?? '') ?? null;
    const bySegment = known.get(id ?? '');
    return bySegment ? { id, from: 'segment', template: bySegment } : standard;
  };
  const planOf: JourneyFinder['planOf'] = (account) => {
    const { template } = templateOf(account);
    const { ongoing_start, client_since } = account;
    const ongoingStart = ongoing_start ?? (client_since === null ? null : ongoingStartFor(template, client_since));
    if (ongoingStart === null) return null;
    return {
      template,
      cycle: workspace.review_cycle,
      ongoingStart,
      overrides: overrides.get(account.id) ?? none,
      expectsReviews: modelOf(account).rules.reviews.length > 0,
    };
  };
  return {
    thresholds,
    templateOf,
    planOf,
    stageOf: (account, day) => {
      const plan = account.status === 'lost' ? null : planOf(account);
      return plan && stageOn(plan, day, thresholds);
    },
  };
};
