import { ensureBuilt } from '#test/electron-host/built-app.ts';

/** The specs run what is built, so it has to be what the sources say. */
export default function globalSetup(): void {
  ensureBuilt();
}
