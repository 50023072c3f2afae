import { createStore } from './store.ts';

/** Whether this window was asked to fill the screen. */
export const fullScreen = createStore(false);

export function setFullScreen(on: boolean): void {
  fullScreen.set(on);
  // A window manager that refuses leaves the window as it is: nothing is lost by it.
  void window.ongoing.setFullScreen(on).catch(() => undefined);
}

export function toggleFullScreen(): void {
  setFullScreen(!fullScreen.get());
}
