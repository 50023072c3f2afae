import { expect, it } from 'vitest';
import { allowedAddress } from '#main/allowed-address.ts';

it('lets https and mailto out, as they will be opened', () => {
  expect(allowedAddress('https://EXAMPLE.com/a b')).toBe('https://example.com/a%20b');
  expect(allowedAddress('mailto:ana@example.com?subject=QBR')).toBe('mailto:ana@example.com?subject=QBR');
});

it.each([
  'http://example.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://ongoing/index.html',
  'smb://server/share',
  'ms-settings:',
  '//example.com',
  'example.com',
  '',
])('keeps %s in', (address) => {
  expect(allowedAddress(address)).toBeNull();
});
