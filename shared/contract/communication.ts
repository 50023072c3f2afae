import { z } from 'zod';
import { contentKinds, sendResults, sendStates } from '#shared/domain/method-vocabulary.ts';
import { languages, touchModelKeys } from '#shared/domain/vocabulary.ts';
import { byId, longText, ofAccount, plainDay, procedure, rowId, shortText } from './base.ts';

const optionalLine = (longest: number) => z.nullable(z.string().trim().max(longest));

export const contentFields = z.object({
  kind: z.enum(contentKinds),
  title: shortText(200),
  body: longText,
  url: optionalLine(1000),
  /** The feature it is about. */
  feature: optionalLine(120),
  /** Of `canned`: the issue that many reported (H5). */
  knownIssue: optionalLine(300),
});
export type ContentFields = z.infer<typeof contentFields>;

const variantFields = z.object({ label: shortText(40), subject: optionalLine(200), body: longText.min(1) });
export type VariantFields = z.infer<typeof variantFields>;

const variant = variantFields.extend({ id: rowId });

/** H4. Null texts of one with a `contentKey` are shipped words, in the reader's language. */
export const content = contentFields.extend({
  id: rowId,
  contentKey: z.nullable(z.string()),
  title: z.nullable(z.string()),
  body: z.nullable(z.string()),
  archived: z.boolean(),
  variants: z.array(variant),
  sent: z.int(),
  waiting: z.int(),
  lastSentOn: z.nullable(plainDay),
});
export type Content = z.infer<typeof content>;

const measuredShare = z.object({ value: z.nullable(z.number()), numerator: z.number(), denominator: z.number() });

/** H5. What came of the texts of one content. */
const contentResults = z.object({
  verdict: z.enum(['one_text', 'too_few', 'no_difference', 'better']),
  best: z.nullable(rowId),
  lines: z.array(
    z.object({
      /** Null: the content's own text. */
      variantId: z.nullable(rowId),
      sent: z.int(),
      answered: z.int(),
      complaints: z.int(),
      rate: measuredShare,
      range: z.nullable(z.object({ low: z.number(), high: z.number() })),
    }),
  ),
  /** Of a canned text: cases of the last 180 days that speak of its issue. */
  reports: z.nullable(z.object({ cases: z.int(), clients: z.int() })),
});
export type ContentResults = z.infer<typeof contentResults>;

/** A content for an account, with what a page needs to fill and send it (H4). */
export const send = z.object({
  id: rowId,
  accountId: rowId,
  accountName: z.string(),
  language: z.enum(languages),
  touchModelKey: z.enum(touchModelKeys),
  contentId: rowId,
  contentKey: z.nullable(z.string()),
  kind: z.enum(contentKinds),
  /** Of the variant, where the account has one; null: shipped words. */
  title: z.nullable(z.string()),
  body: z.nullable(z.string()),
  url: z.nullable(z.string()),
  feature: z.nullable(z.string()),
  variantLabel: z.nullable(z.string()),
  trackId: z.nullable(rowId),
  trackKey: z.nullable(z.string()),
  trackName: z.nullable(z.string()),
  state: z.enum(sendStates),
  dueOn: z.nullable(plainDay),
  sentOn: z.nullable(plainDay),
  result: z.enum(sendResults),
  interactionId: z.nullable(rowId),
  contact: z.nullable(z.object({ id: rowId, name: z.string(), email: z.nullable(z.string()) })),
  /** Clients that reported the known issue of a canned text (H5). */
  reports: z.int(),
});
export type Send = z.infer<typeof send>;

/** A text as it goes out: filled, read again and perhaps changed by the person who sends it. */
const outgoing = z.object({
  id: rowId,
  subject: shortText(300),
  body: longText.min(1),
  contactId: z.nullable(rowId),
});
export type Outgoing = z.infer<typeof outgoing>;

const trackStep = z.object({ id: z.optional(rowId), contentId: rowId, offsetDays: z.int().min(0).max(3650) });

/** A fact of the account against a value (`trigger-rule.ts`); kept as it is written. */
const conditionsText = z.nullable(z.string().max(20_000));

export const trackFields = z.object({
  name: shortText(120),
  segmentId: z.nullable(rowId),
  conditions: conditionsText,
  active: z.boolean(),
  steps: z.array(trackStep).max(50),
});
export type TrackFields = z.infer<typeof trackFields>;

const track = z.object({
  id: rowId,
  contentKey: z.nullable(z.string()),
  name: z.nullable(z.string()),
  segmentId: z.nullable(rowId),
  conditions: conditionsText,
  active: z.boolean(),
  steps: z.array(
    z.object({
      id: rowId,
      contentId: rowId,
      contentKey: z.nullable(z.string()),
      title: z.nullable(z.string()),
      offsetDays: z.int(),
    }),
  ),
  enrolled: z.int(),
  sent: z.int(),
  waiting: z.int(),
});
export type CommunicationTrack = z.infer<typeof track>;

export const communicationContract = {
  contents: procedure.output(z.object({ contents: z.array(content), mayWrite: z.boolean() })),
  /** Without `id` a new one. */
  saveContent: procedure.input(contentFields.extend({ id: z.optional(rowId) })).output(byId),
  archiveContent: procedure.input(byId.extend({ archived: z.boolean() })).output(z.object({})),
  saveVariant: procedure.input(variantFields.extend({ id: z.optional(rowId), contentId: rowId })).output(byId),
  /** It is sent to nobody from now on; what came of it is kept out of the comparison. */
  archiveVariant: procedure.input(byId).output(z.object({})),
  results: procedure.input(byId).output(contentResults),
  /** To whom a content went, and what waits; newest first. */
  sendsOfContent: procedure.input(byId).output(z.array(send)),
  tracks: procedure.output(z.object({ tracks: z.array(track), mayWrite: z.boolean() })),
  saveTrack: procedure.input(trackFields.extend({ id: z.optional(rowId) })).output(byId),
  enrolled: procedure
    .input(byId)
    .output(z.array(z.object({ accountId: rowId, name: z.string(), startedOn: plainDay, sent: z.int() }))),
  enroll: procedure.input(z.object({ trackId: rowId, accountId: rowId })).output(z.object({})),
  stopTrack: procedure.input(z.object({ trackId: rowId, accountId: rowId })).output(z.object({})),
  /** What waits for the member: the batch, and the proposals. */
  waiting: procedure.output(z.object({ drafts: z.array(send), proposed: z.array(send) })),
  ofAccount: procedure.input(ofAccount).output(
    z.object({
      sends: z.array(send),
      tracks: z.array(
        z.object({
          trackId: rowId,
          contentKey: z.nullable(z.string()),
          name: z.nullable(z.string()),
          startedOn: plainDay,
        }),
      ),
    }),
  ),
  /** A content chosen by hand: a proposal that a person fills and sends. */
  propose: procedure.input(z.object({ accountId: rowId, contentId: rowId })).output(byId),
  /** The texts were sent: each is logged as a contact with the client. */
  confirm: procedure.input(z.object({ sends: z.array(outgoing).min(1).max(200) })).output(z.object({ sent: z.int() })),
  skip: procedure.input(z.object({ ids: z.array(rowId).min(1).max(200) })).output(z.object({})),
  setResult: procedure.input(byId.extend({ result: z.enum(sendResults) })).output(z.object({})),
  /** Writes the drafts as .eml files: one to a file, several into a folder. @throws FILE_NOT_WRITABLE */
  saveMail: procedure
    .input(z.object({ sends: z.array(outgoing).min(1).max(200), token: z.string(), place: z.enum(['file', 'folder']) }))
    .output(z.object({ files: z.array(z.string()) })),
};
