import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writePrivateFile } from '../private-file.ts';

/** What sign-in encrypts with (security.md 5.5): the newest version does, older ones only read what they wrote. */
export interface SignInSecrets {
  /** Newest first; empty until the first rotation. */
  versions: { version: number; value: string }[];
  /** Of a server that never rotated; null where the first version has been dropped. */
  first: string | null;
}

/** Its name in the data folder. */
export const SIGN_IN_SECRET = 'sign-in.secret';

const LINE = /^(?:(\d+):)?(\S{32,})$/;

/** @throws Error for a line that is no secret. */
const parse = (text: string, path: string): SignInSecrets => {
  const secrets: SignInSecrets = { versions: [], first: null };
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, version, value] = LINE.exec(line.trim()) ?? [];
    if (value === undefined) throw new Error(`${path} holds a line that is no secret of 32 characters or more`);
    if (version === undefined) secrets.first = value;
    else secrets.versions.push({ version: Number(version), value });
  }
  secrets.versions.sort((one, other) => other.version - one.version);
  if (secrets.first === null && secrets.versions.length === 0) throw new Error(`${path} holds no secret`);
  return secrets;
};

const newSecret = (): string => randomBytes(32).toString('hex');

/** The secrets of a data folder, made at its first start. */
export const openSignInSecrets = (path: string): SignInSecrets => {
  if (!existsSync(path)) writePrivateFile(path, `${newSecret()}\n`);
  return parse(readFileSync(path, 'utf8'), path);
};

/**
 * Puts a new secret before the others, which go on reading what they encrypted; whoever writes it anew uses the new one.
 * Returns its version.
 */
export const rotateSignInSecret = (path: string): number => {
  const { versions, first } = openSignInSecrets(path);
  const version = (versions[0]?.version ?? 0) + 1;
  const lines = [
    `${version}:${newSecret()}`,
    ...versions.map((each) => `${each.version}:${each.value}`),
    ...(first === null ? [] : [first]),
  ];
  writePrivateFile(path, `${lines.join('\n')}\n`);
  return version;
};
