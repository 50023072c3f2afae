import { dialog, shell } from 'electron';
import type { DesktopTexts } from './desktop-texts.ts';
import type { Caller } from './ipc-router.ts';

const ALLOWED = new Set(['https:', 'mailto:']);

/** The address as it will be opened, or null when it is none that may be. */
export function allowedAddress(address: string): string | null {
  const parsed = URL.parse(address);
  return parsed !== null && ALLOWED.has(parsed.protocol) ? parsed.href : null;
}

/** Opens an address in the system's browser or mail program after the user saw it (security.md 5.1, item 15). */
export async function openExternal(
  { window }: Caller,
  address: string,
  { openExternal: texts }: DesktopTexts,
): Promise<boolean> {
  const allowed = allowedAddress(address);
  if (allowed === null) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: texts.message,
    detail: allowed,
    buttons: [texts.open, texts.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  await shell.openExternal(allowed);
  return true;
}
