import { describe, expect, it } from 'vitest';
import { type Action, createKeyListener, keyOf } from '#renderer/lib/actions.ts';

interface Pressed {
  key: string;
  ctrlKey?: boolean;
  metaKey?: boolean;
}

function keyboard(keys: readonly string[], scene: { typing?: boolean; dialog?: boolean; button?: boolean } = {}) {
  const ran: string[] = [];
  let time = 0;
  const actions = keys.map((combination): Action => {
    const run = () => void ran.push(combination);
    return { id: combination, group: 'do', keys: combination, label: () => combination, run };
  });
  const listener = createKeyListener(
    () => actions,
    () => time,
    {
      isTyping: () => scene.typing ?? false,
      isDialogOpen: () => scene.dialog ?? false,
      isPressable: () => scene.button ?? false,
    },
  );
  return {
    ran,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    press({ key, ctrlKey = false, metaKey = false }: Pressed) {
      let prevented = false;
      const event = { key, ctrlKey, metaKey, altKey: false, repeat: false, defaultPrevented: false, target: null };
      listener(Object.assign(event, { preventDefault: () => (prevented = true) }) as unknown as KeyboardEvent);
      return prevented;
    },
  };
}

describe('keys', () => {
  it('run the action that names them and keep the browser from its own', () => {
    const { press, ran } = keyboard(['c', 'f']);
    expect(press({ key: 'c' })).toBe(true);
    expect(press({ key: 'x' })).toBe(false);
    expect(ran).toEqual(['c']);
  });

  it('read Ctrl and ⌘ as the same modifier', () => {
    expect(keyOf({ key: 'K', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false })).toBe('mod+k');
    expect(keyOf({ key: 'k', ctrlKey: false, metaKey: true, altKey: false, shiftKey: false })).toBe('mod+k');
    expect(keyOf({ key: 'Z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: true })).toBe('mod+shift+z');
  });

  it('go to a page by G and its letter, though the letter alone means something else', () => {
    const { press, ran } = keyboard(['c', 'g c']);
    press({ key: 'g' });
    press({ key: 'c' });
    press({ key: 'c' });
    expect(ran).toEqual(['g c', 'c']);
  });

  it('leave Space to the button that has the focus', () => {
    const { press, ran } = keyboard([' ', 'n'], { button: true });
    expect(press({ key: ' ' })).toBe(false);
    press({ key: 'n' });
    expect(ran).toEqual(['n']);
    expect(keyboard([' ']).press({ key: ' ' })).toBe(true);
  });

  it('forget a G that was pressed long ago', () => {
    const { press, ran, wait } = keyboard(['c', 'g c']);
    press({ key: 'g' });
    wait(5000);
    press({ key: 'c' });
    expect(ran).toEqual(['c']);
  });

  it('leave letters and ⌘Z to whoever is typing, but answer ⌘K', () => {
    const { press, ran } = keyboard(['c', 'mod+z', 'mod+k'], { typing: true });
    press({ key: 'c' });
    press({ key: 'z', ctrlKey: true });
    press({ key: 'k', ctrlKey: true });
    expect(ran).toEqual(['mod+k']);
  });

  it('leave letters alone while a dialog is open', () => {
    const { press, ran } = keyboard(['n', 'mod+z'], { dialog: true });
    press({ key: 'n' });
    press({ key: 'z', metaKey: true });
    expect(ran).toEqual(['mod+z']);
  });

  it('take the first action that names them, so that the page comes before the app', () => {
    const { press, ran } = keyboard(['n', 'n']);
    press({ key: 'n' });
    expect(ran).toEqual(['n']);
  });
});
