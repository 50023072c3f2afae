import { type } from '@orpc/contract';
import { z } from 'zod';
import { accountFlags } from '#shared/domain/method-vocabulary.ts';
import {
  accountStatuses,
  automationLevels,
  autonomyLevels,
  channels,
  companySizes,
  contactRoles,
  externalFactorKinds,
  journeyStatuses,
  languages,
  lossReasons,
  moments,
  postSaleStages,
  reviewKinds,
  reviewStages,
  sectors,
  sides,
  stayReasons,
  touchModelKeys,
  trends,
  turnoverLevels,
} from '#shared/domain/vocabulary.ts';
import { accountEvent, accountHistory, historyRange, journeyStage } from './account-history.ts';
import { byId, longText, money, plainDay, plainInstant, procedure, rowAudience, rowId, shortText } from './base.ts';
import { healthNow } from './health.ts';
import { goalSignals } from './plans.ts';

const optionalLine = (longest: number) => z.nullable(z.string().trim().max(longest));

/** What a person may write about an account (A1, A2, L4). */
export const accountFields = z.object({
  name: shortText(200),
  legalName: optionalLine(200),
  country: optionalLine(60),
  sector: z.nullable(z.enum(sectors)),
  size: z.nullable(z.enum(companySizes)),
  website: optionalLine(300),
  ownerId: z.nullable(rowId),
  segmentId: z.nullable(rowId),
  /** Null: the segment's (B2). */
  touchModelId: z.nullable(rowId),
  autonomy: z.enum(autonomyLevels),
  status: z.enum(accountStatuses),
  clientSince: z.nullable(plainDay),
  ongoingStart: z.nullable(plainDay),
  lostOn: z.nullable(plainDay),
  lossReason: z.nullable(z.enum(lossReasons)),
  /** L4: a reason of the workspace's own; then `lossReason` is `other`. */
  lossReasonId: z.nullable(rowId),
  lossNote: z.nullable(longText),
  language: z.enum(languages),
  postSaleStage: z.nullable(z.enum(postSaleStages)),
  needs: z.nullable(longText),
  preferences: z.nullable(longText),
  preferredChannels: z.array(z.enum(channels)),
  communicationStyle: z.nullable(longText),
  vocabulary: z.nullable(longText),
  staffTurnover: z.nullable(z.enum(turnoverLevels)),
  stayReason: z.nullable(z.enum(stayReasons)),
  stayNote: z.nullable(longText),
});
export type AccountFields = z.infer<typeof accountFields>;

export const account = accountFields.extend({
  id: rowId,
  createdAt: plainInstant,
  deletedAt: z.nullable(plainInstant),
});
export type Account = z.infer<typeof account>;

const currentStage = journeyStage.extend({ dayIn: z.int(), daysLeft: z.int(), status: z.enum(journeyStatuses) });
export type StageNow = z.infer<typeof currentStage>;

const feelingNow = z.object({
  id: rowId,
  moment: z.enum(moments),
  satisfaction: z.int(),
  trust: z.int(),
  emotions: z.array(z.string()),
  feltOn: plainDay,
  stale: z.boolean(),
  trend: z.nullable(z.enum(trends)),
});
const contactNow = z.object({
  lastContactOn: z.nullable(plainDay),
  daysSinceContact: z.nullable(z.int()),
  dueOn: plainDay,
  late: z.boolean(),
  daysLate: z.int(),
});
const renewal = z.object({
  contractId: rowId,
  endsOn: plainDay,
  noticeOn: z.nullable(plainDay),
  daysLeft: z.int(),
  noticePassed: z.boolean(),
  autoRenew: z.boolean(),
});
const nextStep = z.object({ text: z.string(), dueOn: z.nullable(plainDay), source: z.enum(['task', 'interaction']) });
const nextReview = z.object({
  id: rowId,
  kind: z.enum(reviewKinds),
  stage: z.enum(reviewStages),
  startsAt: plainInstant,
});

/** What the list and the header say alike (A6). Rules are computed for today. */
const standing = {
  id: rowId,
  name: z.string(),
  status: z.enum(accountStatuses),
  ownerId: z.nullable(rowId),
  ownerName: z.nullable(z.string()),
  segmentId: z.nullable(rowId),
  /** In force: its own, else the segment's (B2). */
  touchModelId: rowId,
  touchModelKey: z.enum(touchModelKeys),
  /** `default`: nobody chose one, it is assumed. */
  touchModelFrom: z.enum(['account', 'segment', 'default']),
  postSaleStage: z.nullable(z.enum(postSaleStages)),
  tags: z.array(z.string()),
  feeling: z.nullable(feelingNow),
  /** Null where neither the start of ongoing nor the client's first day is known. */
  stage: z.nullable(currentStage),
  /** One sum a currency. */
  mrr: z.array(money),
  arr: z.array(money),
  renewal: z.nullable(renewal),
  /** Null for lost accounts: nothing is due. */
  contact: z.nullable(contactNow),
  nextStep: z.nullable(nextStep),
  nextReview: z.nullable(nextReview),
  /** Null: not computed yet (K). */
  health: z.nullable(healthNow),
  /** B4: contacts of the last 90 days without a plan, where the model asks for one. */
  unplanned: z.int(),
  /** D5: those that hold today, set by hand or told by the data. */
  flags: z.array(z.enum(accountFlags)),
  /** C1: since when onboarding is over with nothing planned next; null: something is. */
  gapSince: z.nullable(plainDay),
};

export const portfolioRow = z.object(standing);
export type PortfolioRow = z.infer<typeof portfolioRow>;

export const contactWarning = z.discriminatedUnion('key', [
  z.object({ key: z.literal('no_sponsor') }),
  z.object({ key: z.literal('no_champion') }),
  z.object({ key: z.literal('few_live_contacts'), live: z.int(), wanted: z.int() }),
]);
export type ContactWarningEntry = z.infer<typeof contactWarning>;

const summaryGoal = z.object({
  id: rowId,
  title: z.string(),
  dueOn: z.nullable(plainDay),
  progress: z.nullable(z.number()),
  plannedProgress: z.nullable(z.number()),
  overdue: z.boolean(),
  /** As the plan shows it. */
  signal: z.enum(goalSignals),
});

const weekPoint = z.object({ startsOn: plainDay, value: z.number() });

export const accountOpened = z.object({
  header: z.object({
    ...standing,
    deletedAt: z.nullable(plainInstant),
    cadenceDays: z.int(),
    /** Cadence × autonomy (B5). */
    intervalDays: z.int(),
    planRequired: z.boolean(),
    language: z.enum(languages),
    lostOn: z.nullable(plainDay),
    warnings: z.array(contactWarning),
    /** Past, now and the next ones, for the thin line. */
    journey: z.array(journeyStage),
  }),
  summary: z.object({
    /** Day of the last review held, else 90 days ago. */
    since: plainDay,
    sinceReview: z.nullable(z.object({ id: rowId, kind: z.enum(reviewKinds) })),
    events: z.array(accountEvent),
    goals: z.array(summaryGoal),
    people: z.array(
      z.object({
        id: rowId,
        name: z.string(),
        jobTitle: z.nullable(z.string()),
        role: z.nullable(z.enum(contactRoles)),
        lastInteractionOn: z.nullable(plainDay),
        live: z.boolean(),
      }),
    ),
    commitments: z.array(
      z.object({
        id: rowId,
        body: z.string(),
        side: z.enum(sides),
        ownerName: z.nullable(z.string()),
        dueOn: z.nullable(plainDay),
        late: z.boolean(),
        reviewId: z.nullable(rowId),
      }),
    ),
    usage: z.object({
      /** Whole weeks up to today. */
      weeks: z.array(weekPoint),
      /** Mean of the 12 weeks before the last four; null without use in them. */
      baseline: z.nullable(z.number()),
      recent: z.nullable(z.number()),
      changePercent: z.nullable(z.number()),
      asOf: z.nullable(plainDay),
    }),
    /** At the end of each of the last 12 months: people with an interaction in the 90 days before (A3). */
    liveContacts: z.array(z.object({ month: plainDay, live: z.int() })),
  }),
});
export type AccountOpened = z.infer<typeof accountOpened>;
export type AccountHeader = AccountOpened['header'];
export type AccountSummary = AccountOpened['summary'];

export const externalFactor = z.object({
  id: rowId,
  kind: z.enum(externalFactorKinds),
  body: z.string(),
  since: z.nullable(plainDay),
  audience: rowAudience,
});
export type ExternalFactor = z.infer<typeof externalFactor>;

const accountProfile = z.object({
  account,
  tags: z.array(z.string()),
  collaboratorIds: z.array(rowId),
  factors: z.array(externalFactor),
  externalIds: z.array(z.object({ id: rowId, source: z.string(), externalId: z.string() })),
});
export type AccountProfile = z.infer<typeof accountProfile>;

/** What forms and filters choose from. A null text is shipped content, shown by its key (B, A1). */
const accountChoices = z.object({
  /** Of what a new client receives, as the workspace has it. */
  language: z.enum(languages),
  touchModels: z.array(
    z.object({
      id: rowId,
      key: z.enum(touchModelKeys),
      name: z.nullable(z.string()),
      cadenceDays: z.int(),
      automation: z.enum(automationLevels),
      definitionByValue: z.nullable(z.string()),
      definitionByActor: z.nullable(z.string()),
    }),
  ),
  segments: z.array(
    z.object({
      id: rowId,
      contentKey: z.nullable(z.string()),
      name: z.nullable(z.string()),
      touchModelId: z.nullable(rowId),
      successDefinition: z.nullable(z.string()),
    }),
  ),
  tags: z.array(z.string()),
});
export type AccountChoices = z.infer<typeof accountChoices>;
export type TouchModelChoice = AccountChoices['touchModels'][number];
export type SegmentChoice = AccountChoices['segments'][number];

/** The lists whose filters are kept. */
const viewPage = z.enum(['portfolio', 'feelings']);
export type ViewPage = z.infer<typeof viewPage>;

const savedView = z.object({ id: rowId, name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof savedView>;

export const accountPick = z.object({
  id: rowId,
  name: z.string(),
  status: z.enum(accountStatuses),
});
export type AccountPick = z.infer<typeof accountPick>;

const nothing = z.object({});

const accountsChange = z.object({
  ids: z.array(rowId).min(1).max(20_000),
  patch: accountFields.pick({ ownerId: true, segmentId: true, touchModelId: true, postSaleStage: true }).partial(),
  addTags: z.array(shortText(60)).max(50),
  removeTags: z.array(shortText(60)).max(50),
  trash: z.boolean(),
});
export type AccountsChange = z.infer<typeof accountsChange>;

export const accountsContract = {
  /**
   * Every account with what the list shows (A6, N1); filters and order are the page's. Only its type is told: to look
   * through thousands of rows that core itself has made takes as long as reading them, so a test looks through them.
   */
  portfolio: procedure.output(type<PortfolioRow[]>()),
  /** Header and summary of the Account 360 (A6). @throws ROW_NOT_FOUND */
  open: procedure.input(byId).output(accountOpened),
  profile: procedure.input(byId).output(accountProfile),
  history: procedure.input(byId.extend(historyRange.shape)).output(accountHistory),
  choices: procedure.output(accountChoices),
  /** Names only, for pickers. */
  pick: procedure.output(z.array(accountPick)),
  create: procedure
    .input(
      accountFields
        .partial()
        .required({ name: true })
        .extend({ tags: z.array(shortText(60)).optional() }),
    )
    .output(byId),
  update: procedure.input(z.object({ id: rowId, patch: accountFields.partial() })).output(nothing),
  /** One change to many accounts, taken back by one undo; tells how many were not so already. */
  changeMany: procedure.input(accountsChange).output(z.object({ changed: z.int() })),
  setTags: procedure.input(z.object({ id: rowId, tags: z.array(shortText(60)).max(50) })).output(nothing),
  setCollaborators: procedure.input(z.object({ id: rowId, memberIds: z.array(rowId).max(50) })).output(nothing),
  saveFactor: procedure
    .input(externalFactor.omit({ id: true }).extend({ id: rowId.optional(), accountId: rowId }))
    .output(byId),
  views: procedure.input(z.object({ page: viewPage })).output(z.array(savedView)),
  saveView: procedure
    .input(z.object({ id: rowId.optional(), page: viewPage, name: shortText(80), query: z.string().max(2000) }))
    .output(byId),
  removeView: procedure.input(byId).output(nothing),
};
