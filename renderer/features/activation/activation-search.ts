import { z } from 'zod';
import { activationSteps } from '#shared/domain/method-vocabulary.ts';

/** The step of the activation that is shown; without one the first that is not done. */
export const activationSearch = z.object({ step: z.enum(activationSteps).optional().catch(undefined) });
export type ActivationSearch = z.infer<typeof activationSearch>;
