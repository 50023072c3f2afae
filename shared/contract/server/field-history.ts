import { z } from 'zod';

/** `POST /v1/sync/history`: what one field held, as far back as the server's log goes (sync.md 2.7). */
export const fieldHistoryRequest = z.object({
  t: z.string().max(60),
  id: z.uuid(),
  field: z.string().max(60),
});
export type FieldHistoryRequest = z.infer<typeof fieldHistoryRequest>;

export const fieldHistoryReply = z.object({
  /** Newest first. */
  versions: z.array(
    z.object({
      /** Mutation that wrote it. */
      m: z.uuid(),
      /** When it was written, by the clock of the workspace: UTC milliseconds. */
      at: z.int(),
      /** Null: whoever wrote it did so before the log begins. */
      memberId: z.nullable(z.uuid()),
      deviceName: z.nullable(z.string()),
      value: z.union([z.string(), z.number(), z.null()]),
    }),
  ),
  /** The first of them made the row; false: the log begins later, or there are too many. */
  isWhole: z.boolean(),
});
export type FieldHistoryReply = z.infer<typeof fieldHistoryReply>;
