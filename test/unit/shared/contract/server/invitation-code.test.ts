import { describe, expect, it } from 'vitest';
import { readInvitationCode, writeInvitationCode } from '#shared/contract/server/invitation-code.ts';

const parts = {
  address: 'https://10.0.0.5:8443',
  fingerprint: 'ab'.repeat(32),
  secret: 'x'.repeat(32),
};

describe('an invitation code', () => {
  it('gives back what it was made of', () => {
    expect(readInvitationCode(writeInvitationCode(parts))).toEqual(parts);
    expect(readInvitationCode(writeInvitationCode({ ...parts, fingerprint: null }))).toEqual({
      ...parts,
      fingerprint: null,
    });
  });

  it('is one line of letters that survives a mail program', () => {
    const code = writeInvitationCode(parts);
    expect(code).toMatch(/^[\w-]+$/);
    expect(readInvitationCode(` ${code.slice(0, 40)}\r\n${code.slice(40)}\n`)).toEqual(parts);
  });

  it('is null for anything else', () => {
    const code = writeInvitationCode(parts);
    for (const broken of ['', 'olá', code.slice(3), code.slice(0, -9), btoa('[2,"https://a","b","c"]'), btoa('{}')]) {
      expect(readInvitationCode(broken)).toBeNull();
    }
  });
});
