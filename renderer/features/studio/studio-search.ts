import { z } from 'zod';
import { reviewSteps } from '#shared/domain/vocabulary.ts';

/** The step stands in the address: a reload, a link or Today opens it again. */
export const studioSearch = z.object({ step: z.enum(reviewSteps).optional().catch(undefined) });
