import { z } from 'zod';

/** What the address holds: the import that is looked at; none while files are being chosen. */
export const importSearch = z.object({ group: z.uuid().optional().catch(undefined) });
