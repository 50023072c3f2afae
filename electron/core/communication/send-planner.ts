import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { addDays, type Day } from '#shared/domain/calendar.ts';
import {
  featureKey,
  isFor,
  type KnownSend,
  type PlannedSend,
  plannedSends,
  type Track,
  type TrackAccount,
} from '#shared/domain/communication.ts';
import { variantFor } from '#shared/domain/content-variants.ts';
import { type Condition, meets, readConditions } from '#shared/domain/trigger-rule.ts';
import type { AutomationLevel } from '#shared/domain/vocabulary.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { listed } from '../derived/some-accounts.ts';
import { touchModelFinder } from '../touch-models/touch-model-repository.ts';
import { liveVariants } from './content-repository.ts';
import { stepsOfTracks } from './track-repository.ts';

/** A feature that was not used for so long is an unused one (H4). */
const FEATURE_DAYS = 90;

/** Rows of one mutation; the rest follows in the next one. */
const BATCH = 200;

interface Tracked extends Track {
  conditions: readonly Condition[];
}

interface Plan {
  facts: AccountFacts;
  /** Tracks the account comes on today. */
  joins: Track[];
  sends: PlannedSend[];
}

/**
 * Prepares the next text of each track (H4), unasked, after an account was computed. Only for accounts of the member at
 * work: others' laptops see what theirs prepared.
 */
export class SendPlanner {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async afterComputed(computed: readonly { facts: AccountFacts }[]): Promise<void> {
    const { actor, sync, unitOfWork, clock } = this.#kernel;
    const mine = computed
      .map(({ facts }) => facts)
      .filter(
        ({ status, ownerId }) => status !== 'lost' && (ownerId === actor.memberId || (ownerId === null && !sync)),
      );
    if (mine.length === 0) return;
    const today = clock.today();
    const plans = await unitOfWork.read((db) => plansFor(db, mine, today));
    if (plans.length > 0) await this.#write(plans, today);
  }

  /** After a track or who is on it changed: from the facts as they were computed last. Without an account: all of them. */
  async planAgain(accountId: string | null): Promise<void> {
    const rows = await this.#kernel.unitOfWork.read((db) => {
      const query = db.selectFrom('derived_account').select('facts');
      return (accountId === null ? query : query.where('account_id', '=', accountId)).execute();
    });
    await this.afterComputed(rows.map(({ facts }) => ({ facts: JSON.parse(facts) as AccountFacts })));
  }

  #write(plans: readonly Plan[], today: Day): Promise<void> {
    return this.#kernel.unitOfWork.write(null, async ({ db, rows, endMutation }) => {
      const variants = Map.groupBy(await liveVariants(db), ({ content_id }) => content_id);
      let written = 0;
      for (const { facts, joins, sends } of plans) {
        const account_id = facts.accountId;
        for (const { id } of joins) {
          rows.put('track_enrollment', { account_id, track_id: id, started_on: today, stopped_on: null });
        }
        for (const { sendKey, contentId, trackId, dueOn, state } of sends) {
          const ids = (variants.get(contentId) ?? []).map(({ id }) => id);
          rows.put('content_sent', {
            account_id,
            send_key: sendKey,
            content_id: contentId,
            variant_id: variantFor(contentId, account_id, ids),
            track_id: trackId,
            due_on: dueOn,
            state,
            result: 'none',
          });
        }
        written += joins.length + sends.length;
        if (written < BATCH) continue;
        endMutation();
        written = 0;
      }
    });
  }
}

const plansFor = async (db: Kysely<Database>, accounts: readonly AccountFacts[], today: Day): Promise<Plan[]> => {
  const tracks = await activeTracks(db);
  if (tracks.length === 0) return [];
  const ids = accounts.map(({ accountId }) => accountId);
  const [enrollments, known, automationOf] = await Promise.all([
    enrollmentsOf(db, ids),
    knownSends(db, ids),
    automations(db, ids),
  ]);
  const first = accounts.map((facts): Plan & { question: Question } => {
    const own = new Map((enrollments.get(facts.accountId) ?? []).map((row) => [row.track_id, row]));
    const needed = (track: Tracked) => track.byNeed && meets(facts, track.conditions, today) !== null;
    const needs = new Map(tracks.map((track) => [track.id, needed(track)]));
    const joins = tracks.filter((track) => !own.has(track.id) && isFor(track, facts, needs.get(track.id) === true));
    const joined = new Set(joins.map(({ id }) => id));
    const questions = tracks.map((track) => {
      const row = own.get(track.id);
      const enrollment = row ? { startedOn: row.started_on, stoppedOn: row.stopped_on } : null;
      return {
        track,
        enrollment: joined.has(track.id) ? { startedOn: today, stoppedOn: null } : enrollment,
        needed: needs.get(track.id) === true,
      };
    });
    const account: TrackAccount = {
      segmentId: facts.segmentId,
      automation: automationOf.get(facts.accountId) ?? 'proposals_only',
      hadHumanContact: true,
      featuresUsed: new Set(),
      paused: facts.flags.includes('on_hold'),
    };
    const question = { questions, account, known: known.get(facts.accountId) ?? [] };
    return { facts, joins, sends: plannedSends(questions, account, question.known, today), question };
  });
  return settle(db, first, today);
};

type Question = {
  questions: Parameters<typeof plannedSends>[0];
  account: TrackAccount;
  known: readonly KnownSend[];
};

/** Features used and people talked to are read of the few accounts alone that would be sent something. */
const settle = async (
  db: Kysely<Database>,
  plans: readonly (Plan & { question: Question })[],
  today: Day,
): Promise<Plan[]> => {
  const ids = plans.filter(({ sends }) => sends.length > 0).map(({ facts }) => facts.accountId);
  const [features, talked] = await Promise.all([featuresUsed(db, ids, today), talkedTo(db, ids)]);
  return plans
    .map(({ facts, joins, sends, question: { questions, account, known } }) => {
      if (sends.length === 0) return { facts, joins, sends };
      const whole = {
        ...account,
        hadHumanContact: talked.has(facts.accountId),
        featuresUsed: features.get(facts.accountId) ?? new Set<string>(),
      };
      return { facts, joins, sends: plannedSends(questions, whole, known, today) };
    })
    .filter(({ joins, sends }) => joins.length + sends.length > 0);
};

const activeTracks = async (db: Kysely<Database>): Promise<Tracked[]> => {
  const rows = await db
    .selectFrom('communication_track')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('active', '=', 1)
    .orderBy('position')
    .execute();
  if (rows.length === 0) return [];
  const steps = Map.groupBy(await stepsOfTracks(db), ({ trackId }) => trackId);
  return rows.map(({ id, segment_id, conditions }) => {
    const read = readConditions(conditions);
    return {
      id,
      active: true,
      segmentId: segment_id,
      // Conditions that this app cannot read are met by nobody, and still no track to be put on by hand.
      byNeed: conditions !== null && conditions !== '[]',
      conditions: read,
      steps: steps.get(id) ?? [],
    };
  });
};

const enrollmentsOf = async (db: Kysely<Database>, accountIds: readonly string[]) =>
  Map.groupBy(
    await db
      .selectFrom('track_enrollment')
      .select(['account_id', 'track_id', 'started_on', 'stopped_on'])
      .where('account_id', 'in', listed(accountIds))
      .where('deleted_at', 'is', null)
      .execute(),
    ({ account_id }) => account_id,
  );

const knownSends = async (db: Kysely<Database>, accountIds: readonly string[]) => {
  const rows = await db
    .selectFrom('content_sent')
    .select(['account_id', 'send_key', 'track_id', 'content_id', 'state', 'sent_on', 'deleted_at'])
    .where('account_id', 'in', listed(accountIds))
    .execute();
  return Map.groupBy(
    // One in the trash was dealt with by somebody: it is known, and does not wait.
    rows.map(({ account_id, send_key, track_id, content_id, state, sent_on, deleted_at }) => ({
      accountId: account_id,
      sendKey: send_key,
      trackId: track_id,
      contentId: content_id,
      state: deleted_at === null ? state : ('skipped' as const),
      sentOn: sent_on,
    })),
    ({ accountId }) => accountId,
  );
};

const automations = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<Map<string, AutomationLevel>> => {
  const [modelOf, rows] = await Promise.all([
    touchModelFinder(db),
    db
      .selectFrom('account')
      .select(['id', 'touch_model_id', 'segment_id'])
      .where('id', 'in', listed(accountIds))
      .execute(),
  ]);
  return new Map(rows.map((row) => [row.id, modelOf(row).rules.automation]));
};

const featuresUsed = async (db: Kysely<Database>, accountIds: readonly string[], today: Day) => {
  if (accountIds.length === 0) return new Map<string, Set<string>>();
  const rows = await db
    .selectFrom('usage_record')
    .select(['account_id', 'feature'])
    .distinct()
    .where('account_id', 'in', listed(accountIds))
    .where('used_on', '>=', addDays(today, -FEATURE_DAYS))
    .where('deleted_at', 'is', null)
    .execute();
  const groups = Map.groupBy(rows, ({ account_id }) => account_id);
  return new Map([...groups].map(([id, list]) => [id, new Set(list.map(({ feature }) => featureKey(feature)))]));
};

const talkedTo = async (db: Kysely<Database>, accountIds: readonly string[]): Promise<Set<string>> => {
  if (accountIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('interaction')
    .select('account_id')
    .distinct()
    .where('account_id', 'in', listed(accountIds))
    .where('automated', '=', 0)
    .where('channel', '<>', 'internal_note')
    .where('deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
};
