import { useEffect } from 'react';
import { createStore } from './store.ts';

/** Something the user can do by palette or key. Features give them as data. */
export interface Action {
  /** `feature.verb`. */
  id: string;
  /** Asked for at each showing, so that it follows the language. */
  label(): string;
  group: 'go' | 'do' | 'app';
  /** `c`, `g h` (one after the other), `mod+k` (Ctrl, ⌘ on a Mac), `?`. */
  keys?: string;
  /** More words that find it in the palette. */
  words?(): string;
  run(): void;
}

/** Actions of the page on screen come before the global ones with the same keys. */
export const pageActions = createStore<readonly Action[]>([]);

/** Offers actions while the component is on screen. Pass a stable array (useMemo or a constant). */
export function usePageActions(actions: readonly Action[]): void {
  useEffect(() => {
    pageActions.set([...actions, ...pageActions.get()]);
    return () => pageActions.set(pageActions.get().filter((action) => !actions.includes(action)));
  }, [actions]);
}

/** What keeps plain letters from being keys. */
interface Surroundings {
  isTyping(target: EventTarget | null): boolean;
  isDialogOpen(): boolean;
  /** Space presses it. */
  isPressable(target: EventTarget | null): boolean;
}

const page: Surroundings = {
  isTyping: (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('[type="radio"], [type="checkbox"]')) ||
      target.role === 'textbox'),
  isDialogOpen: () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null,
  isPressable: (target) => target instanceof HTMLElement && /^(BUTTON|A)$/.test(target.tagName),
};

/** The name of a pressed key as actions write it; empty for a modifier alone. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  if (['Control', 'Meta', 'Shift', 'Alt', 'Dead'].includes(event.key)) return '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const withModifier = event.ctrlKey || event.metaKey;
  // With Shift a letter is a key of its own only beside a modifier: “?” already holds its Shift.
  const shift = withModifier && event.shiftKey && event.key.length === 1 ? 'shift+' : '';
  return `${withModifier ? 'mod+' : ''}${shift}${event.altKey ? 'alt+' : ''}${key}`;
}

/** How long the second key of a sequence may take, in milliseconds. */
const SEQUENCE = 1200;

/**
 * Turns key presses into actions. Plain letters are left alone while somebody types or a dialog is open; `mod+` keys
 * work everywhere except ⌘Z in a text field, where it belongs to the text.
 */
export function createKeyListener(
  actionsNow: () => readonly Action[],
  now: () => number,
  surroundings: Surroundings = page,
): (event: KeyboardEvent) => void {
  let first = '';
  let firstAt = 0;
  return (event) => {
    const key = keyOf(event);
    if (key === '' || event.defaultPrevented || event.repeat) return;
    const withModifier = key.startsWith('mod+');
    if (surroundings.isTyping(event.target) && (!withModifier || key === 'mod+z' || key === 'mod+shift+z')) return;
    if (!withModifier && surroundings.isDialogOpen()) return;
    if (key === ' ' && surroundings.isPressable(event.target)) return;
    const actions = actionsNow();
    const sequence = first !== '' && now() - firstAt < SEQUENCE ? `${first} ${key}` : '';
    const action = actions.find(({ keys }) => keys === sequence) ?? actions.find(({ keys }) => keys === key);
    first = '';
    if (action) {
      event.preventDefault();
      action.run();
    } else if (actions.some(({ keys }) => keys?.startsWith(`${key} `))) {
      first = key;
      firstAt = now();
    }
  };
}
