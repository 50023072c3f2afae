import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { app } from './app.ts';
import { settings } from './host-settings.ts';
import { strict } from './strict.ts';

const NONCE = 12;
const TAG = 16;

/** No system keychain is within reach, so the key lies in a file that only the user can read; the start line says so. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => settings.keychain,
  getSelectedStorageBackend: () => (settings.keychain ? 'gnome_libsecret' : 'basic_text'),
  async encryptStringAsync(plain: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', storageKey(), nonce);
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  },
  async decryptStringAsync(encrypted: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', storageKey(), encrypted.subarray(0, NONCE));
    decipher.setAuthTag(encrypted.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([decipher.update(encrypted.subarray(NONCE + TAG)), decipher.final()]);
    return { shouldReEncrypt: false, result: text.toString('utf8') };
  },
} satisfies Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>);

function storageKey(): Buffer {
  if (!settings.keychain) throw new Error('Encryption is not available.');
  const file = join(app.getPath('userData'), 'electron-host-key');
  try {
    // `wx`: never over a key that something is already wrapped with.
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file);
}
