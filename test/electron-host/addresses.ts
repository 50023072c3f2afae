/**
 * Chromium cannot be given a scheme of our own, so each `scheme://host` of the app is an origin under `.localhost`, which
 * pages may trust without a certificate and no other machine can answer. Main only sees `app://`.
 */
const SUFFIX = '.localhost';
const ORIGIN = /^http:\/\/([a-z0-9-]+)\.([a-z]+)\.localhost(?=\/|$)/;
const APP_ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/([a-z0-9-]+)(?=\/|$)/;
const WEB_SCHEMES = new Set(['http', 'https', 'file', 'ws', 'wss']);

/** The one name that Chromium may look up: every app's. */
export const WEB_HOSTS = `*${SUFFIX}`;

export function toWebAddress(address: string): string {
  return address.replace(APP_ADDRESS, (whole, scheme: string, host: string) =>
    WEB_SCHEMES.has(scheme) ? whole : `http://${host}.${scheme}${SUFFIX}`,
  );
}

export function toAppAddress(address: string): string {
  return address.replace(ORIGIN, (_whole, host: string, scheme: string) => `${scheme}://${host}`);
}

/** `app` for an address of the app's own scheme, else null. */
export function schemeOf(webAddress: string): string | null {
  return ORIGIN.exec(webAddress)?.[2] ?? null;
}

export function originOf(appAddress: string): string {
  return APP_ADDRESS.exec(appAddress)?.[0] ?? 'null';
}
