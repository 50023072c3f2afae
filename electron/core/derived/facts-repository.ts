import type { Kysely } from 'kysely';
import type { Database } from '#database/schema.ts';
import type { AccountFacts } from '#shared/domain/account-facts.ts';
import { derivedFlags } from '#shared/domain/account-facts-flags.ts';
import { addDays, type Day, daysBetween } from '#shared/domain/calendar.ts';
import { monthlyRevenueOn, nextRenewal } from '#shared/domain/contract.ts';
import { feelingTrend, isStale } from '#shared/domain/feeling.ts';
import { stageOn } from '#shared/domain/journey-course.ts';
import type { TriggerFacts } from '#shared/domain/trigger-rule.ts';
import { cadenceOf, ongoingStartOf } from '../accounts/account-standing.ts';
import { contractsOfAll, type RuledContract } from '../contracts/contract-repository.ts';
import {
  accountEdges,
  activations,
  downsells,
  heldFlags,
  openOpportunities,
  reviewsToHold,
  runningPlaybooks,
  type StageRow,
  stageRowsOf,
  tagsOfAccounts,
} from './account-facts-rows.ts';
import type { FactsFrame } from './facts-frame.ts';
import { goalFacts } from './goal-facts.ts';
import { caseFacts, peopleFacts, surveyFacts } from './relation-facts.ts';
import { postSaleFact, references } from './post-sale-fact.ts';
import { someAccounts } from './some-accounts.ts';
import { factRows, feelingRows, type FactRow } from './standing-facts.ts';
import type { Turns } from './turns.ts';
import { usageFacts } from './usage-facts.ts';

/** A contract is a new one for so long. */
const STARTED_DAYS = 30;

/**
 * What the rules know of some accounts today: about twenty queries whatever their number, each on the rows of these
 * accounts and of late. Accounts in the trash are left out.
 */
export const readFacts = async (
  db: Kysely<Database>,
  accountIds: readonly string[],
  frame: FactsFrame,
  turns: Turns,
): Promise<TriggerFacts[]> => {
  const { today, now } = frame;
  const accounts = someAccounts(accountIds);
  /** Each holds the thread while it runs. */
  const read = async <Found>(query: Promise<Found>): Promise<Found> => {
    const found = await query;
    if (turns.isOver) await turns.next();
    return found;
  };
  const rows = await read(factRows(db, accounts, now));
  const contracts = await read(contractsOfAll(db, today, accountIds));
  const parts = {
    feelings: await read(feelingRows(db, accounts, now)),
    usage: await read(usageFacts(db, accounts, frame)),
    goals: await read(goalFacts(db, accounts, today)),
    cases: await read(caseFacts(db, accounts, frame)),
    survey: await read(surveyFacts(db, accounts, today)),
    people: await read(peopleFacts(db, accounts, frame)),
    activations: await read(activations(db, accounts)),
    flags: await read(heldFlags(db, accounts, today)),
    tags: await read(tagsOfAccounts(db, accounts)),
    stages: await read(stageRowsOf(db, accounts)),
    reviews: await read(reviewsToHold(db, accounts, today)),
    edges: await read(accountEdges(db, accounts, today)),
    opportunities: await read(openOpportunities(db, accounts)),
    playbooks: await read(runningPlaybooks(db, accounts)),
    downsells: await read(downsells(db, accounts, today)),
    references: await read(references(db, accounts)),
  };
  const factsOf = (row: FactRow): TriggerFacts => {
    const { id, at } = row;
    const usage = parts.usage(at);
    const people = parts.people(at);
    const goals = parts.goals(at);
    const edge = parts.edges(at);
    const activation = parts.activations(at);
    const [review] = parts.reviews(at);
    const stage = stageFact(row, frame, parts.stages(at));
    const running = parts.playbooks(at).map(({ playbook_id }) => playbook_id);
    const held = parts.flags(at).map(({ flag }) => flag);
    return {
      accountId: id,
      name: row.name,
      status: row.status,
      ownerId: row.owner_id,
      segmentId: row.segment_id,
      touchModel: frame.modelOf(row).rules.key,
      autonomy: row.autonomy,
      postSaleStage: postSaleFact(
        row,
        {
          status: row.status,
          ongoingStart: ongoingStartOf(row),
          usage,
          survey: parts.survey(at),
          opportunities: parts.opportunities(at),
        },
        parts.references(at),
        frame,
      ),
      stayReason: row.stay_reason,
      turnover: row.staff_turnover,
      tags: parts.tags(at).map(({ name }) => name),
      clientSince: row.client_since,
      ongoingStart: ongoingStartOf(row),
      onboardingEndedOn: activation?.onboarding_ended_on ?? null,
      activatedOn: activation?.activated_on ?? null,
      stage,
      flags: [...new Set([...held, ...derivedFlags({ people, usage })])],
      contact: contactFact(row, frame),
      feeling: feelingFact(parts.feelings(at), frame),
      usage,
      goals,
      cases: parts.cases(at),
      survey: parts.survey(at),
      people,
      ...contractFacts(contracts.get(id) ?? [], today, parts.downsells(at)),
      reviews: {
        next: review ? { id: review.id, on: frame.dayOf(review.starts_at), ready: review.stage === 'ready' } : null,
        lastHeldOn: edge?.held_at ? frame.dayOf(edge.held_at) : null,
        windowOpenedOn: stage?.kind === 'review_window' ? stage.startsOn : null,
        lateCommitments: edge?.late_commitments ?? 0,
      },
      opportunities: parts.opportunities(at).map(({ id: opportunityId, kind }) => ({ id: opportunityId, kind })),
      runningPlaybooks: running,
      somethingPlanned:
        parts.reviews(at).some(({ starts_at }) => frame.dayOf(starts_at) >= today) ||
        edge?.has_task === 1 ||
        edge?.has_plan === 1 ||
        running.length > 0,
    };
  };
  const all: TriggerFacts[] = [];
  for (const row of rows) {
    if (turns.isOver) await turns.next();
    all.push(factsOf(row));
  }
  return all;
};

const stageFact = (row: FactRow, frame: FactsFrame, written: readonly StageRow[]): AccountFacts['stage'] => {
  const plan = row.status === 'lost' ? null : frame.journeys.planOf(row);
  if (plan === null) return null;
  const overrides = written.map(({ number, starts_on, planned_end, ended_on }) => ({
    number: Number(number),
    startsOn: starts_on,
    plannedEnd: planned_end,
    endedOn: ended_on,
  }));
  const stage = stageOn({ ...plan, overrides }, frame.today, frame.journeys.thresholds);
  const { position, kind, round, startsOn, plannedEnd, daysLeft, status } = stage;
  return { number: position, kind, round, startsOn, plannedEnd, daysLeft, status };
};

const contactFact = (row: FactRow, frame: FactsFrame): AccountFacts['contact'] => {
  const cadence = cadenceOf(row, frame.modelOf(row), frame);
  if (cadence === null) return null;
  const { lastContactOn, daysSinceContact, dueOn, intervalDays, daysLate } = cadence;
  return { lastOn: lastContactOn, daysSince: daysSinceContact, dueOn, intervalDays, daysLate };
};

type FeelingRows = ReturnType<Awaited<ReturnType<typeof feelingRows>>>;

/** G1–G4. */
const feelingFact = (rows: FeelingRows, { dayOf, today, settings }: FactsFrame): AccountFacts['feeling'] => {
  const history = rows.map(({ felt_at, ...row }) => ({ ...row, feltOn: dayOf(felt_at) }));
  const [latest] = history;
  if (!latest) return null;
  const { id, moment, satisfaction, trust, feltOn } = latest;
  const stale = isStale(latest, today, settings);
  return { id, on: feltOn, moment, satisfaction, trust, trend: feelingTrend(history), stale };
};

const contractFacts = (
  contracts: readonly RuledContract[],
  today: Day,
  given: readonly { id: string; on: Day }[],
): Pick<AccountFacts, 'contracts' | 'monthlyRevenue'> => {
  const renewal = nextRenewal(contracts, today) ?? lapsed(contracts, today);
  const since = addDays(today, -STARTED_DAYS);
  return {
    monthlyRevenue: monthlyRevenueOn(contracts, today).map(({ currency, minor }) => ({ currency, amountMinor: minor })),
    contracts: {
      renewal: renewal && {
        contractId: renewal.contract.id,
        endsOn: renewal.endsOn,
        daysLeft: renewal.daysLeft,
        noticeOn: renewal.noticeOn,
        autoRenew: renewal.contract.autoRenew,
      },
      started: contracts.flatMap(({ id, startsOn }) =>
        startsOn >= since && startsOn <= today ? [{ id, on: startsOn }] : [],
      ),
      downsells: given.map(({ id, on }) => ({ id, on })),
    },
  };
};

/** The contract that ended last and that nobody renewed or canceled, while no other one runs. */
const lapsed = (contracts: readonly RuledContract[], today: Day) => {
  let last: RuledContract | null = null;
  for (const contract of contracts) {
    const { endsOn, canceledOn } = contract;
    if (canceledOn !== null || endsOn === null || endsOn >= today) continue;
    if (last === null || endsOn > (last.endsOn ?? '')) last = contract;
  }
  const runs = contracts.some(({ startsOn, endsOn, canceledOn }) => {
    const until = canceledOn ?? endsOn;
    return startsOn <= today && (until === null || until >= today);
  });
  if (last === null || last.endsOn === null || runs) return null;
  return { contract: last, endsOn: last.endsOn, noticeOn: last.noticeOn, daysLeft: daysBetween(today, last.endsOn) };
};
