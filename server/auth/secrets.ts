import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that is shown once and kept only as its hash. 192 random bits need no slow hash. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const sameHash = (left: string, right: string): boolean => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A code that somebody reads aloud: no letters that look alike, 98 random bits. */
export const newSpokenCode = (): string =>
  Array.from(randomBytes(20), (byte) => LETTERS[byte % LETTERS.length])
    .join('')
    .replaceAll(/(.{5})(?=.)/g, '$1-');
