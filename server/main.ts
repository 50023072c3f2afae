import { join } from 'node:path';
import { rotateSignInSecret, SIGN_IN_SECRET } from './auth/sign-in-secrets.ts';
import { runAddWorkspace } from './admin/workspace-command.ts';
import { backup, restore, rotateKey } from './backup/backup-commands.ts';
import { isLoopback, readOptions, type ServerOptions, usage, UsageError } from './options.ts';
import { type RunningServer, startServer } from './start.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** In groups of four, as the app shows it to be compared. */
const fingerprintInWords = (fingerprint: string): string => fingerprint.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1 ');

const announce = ({ reach, firstInvitation }: RunningServer, options: ServerOptions): void => {
  say(`Ongoing server: ${reach.address}`);
  say(`Data: ${options.databaseUrl ? 'PostgreSQL, and keys in' : ''} ${options.dataFolder}`.replace(':  ', ': '));
  if (reach.fingerprint) say(`Certificate (SHA-256): ${fingerprintInWords(reach.fingerprint)}`);
  if (isLoopback(options.host) && !options.publicAddress) {
    say('Only this machine can reach it. To open it: npm run server -- --host <address of this machine>');
  }
  if (firstInvitation) {
    say('');
    say('Nobody has joined yet. In Ongoing choose “Join a shared workspace” and paste this invitation of the first');
    say('admin (good for one use, 30 days):');
    say('');
    say(firstInvitation);
    say('');
  }
};

const serve = async (options: ServerOptions): Promise<void> => {
  const server = await startServer(options, { metricsToken: process.env['METRICS_TOKEN'] });
  announce(server, options);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const assertNever = (command: never): never => {
  throw new UsageError(`Unknown command: ${String(command)}`);
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2), process.env);
  const { command, file = '' } = options;
  switch (command) {
    case 'serve':
      return serve(options);
    case 'backup': {
      const covered = await backup(options, file);
      for (const { workspaceId, head } of covered) say(`${file}: workspace ${workspaceId} up to change ${head}`);
      return say(`Keep database.key, sign-in.secret, tls.key and tls.crt of ${options.dataFolder} apart from it.`);
    }
    case 'restore': {
      const { workspaces, aside } = await restore(options, file, Date.now());
      say(`Restored ${workspaces} workspace(s). Everybody signs in anew; devices bring what the backup had not seen.`);
      if (aside) say(`The database from before is ${aside}`);
      return;
    }
    case 'rotate-secret': {
      const version = rotateSignInSecret(join(options.dataFolder, SIGN_IN_SECRET));
      say(`Secret ${version} encrypts from the next start of the server on; the ones before it read what they wrote.`);
      return say(`Give ${SIGN_IN_SECRET} of ${options.dataFolder} to every server of this database, and keep a copy.`);
    }
    case 'rotate-key': {
      const aside = rotateKey(options, Date.now());
      say(`A new key stands first in database.key of ${options.dataFolder}; the ones below it open older backups.`);
      if (aside) say(`The database under the old key is ${aside}: remove it once the server runs.`);
      return say('Keep a copy of database.key, and give it to every server of this database.');
    }
    case 'add-workspace': {
      const code = await runAddWorkspace(options, file.trim());
      if (code === null) throw new Error(`People work in a workspace called ${file.trim()} already`);
      return say(`Invitation of the first admin of ${file.trim()} (good for one use, 30 days):\n\n${code}\n`);
    }
    case 'help':
      return say(usage);
    default:
      assertNever(command);
  }
};

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}\n`);
  process.exitCode = 1;
});
