import type { Kernel } from './kernel/kernel.ts';

/** The services of an open workspace. One line a feature. */
export const buildServices = (kernel: Kernel) => ({
  kernel,
});

export type Services = ReturnType<typeof buildServices>;
