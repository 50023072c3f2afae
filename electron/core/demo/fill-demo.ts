import type { Language } from '#shared/domain/vocabulary.ts';
import type { Kernel } from '../kernel/kernel.ts';

export const fillDemo = async (_kernel: Kernel, _options: { language: Language; today: string }): Promise<void> => undefined;
