import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '#main/content-security.ts';

it('allows a page its own files and nothing else', () => {
  expect(contentSecurityPolicy('abc')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data: blob:; " +
      "font-src 'self'; connect-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  );
});
