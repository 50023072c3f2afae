import type { Session } from 'electron';
import type { CDPSession } from 'playwright-core';
import { strict } from './strict.ts';

type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;

/** Chromium's name of each permission and Electron's. */
const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  camera: 'media',
  microphone: 'media',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'display-capture': 'display-capture',
} as const;

let check: CheckHandler | null = null;
let request: RequestHandler | null = null;

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    setPermissionCheckHandler(handler): void {
      check = handler;
    },
    setPermissionRequestHandler(handler): void {
      request = handler;
    },
    // No page in the stand-in's Chromium ever reaches a device: it runs without any.
    setDevicePermissionHandler(): void {},
  } satisfies Pick<
    Session,
    'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setDevicePermissionHandler'
  >),
});

/** Tells Chromium what the app's handlers say: as in Electron, what no handler denies is granted. */
export async function applyPermissions(cdp: CDPSession, contents: unknown, origin: string): Promise<void> {
  for (const [name, electronName] of Object.entries(PERMISSIONS)) {
    const granted = (await isGranted(contents, electronName, origin)) ? 'granted' : 'denied';
    // A permission that this Chromium does not know cannot be used in it either.
    await cdp.send('Browser.setPermission', { permission: { name }, setting: granted, origin }).catch(() => undefined);
  }
}

async function isGranted(contents: unknown, permission: string, origin: string): Promise<boolean> {
  type Contents = Parameters<RequestHandler>[0];
  const checked = check?.(contents as Contents, permission as never, origin, { isMainFrame: true } as never) ?? true;
  if (!checked) return false;
  if (request === null) return true;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  request(contents as Contents, permission as never, resolve, {} as never);
  return promise;
}
