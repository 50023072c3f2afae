import { dialog, shell } from 'electron';
import { allowedAddress } from './allowed-address.ts';
import type { DesktopTexts } from './desktop-texts.ts';
import type { Caller } from './ipc-router.ts';

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
