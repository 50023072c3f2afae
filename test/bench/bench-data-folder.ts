import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication } from '#core/application.ts';
import type { HostPort } from '#core/host-port.ts';
import type { Services } from '#core/services.ts';

export interface BenchDataFolder {
  /** What the app is given as `--data-folder`. */
  folder: string;
  remove(): Promise<void>;
}

/** A data folder as the app leaves it, its key in the stand-in's keychain, with one workspace filled by `fill`. */
export const makeDataFolder = async (fill: (services: Services) => Promise<void>): Promise<BenchDataFolder> => {
  const folder = await mkdtemp(join(tmpdir(), 'ongoing-bench-'));
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder, { mode: 0o700 });
  const application = await createApplication({
    dataFolder,
    resourcesFolder: 'resources',
    appVersion: '0.0.0',
    systemLocale: 'pt-BR',
    deviceName: 'bench',
    host: await keychainOf(folder),
  });
  const workspace = { name: 'Carteira', memberName: 'Ana Lima', language: 'pt-BR' as const };
  await application.context.host.create({ ...workspace, protection: { kind: 'keychain' } });
  await fill(application.context.services);
  await application.stop();
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
};

/** Wraps as `test/electron-host/safe-storage.ts` unwraps. */
const keychainOf = async (folder: string): Promise<HostPort> => {
  const key = randomBytes(32);
  await writeFile(join(folder, 'electron-host-key'), key, { mode: 0o600 });
  const keys = new Map<string, Uint8Array>();
  return {
    print: () => Promise.reject(new Error('nothing is printed here')),
    keychainStatus: async () => ({ available: true, backend: 'bench' }),
    keychainWrap: async (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const text = Buffer.concat([cipher.update(Buffer.from(plain).toString('base64')), cipher.final()]);
      const wrapped = Buffer.concat([nonce, cipher.getAuthTag(), text]);
      keys.set(wrapped.toString('hex'), plain);
      return wrapped;
    },
    keychainUnwrap: async (wrapped) => keys.get(Buffer.from(wrapped).toString('hex')) ?? new Uint8Array(32),
  };
};
