const ALLOWED = new Set(['https:', 'mailto:']);

/** The address as it will be opened outside, or null when it is none that may be (security.md 5.1, item 15). */
export function allowedAddress(address: string): string | null {
  const parsed = URL.parse(address);
  return parsed !== null && ALLOWED.has(parsed.protocol) ? parsed.href : null;
}
