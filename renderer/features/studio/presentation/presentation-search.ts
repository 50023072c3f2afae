import { z } from 'zod';

/** Which slide, and where leaving leads: a reload in front of the client shows the same one. */
export const presentationSearch = z.object({
  slide: z.int().min(1).optional().catch(undefined),
  from: z.enum(['live']).optional().catch(undefined),
});
