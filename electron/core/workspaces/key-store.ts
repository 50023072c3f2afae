import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { ProtectionChoice } from '#shared/contract/system.ts';
import type { DatabaseKey } from '#database/connection.ts';
import type { HostPort } from '../host-port.ts';
import { DomainError } from '../kernel/domain-error.ts';

/** A key that a secret opens which a person knows. */
export const wrappedBySecret = z.object({
  salt: z.string(),
  nonce: z.string(),
  wrapped: z.string(),
  /** scrypt cost: N = 2^cost. */
  cost: z.int(),
});
export type WrappedBySecret = z.infer<typeof wrappedBySecret>;

/** How a workspace's key is kept (P10). The key itself is 32 random bytes and never lies on disk as it is. */
export const keptKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), wrapped: z.string() }),
  wrappedBySecret.extend({ kind: z.literal('passphrase') }),
  z.object({ kind: z.literal('none') }),
  /** Erased at the server's request (sync.md 2.12): nothing opens what is left. */
  z.object({ kind: z.literal('destroyed') }),
]);
export type KeptKey = z.infer<typeof keptKey>;

/** About 100 ms and 128 MiB on a laptop: slow for who guesses, unnoticed by who knows. */
const SCRYPT_COST = 17;

const bytes = (text: string) => Buffer.from(text, 'base64');

const derive = (passphrase: string, salt: Uint8Array, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** cost, r: 8, p: 1, maxmem: 512 * 1024 * 1024 };
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

const wrapBySecret = async (key: Uint8Array, secret: string): Promise<WrappedBySecret> => {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, salt, SCRYPT_COST), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  const text = (buffer: Buffer) => buffer.toString('base64');
  return { salt: text(salt), nonce: text(nonce), wrapped: text(wrapped), cost: SCRYPT_COST };
};

/** Null where the secret is another one. */
const unwrapBySecret = async (kept: WrappedBySecret, secret: string): Promise<Uint8Array | null> => {
  const wrapped = bytes(kept.wrapped);
  const decipher = createDecipheriv(
    'aes-256-gcm',
    await derive(secret, bytes(kept.salt), kept.cost),
    bytes(kept.nonce),
  );
  decipher.setAuthTag(wrapped.subarray(32));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
  } catch {
    return null;
  }
};

/** A new key and how it is kept. */
export const makeKey = async (
  choice: ProtectionChoice,
  host: HostPort,
): Promise<{ key: DatabaseKey; kept: KeptKey }> => {
  if (choice.kind === 'none') return { key: null, kept: { kind: 'none' } };
  const key = randomBytes(32);
  return { key, kept: await keepKey(key, choice, host) };
};

/** Keeps a key the way that was chosen. @throws DomainError KEYCHAIN_FAILED */
export const keepKey = async (
  key: Uint8Array,
  choice: Exclude<ProtectionChoice, { kind: 'none' }>,
  host: HostPort,
): Promise<KeptKey> => {
  if (choice.kind === 'passphrase') return { kind: 'passphrase', ...(await wrapBySecret(key, choice.passphrase)) };
  const wrapped = await host.keychainWrap(key).catch(() => {
    throw new DomainError('KEYCHAIN_FAILED');
  });
  return { kind: 'keychain', wrapped: Buffer.from(wrapped).toString('base64') };
};

/**
 * The key of a workspace.
 * @throws DomainError WORKSPACE_LOCKED without the passphrase it needs, WRONG_PASSPHRASE, KEYCHAIN_FAILED,
 *   WORKSPACE_WIPED
 */
export const openKey = async (kept: KeptKey, passphrase: string | null, host: HostPort): Promise<DatabaseKey> => {
  switch (kept.kind) {
    case 'none':
      return null;
    case 'destroyed':
      throw new DomainError('WORKSPACE_WIPED');
    case 'keychain':
      return host.keychainUnwrap(bytes(kept.wrapped)).catch(() => {
        throw new DomainError('KEYCHAIN_FAILED');
      });
    case 'passphrase': {
      if (passphrase === null) throw new DomainError('WORKSPACE_LOCKED');
      const key = await unwrapBySecret(kept, passphrase);
      if (!key) throw new DomainError('WRONG_PASSPHRASE');
      return key;
    }
  }
};

/** Letters and digits that are not taken for each other when read aloud or from paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 32;
const GROUP = 4;

/** As somebody typed it: case, blanks, hyphens and the letters that look like digits do not matter. */
const plainCode = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

/** A code of 160 bits that opens the key where the keychain lost it, to print (security.md 5.2). */
export const makeRecovery = async (key: Uint8Array): Promise<{ code: string; kept: WrappedBySecret }> => {
  const letters = Array.from(randomBytes(CODE_LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  const code = letters.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? letters;
  return { code, kept: await wrapBySecret(key, letters) };
};

/** @throws DomainError RECOVERY_CODE_WRONG */
export const openByRecovery = async (kept: WrappedBySecret, code: string): Promise<Uint8Array> => {
  const key = await unwrapBySecret(kept, plainCode(code));
  if (!key) throw new DomainError('RECOVERY_CODE_WRONG');
  return key;
};
