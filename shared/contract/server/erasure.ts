import { z } from 'zod';

/** `POST /v1/admin/erase`: rows of the trash that go for good, with all that is a part of them (sync.md 2.9). */
export const erasureRequest = z.object({
  rows: z
    .array(z.object({ t: z.string().max(60), id: z.uuid() }))
    .min(1)
    .max(100),
});
export type ErasureRequest = z.infer<typeof erasureRequest>;

/** How many rows went, parts included. */
export const erasureReply = z.object({ rows: z.int() });
