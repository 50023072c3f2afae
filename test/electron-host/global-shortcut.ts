import type { GlobalShortcut } from 'electron';
import { strict } from './strict.ts';

const held = new Map<string, () => void>();

/** A stand-in has no keys of the system: it remembers who asked, and the page hears them itself while it is focused. */
export const globalShortcut = strict('globalShortcut', {
  register(accelerator: string, callback: () => void): boolean {
    if (held.has(accelerator)) return false;
    held.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string): void => {
    held.delete(accelerator);
  },
  unregisterAll: (): void => held.clear(),
  isRegistered: (accelerator: string): boolean => held.has(accelerator),
} satisfies Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>);
