import { expect, it } from 'vitest';
import { groupedFingerprint, secretOf } from '#renderer/features/joining/fingerprint.ts';

it('groups a fingerprint so that two people can compare it, however it was written', () => {
  expect(groupedFingerprint('9f2c4d5e6a')).toBe('9F2C 4D5E 6A');
  expect(groupedFingerprint('9F:2C:4D:5E')).toBe('9F2C 4D5E');
});

it('reads the key of an authenticator out of its address', () => {
  expect(secretOf('otpauth://totp/Ongoing:ana@empresa.com?secret=JBSWY3DPEHPK3PXP&issuer=Ongoing')).toBe(
    'JBSW Y3DP EHPK 3PXP',
  );
  expect(secretOf('otpauth://totp/Ongoing')).toBe('');
});
