import { safeStorage } from 'electron';
import type { KeychainStatus } from '#shared/contract/host.ts';

/** Linux without a keyring "encrypts" with a fixed key: that counts as no keychain (security.md 5.2). */
const NO_KEYCHAIN = new Set(['basic_text', 'unknown']);

export async function keychainStatus(): Promise<KeychainStatus> {
  const backend = backendName();
  if (NO_KEYCHAIN.has(backend)) return { available: false, backend };
  return { available: await safeStorage.isAsyncEncryptionAvailable(), backend };
}

/** Takes and gives base64, since what is wrapped is raw bytes and the system's calls take text. */
export async function keychainWrap(plainBase64: string): Promise<string> {
  await requireKeychain();
  return (await safeStorage.encryptStringAsync(plainBase64)).toString('base64');
}

/** Fails when the system's key is another one than at wrapping time. */
export async function keychainUnwrap(wrappedBase64: string): Promise<string> {
  await requireKeychain();
  return (await safeStorage.decryptStringAsync(Buffer.from(wrappedBase64, 'base64'))).result;
}

async function requireKeychain(): Promise<void> {
  const { available, backend } = await keychainStatus();
  if (!available) throw new Error(`The system has no usable keychain (${backend}).`);
}

function backendName(): string {
  switch (process.platform) {
    case 'darwin':
      return 'keychain';
    case 'win32':
      return 'dpapi';
    default:
      return safeStorage.getSelectedStorageBackend();
  }
}
