import { z } from 'zod';

/** What one invitation code carries: where the server is, how to know it, and the right to join once. */
export const invitationParts = z.object({
  /** Origin of the server, `https://host:port`. */
  address: z.url({ protocol: /^https?$/ }).max(300),
  /** SHA-256 of the server's certificate in lower-case hex; null where a public authority vouches for it. */
  fingerprint: z.nullable(z.string().regex(/^[0-9a-f]{64}$/)),
  secret: z.string().min(20).max(100),
});
export type InvitationParts = z.infer<typeof invitationParts>;

const VERSION = 1;
const packed = z.tuple([z.literal(VERSION), z.string(), z.nullable(z.string()), z.string()]);

const encodeText = (text: string): string =>
  z.util.uint8ArrayToBase64url(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

/** One line without spaces, safe to paste into a message. */
export const writeInvitationCode = ({ address, fingerprint, secret }: InvitationParts): string =>
  encodeText(JSON.stringify([VERSION, address, fingerprint, secret]));

/** Null for anything that is not such a code; blanks and line breaks that a mail program put in are ignored. */
export const readInvitationCode = (code: string): InvitationParts | null => {
  try {
    const bytes = z.util.base64urlToUint8Array(code.replaceAll(/\s/g, ''));
    const [, address, fingerprint, secret] = packed.parse(JSON.parse(String.fromCharCode(...bytes)));
    return invitationParts.parse({ address, fingerprint, secret });
  } catch {
    return null;
  }
};
