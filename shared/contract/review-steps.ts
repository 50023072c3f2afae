import { z } from 'zod';
import {
  commitmentAnswers,
  commitmentStates,
  languages,
  meetingStages,
  needsAnswers,
  outputKinds,
  reviewKinds,
  reviewSteps,
  sides,
  touchModelKeys,
} from '#shared/domain/vocabulary.ts';
import { reviewSections } from '#shared/sync/tables/plan-tables.ts';
import { byId, longText, plainDay, plainInstant, procedure, rowAudience, rowId, shortText } from './base.ts';
import { reviewDigest, reviewGoal } from './review-digest.ts';
import { reviewRow } from './reviews.ts';

export const participant = z.object({
  id: rowId,
  side: z.enum(sides),
  contactId: z.nullable(rowId),
  memberId: z.nullable(rowId),
  name: z.string(),
  title: z.nullable(z.string()),
  email: z.nullable(z.string()),
});
export type Participant = z.infer<typeof participant>;

const ownership = {
  ownerName: z.nullable(z.string().max(200)),
  dueOn: z.nullable(plainDay),
};

export const commitment = z.object({
  id: rowId,
  body: z.string(),
  side: z.enum(sides),
  memberId: z.nullable(rowId),
  contactId: z.nullable(rowId),
  ...ownership,
  state: z.enum(commitmentStates),
  late: z.boolean(),
  /** Late, or dropped without a reason: blocks "ready" (F9). */
  mustAnswer: z.boolean(),
  reason: z.nullable(z.string()),
  reasonAudience: rowAudience,
  answeredOn: z.nullable(plainDay),
  audience: rowAudience,
  /** The review in which it was made. */
  madeIn: z.nullable(z.object({ id: rowId, day: plainDay })),
});
export type ReviewCommitment = z.infer<typeof commitment>;

export const reviewItem = z.object({
  id: rowId,
  section: z.enum(reviewSections),
  body: z.string(),
  clientOwnerId: z.nullable(rowId),
  internalOwnerId: z.nullable(rowId),
  ...ownership,
  sourceTable: z.nullable(z.string()),
  sourceId: z.nullable(rowId),
  audience: rowAudience,
});
export type ReviewItem = z.infer<typeof reviewItem>;

/** F4. The wording is the one answered, else the one that is asked now. */
export const topicAnswer = z.object({
  topicId: rowId,
  wording: z.string(),
  proposedFollowUp: z.nullable(z.string()),
  /** Training where people come and go (F4). */
  stressed: z.boolean(),
  answer: z.nullable(z.enum(needsAnswers)),
  note: z.nullable(z.string()),
  /** Of the note alone. */
  audience: rowAudience,
  followUp: z.nullable(z.string()),
  task: z.nullable(z.object({ id: rowId, ownerId: z.nullable(rowId), dueOn: z.nullable(plainDay), done: z.boolean() })),
  /** What was answered in the review before. */
  lastAnswer: z.nullable(z.enum(needsAnswers)),
});
export type TopicAnswer = z.infer<typeof topicAnswer>;

export const agendaItem = z.object({
  id: rowId,
  stage: z.enum(meetingStages),
  title: z.string(),
  minutes: z.int(),
  clientTalks: z.boolean(),
  notes: z.nullable(z.string()),
  notesAudience: rowAudience,
  /** F6. Written in live mode, for the client by construction. */
  said: z.nullable(z.string()),
  spentSeconds: z.nullable(z.int()),
  audience: rowAudience,
});
export type AgendaItem = z.infer<typeof agendaItem>;

export const stepState = z.object({
  step: z.enum(reviewSteps),
  state: z.enum(['empty', 'started', 'done']),
  /** By the touch model (B, F3). */
  asked: z.boolean(),
  note: z.nullable(z.string()),
});
export type StepState = z.infer<typeof stepState>;

/** Everything the studio's ten steps write, in one look (F3). */
export const studioView = z.object({
  review: reviewRow.extend({
    summary: z.nullable(z.string()),
    valueText: z.nullable(z.string()),
    invitationSequence: z.int(),
    previous: z.nullable(z.object({ id: rowId, kind: z.enum(reviewKinds), day: plainDay })),
  }),
  account: z.object({
    id: rowId,
    name: z.string(),
    language: z.enum(languages),
    touchModel: z.enum(touchModelKeys),
    /** Nobody chose it, neither for the account nor for its segment. */
    touchModelAssumed: z.boolean(),
  }),
  steps: z.array(stepState),
  participants: z.array(participant),
  contacts: z.array(
    z.object({
      id: rowId,
      name: z.string(),
      title: z.nullable(z.string()),
      role: z.nullable(z.string()),
      left: z.boolean(),
    }),
  ),
  lastCommitments: z.array(commitment),
  commitments: z.array(commitment),
  items: z.array(reviewItem),
  topics: z.array(topicAnswer),
  agenda: z.array(agendaItem),
  templates: z.array(z.object({ id: rowId, name: z.string(), kind: z.enum(reviewKinds), minutes: z.int() })),
  decisions: z.array(z.object({ id: rowId, body: z.string(), audience: rowAudience })),
  nextReview: z.nullable(z.object({ id: rowId, kind: z.enum(reviewKinds), startsAt: plainInstant })),
  briefs: z.array(
    z.object({ id: rowId, output: z.enum(outputKinds), fileName: z.string(), generatedAt: plainInstant }),
  ),
});
export type StudioView = z.infer<typeof studioView>;

const inReview = z.object({ reviewId: rowId });
const itemPatch = {
  body: z.string().max(2000),
  clientOwnerId: z.nullable(rowId),
  internalOwnerId: z.nullable(rowId),
  ownerName: z.nullable(z.string().max(200)),
  dueOn: z.nullable(plainDay),
  audience: rowAudience,
};
const commitmentPatch = {
  body: shortText(500),
  memberId: z.nullable(rowId),
  contactId: z.nullable(rowId),
  ...ownership,
  audience: rowAudience,
};
const agendaPatch = {
  stage: z.enum(meetingStages),
  title: shortText(300),
  minutes: z.int().min(1).max(240),
  clientTalks: z.boolean(),
  notes: z.nullable(longText),
  notesAudience: rowAudience,
  audience: rowAudience,
};
const done = z.object({});

/** The preparation, step by step; each call is one thing the consultant did (F3). */
export const preparationContract = {
  studio: procedure.input(byId).output(studioView),
  digest: procedure.input(byId).output(reviewDigest),
  goals: procedure.input(byId).output(z.array(reviewGoal)),
  markStep: procedure.input(byId.extend({ step: z.enum(reviewSteps), done: z.boolean() })).output(done),
  saveNote: procedure.input(byId.extend({ step: z.enum(reviewSteps), note: z.nullable(longText) })).output(done),
  saveTexts: procedure
    .input(byId.extend({ summary: z.nullable(longText).optional(), valueText: z.nullable(longText).optional() }))
    .output(done),
  addParticipant: procedure
    .input(
      inReview.extend({
        side: z.enum(sides),
        contactId: z.nullable(rowId),
        memberId: z.nullable(rowId),
        name: z.nullable(z.string().max(200)),
        email: z.nullable(z.string().max(200)),
      }),
    )
    .output(byId),
  /** `new_date` needs `dueOn`, `dropped` a reason; `open` takes the answer back. */
  answerCommitment: procedure
    .input(
      inReview.extend({
        commitmentId: rowId,
        answer: z.enum([...commitmentAnswers, 'open']),
        dueOn: z.nullable(plainDay),
        reason: z.nullable(longText),
        reasonAudience: rowAudience,
      }),
    )
    .output(done),
  addCommitment: procedure
    .input(
      inReview.extend({ side: z.enum(sides), ...z.object(commitmentPatch).partial().required({ body: true }).shape }),
    )
    .output(byId),
  saveCommitment: procedure
    .input(byId.extend({ side: z.enum(sides).optional(), ...z.object(commitmentPatch).partial().shape }))
    .output(done),
  addItem: procedure
    .input(
      inReview.extend({
        section: z.enum(reviewSections),
        ...z.object(itemPatch).partial().required({ body: true }).shape,
        sourceTable: z.nullable(z.string().max(60)).optional(),
        sourceId: z.nullable(rowId).optional(),
      }),
    )
    .output(byId),
  saveItem: procedure.input(byId.extend(z.object(itemPatch).partial().shape)).output(done),
  /** F4; a field left out stays as it was. */
  answerTopic: procedure
    .input(
      inReview.extend({
        topicId: rowId,
        answer: z.nullable(z.enum(needsAnswers)).optional(),
        note: z.nullable(longText).optional(),
        audience: rowAudience.optional(),
        followUp: z.nullable(z.string().max(300)).optional(),
      }),
    )
    .output(done),
  /** Makes or moves the follow-up's task; the same topic of one review has one task. */
  putFollowUpTask: procedure
    .input(inReview.extend({ topicId: rowId, ownerId: z.nullable(rowId), dueOn: z.nullable(plainDay) }))
    .output(byId),
  /** Replaces the agenda by a template's, held to the review's length. */
  applyAgenda: procedure.input(inReview.extend({ templateId: rowId })).output(done),
  addAgendaItem: procedure
    .input(
      inReview.extend(
        z.object(agendaPatch).partial().required({ title: true, stage: true, minutes: true, clientTalks: true }).shape,
      ),
    )
    .output(byId),
  saveAgendaItem: procedure.input(byId.extend(z.object(agendaPatch).partial().shape)).output(done),
  /** Right after `afterId`; null puts it first. */
  moveAgendaItem: procedure.input(byId.extend({ afterId: z.nullable(rowId) })).output(done),
  addDecision: procedure.input(inReview.extend({ body: shortText(2000) })).output(byId),
  saveDecision: procedure
    .input(byId.extend({ body: shortText(2000).optional(), audience: rowAudience.optional() }))
    .output(done),
  /** Puts one part of a preparation in the trash. */
  remove: procedure
    .input(
      byId.extend({ table: z.enum(['review_participant', 'review_item', 'commitment', 'agenda_item', 'decision']) }),
    )
    .output(done),
};
