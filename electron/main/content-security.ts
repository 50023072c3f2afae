import { randomBytes } from 'node:crypto';

/** What index.html and print.html carry in `<meta name="csp-nonce">` until they are served. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export function freshNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** security.md 5.1, item 7. The page has no network at all: it talks to core through its port. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
