/** A certificate's fingerprint in groups of four, to be compared with the eyes. */
export function groupedFingerprint(fingerprint: string): string {
  return (
    fingerprint
      .replaceAll(':', '')
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join(' ');
}

/** The key of an authenticator app, out of its `otpauth:` address, in groups of four; empty where there is none. */
export function secretOf(address: string): string {
  const secret = /[?&]secret=([^&]+)/.exec(address)?.[1] ?? '';
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
