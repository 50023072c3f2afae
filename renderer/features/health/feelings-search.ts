import { z } from 'zod';

/** Which list of feelings the address opens: where they disagree with the health, or those that are old. */
export const feelingsSearch = z.object({ show: z.enum(['disagree', 'stale']).optional().catch(undefined) });
