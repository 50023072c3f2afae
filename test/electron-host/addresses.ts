/**
 * Chromium cannot be given a scheme of our own, so each `scheme://host` of the app is an https origin under `.invalid`,
 * a name that never resolves: what is not answered by the app's own handler reaches nobody. Main only sees `app://`.
 */
const ORIGIN = /^https:\/\/([a-z0-9-]+)\.([a-z]+)\.invalid(?=\/|$)/;
const APP_ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/([a-z0-9-]+)(?=\/|$)/;
const WEB_SCHEMES = new Set(['http', 'https', 'file', 'ws', 'wss']);

export function toWebAddress(address: string): string {
  return address.replace(APP_ADDRESS, (whole, scheme: string, host: string) =>
    WEB_SCHEMES.has(scheme) ? whole : `https://${host}.${scheme}.invalid`,
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
