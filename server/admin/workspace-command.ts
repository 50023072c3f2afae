import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { migrateIdentity } from '../auth/identity-tables.ts';
import { migratePeople } from '../auth/people.ts';
import { openSignInSecrets, SIGN_IN_SECRET } from '../auth/sign-in-secrets.ts';
import { openCertificate } from '../http/certificate.ts';
import { addressOf } from '../public-address.ts';
import { openFolder, openStorage } from '../open-storage.ts';
import type { ServerOptions } from '../options.ts';
import { addWorkspace } from './first-start.ts';

/**
 * `add-workspace <name>`, also while the server runs. The invitation names what the options say of the server, so they
 * are the server's own. Null where people work in a workspace of this name already.
 */
export const runAddWorkspace = async (options: ServerOptions, name: string): Promise<string | null> => {
  const { dataFolder, databaseUrl, tls, plain, host, port } = options;
  openFolder(dataFolder);
  // A certificate that is made here would make the server a stranger to every app.
  if (!plain && !tls && !existsSync(join(dataFolder, 'tls.crt')))
    throw new Error(`${dataFolder} holds no tls.crt: name the server's own data folder, and start it there first`);
  const certificate = plain ? null : await openCertificate(dataFolder, tls, [host], Date.now());
  const storage = await openStorage(dataFolder, databaseUrl, () => undefined);
  try {
    const secrets = openSignInSecrets(join(dataFolder, SIGN_IN_SECRET));
    await migrateIdentity(storage, (kysely) =>
      migratePeople({ kind: storage.kind, secrets, address: 'https://localhost', kysely }),
    );
    const env = { storage, now: () => Date.now(), newId: () => v7() };
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return await addWorkspace(
      env,
      { name, timeZone },
      {
        address: addressOf(options, { address: host, port }),
        fingerprint: tls ? null : (certificate?.fingerprint ?? null),
      },
    );
  } finally {
    await storage.close();
  }
};
