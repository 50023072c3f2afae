import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

type Choice = 'light' | 'dark' | 'system';

/** Core keeps the choice; Mantine's own manager would write it into localStorage. */
export function createWindowSchemeManager(): MantineColorSchemeManager & { apply(choice: Choice): void } {
  let current: MantineColorScheme = 'auto';
  let listener: ((scheme: MantineColorScheme) => void) | null = null;
  return {
    get: () => current,
    set(scheme) {
      current = scheme;
    },
    subscribe(onUpdate) {
      listener = onUpdate;
    },
    unsubscribe() {
      listener = null;
    },
    clear() {
      current = 'auto';
    },
    apply(choice) {
      const wanted = choice === 'system' ? 'auto' : choice;
      // Told of it, all that Mantine draws is drawn again.
      if (wanted === current) return;
      current = wanted;
      listener?.(wanted);
    },
  };
}
