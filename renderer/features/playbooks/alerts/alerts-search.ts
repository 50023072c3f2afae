import { z } from 'zod';

/** Which list the address opens: the alerts, or what was found in an import. */
export const alertsSearch = z.object({ show: z.literal('found').optional().catch(undefined) });
