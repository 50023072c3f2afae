import { z } from 'zod';
import { programmeSteps } from '#shared/domain/method-vocabulary.ts';

/** The step of the programme that is shown. */
export const programmeSearch = z.object({ step: z.enum(programmeSteps).optional().catch(undefined) });
export type ProgrammeSearch = z.infer<typeof programmeSearch>;
