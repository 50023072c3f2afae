import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { ClientView } from '#shared/domain/client-view.ts';
import type { PrintJob } from '#shared/domain/print-job.ts';
import { outputKinds, reviewSteps } from '#shared/domain/vocabulary.ts';
import { byId, plainInstant, procedure, rowId } from './base.ts';

/** Made by `toClientView` alone, which copies field by field; parsing it again would only cost time. */
export const clientView = z.custom<ClientView>((value) => typeof value === 'object' && value !== null);

/** `missing`: a number or text the documents would show; `mismatch`: two sources disagree; `stale`: older than the period. */
export const outputCheck = z.object({
  kind: z.enum(['missing', 'mismatch', 'stale']),
  /** Key of the sentence, with its parameters. */
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where it can be put right. */
  step: z.enum(reviewSteps),
});
export type OutputCheck = z.infer<typeof outputCheck>;

/** Internal rows that stay out of every client-facing document, by what they are (F7). */
export const leftOut = z.object({ what: z.string(), count: z.int() });
export type LeftOut = z.infer<typeof leftOut>;

export const outputPreview = z.object({ view: clientView, checks: z.array(outputCheck), leftOut: z.array(leftOut) });
export type OutputPreview = z.infer<typeof outputPreview>;

export const outputSavings = z.object({
  /** The output being made; null at the end. */
  output: z.nullable(z.enum(outputKinds)),
  done: z.int(),
  total: z.int(),
  saved: z.array(z.object({ output: z.enum(outputKinds), fileName: z.string() })),
  finished: z.boolean(),
});
export type OutputSavings = z.infer<typeof outputSavings>;

export const reviewOutputsContract = {
  /** What the client would read now, with what deserves a look before it is sent (F7). */
  preview: procedure.input(byId).output(outputPreview),
  /** File name proposed for each output, in the account's language. */
  names: procedure.input(byId).output(z.record(z.enum(outputKinds), z.string())),
  /**
   * Makes the outputs and writes them to a folder, or one to a file: `token` is of a folder or of a file to write.
   * Each file is whole or not there; aborting keeps those already written.
   */
  save: procedure
    .input(
      byId.extend({
        outputs: z.array(z.enum(outputKinds)).min(1),
        token: z.string(),
        place: z.enum(['file', 'folder']),
      }),
    )
    .output(eventIterator(outputSavings)),
  /** The recap as plain text, for whoever writes mail elsewhere. */
  recapText: procedure.input(byId).output(z.object({ subject: z.string(), text: z.string() })),
  /** The view kept when a file was made. */
  brief: procedure.input(z.object({ id: rowId })).output(z.object({ view: clientView, generatedAt: plainInstant })),
};

const printJob = z.custom<PrintJob>((value) => typeof value === 'object' && value !== null && 'kind' in value);

/** All that a printing page may ask. */
export const printContract = {
  job: procedure.input(z.object({ id: z.string().max(100) })).output(printJob),
};
