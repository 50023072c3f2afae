import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { ProtectionChoice } from '#shared/contract/system.ts';
import type { DatabaseKey } from '#database/connection.ts';
import type { HostPort } from '../host-port.ts';
import { DomainError } from '../kernel/domain-error.ts';

/** How a workspace's key is kept (P10). The key itself is 32 random bytes and never lies on disk as it is. */
export const keptKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), wrapped: z.string() }),
  z.object({
    kind: z.literal('passphrase'),
    salt: z.string(),
    nonce: z.string(),
    wrapped: z.string(),
    /** scrypt cost: N = 2^cost. */
    cost: z.int(),
  }),
  z.object({ kind: z.literal('none') }),
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

/** A new key and how it is kept. */
export const makeKey = async (
  choice: ProtectionChoice,
  host: HostPort,
): Promise<{ key: DatabaseKey; kept: KeptKey }> => {
  if (choice.kind === 'none') return { key: null, kept: { kind: 'none' } };
  const key = randomBytes(32);
  if (choice.kind === 'keychain') {
    const wrapped = await host.keychainWrap(key).catch(() => {
      throw new DomainError('KEYCHAIN_FAILED');
    });
    return { key, kept: { kind: 'keychain', wrapped: Buffer.from(wrapped).toString('base64') } };
  }
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(choice.passphrase, salt, SCRYPT_COST), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  const text = (buffer: Buffer) => buffer.toString('base64');
  return {
    key,
    kept: { kind: 'passphrase', salt: text(salt), nonce: text(nonce), wrapped: text(wrapped), cost: SCRYPT_COST },
  };
};

/**
 * The key of a workspace.
 * @throws DomainError WORKSPACE_LOCKED without the passphrase it needs, WRONG_PASSPHRASE, KEYCHAIN_FAILED
 */
export const openKey = async (kept: KeptKey, passphrase: string | null, host: HostPort): Promise<DatabaseKey> => {
  if (kept.kind === 'none') return null;
  if (kept.kind === 'keychain') {
    return host.keychainUnwrap(bytes(kept.wrapped)).catch(() => {
      throw new DomainError('KEYCHAIN_FAILED');
    });
  }
  if (passphrase === null) throw new DomainError('WORKSPACE_LOCKED');
  const wrapped = bytes(kept.wrapped);
  const derived = await derive(passphrase, bytes(kept.salt), kept.cost);
  const decipher = createDecipheriv('aes-256-gcm', derived, bytes(kept.nonce));
  decipher.setAuthTag(wrapped.subarray(32));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
  } catch {
    throw new DomainError('WRONG_PASSPHRASE');
  }
};
