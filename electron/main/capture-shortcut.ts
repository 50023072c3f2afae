import type { BrowserWindow, GlobalShortcut } from 'electron';
import { CAPTURE } from './window-calls.ts';

/**
 * The one key of the whole system (H7): brings the window and asks its page for quick capture. Nothing is heard of any
 * other key, and none is held while it is switched off.
 */
export class CaptureShortcut {
  readonly #shortcuts: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly #window: () => BrowserWindow | null;
  #held: string | null = null;

  constructor(shortcuts: Pick<GlobalShortcut, 'register' | 'unregister'>, window: () => BrowserWindow | null) {
    this.#shortcuts = shortcuts;
    this.#window = window;
  }

  /** Null switches it off. False: another program holds these keys, or the system gives none. */
  hold(accelerator: string | null): boolean {
    if (accelerator === this.#held) return true;
    if (this.#held !== null) this.#shortcuts.unregister(this.#held);
    this.#held = null;
    if (accelerator === null) return true;
    try {
      if (!this.#shortcuts.register(accelerator, () => this.#capture())) return false;
    } catch {
      // Keys that this system does not know.
      return false;
    }
    this.#held = accelerator;
    return true;
  }

  #capture(): void {
    const window = this.#window();
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    window.webContents.send(CAPTURE);
  }
}
