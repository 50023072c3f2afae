import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import { CaptureShortcut } from '#main/capture-shortcut.ts';

/** Keys of a system in which some are taken by others. */
function keysOf(taken: readonly string[] = []) {
  const held = new Map<string, () => void>();
  return {
    held,
    register(keys: string, callback: () => void): boolean {
      if (keys.includes('Nonsense')) throw new TypeError('unknown key');
      if (taken.includes(keys)) return false;
      held.set(keys, callback);
      return true;
    },
    unregister: (keys: string) => void held.delete(keys),
  };
}

describe('The global shortcut', () => {
  it('H7: brings the window, whatever became of it, and asks its page for quick capture', () => {
    const keys = keysOf();
    const done: string[] = [];
    const window = {
      isMinimized: () => true,
      restore: () => done.push('restore'),
      show: () => done.push('show'),
      focus: () => done.push('focus'),
      webContents: { send: (channel: string) => done.push(channel) },
    } as unknown as BrowserWindow;
    expect(new CaptureShortcut(keys, () => window).hold('CommandOrControl+Shift+L')).toBe(true);
    keys.held.get('CommandOrControl+Shift+L')?.();
    expect(done).toEqual(['restore', 'show', 'focus', 'capture']);
  });

  it('H7: holds one set of keys at a time, and none once it is off', () => {
    const keys = keysOf();
    const shortcut = new CaptureShortcut(keys, () => null);
    shortcut.hold('A');
    shortcut.hold('B');
    expect([...keys.held.keys()]).toEqual(['B']);
    // Without a window nothing happens.
    keys.held.get('B')?.();
    shortcut.hold(null);
    expect(keys.held.size).toBe(0);
  });

  it('H7: says that another program holds the keys, or that there are none such', () => {
    const shortcut = new CaptureShortcut(keysOf(['A']), () => null);
    expect(shortcut.hold('A')).toBe(false);
    expect(shortcut.hold('Nonsense')).toBe(false);
    expect(shortcut.hold('B')).toBe(true);
  });
});
