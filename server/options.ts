import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface ServerOptions {
  command: (typeof commands)[number];
  /** File of `backup` and `restore`, name of `add-workspace`. */
  file: string | undefined;
  host: string;
  port: number;
  dataFolder: string;
  /** PostgreSQL; without it a SQLite file in the data folder. */
  databaseUrl: string | undefined;
  /** Origin that invitations name, where it is not the one the server listens on. */
  publicAddress: string | undefined;
  /** Plain HTTP: on loopback, or behind a proxy that speaks TLS. */
  plain: boolean;
  /** Addresses whose `X-Forwarded-For` counts. */
  trustProxy: string[];
  tls: { cert: string; key: string } | undefined;
  /** Name of the workspace made at first start. */
  workspaceName: string;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  logLevel: string;
}

/** A wrong command line: its message is for the person who typed it. */
export class UsageError extends Error {}

export const usage = `npm run server -- [serve | backup <file> | restore <file> | rotate-secret |
                       rotate-key | add-workspace <name>] [options]

  --host <address>          listen on this address (default 127.0.0.1, this machine only)
  --port <number>           default 8443
  --data-folder <folder>    database, certificate and keys of the server
  --public-address <url>    what invitations name, e.g. https://ongoing.example.com
  --workspace <name>        name of the workspace made at first start
  --tls-cert <file> --tls-key <file>   a certificate of your own instead of the self-signed one
  --insecure-loopback       plain HTTP, on this machine only
  --trust-proxy <cidr>      plain HTTP behind a proxy at this address; may be repeated

Environment: DATABASE_URL (PostgreSQL), SMTP_URL, MAIL_FROM, LOG_LEVEL. See docs/server.md.`;

export const isLoopback = (host: string): boolean => /^(127\.|localhost$|::1$)/.test(host);

const defaultFolder = (environment: NodeJS.ProcessEnv): string => {
  if (process.platform === 'win32') {
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Ongoing Server');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Ongoing Server');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'ongoing-server');
};

const commands = ['serve', 'backup', 'restore', 'rotate-secret', 'rotate-key', 'add-workspace', 'help'] as const;

const parse = (args: string[]) => {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8443' },
        'data-folder': { type: 'string' },
        'public-address': { type: 'string' },
        workspace: { type: 'string', default: 'Ongoing' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'insecure-loopback': { type: 'boolean', default: false },
        'trust-proxy': { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/** @throws UsageError with a message that says what to change. */
export const readOptions = (args: string[], environment: NodeJS.ProcessEnv): ServerOptions => {
  const { values, positionals } = parse(args);
  const [first = 'serve', file] = positionals;
  const word = values.help ? 'help' : first;
  const command = commands.find((known) => known === word);
  if (!command) throw new UsageError(`Unknown command: ${word}`);
  if ((command === 'backup' || command === 'restore') && !file) throw new UsageError(`${command} needs a file`);
  if (command === 'add-workspace' && !file?.trim()) throw new UsageError('add-workspace needs a name');

  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`Not a port: ${values.port}`);
  const insecure = values['insecure-loopback'];
  const proxies = values['trust-proxy'];
  if (insecure && !isLoopback(values.host)) {
    throw new UsageError('--insecure-loopback speaks plain HTTP, so it needs a loopback --host such as 127.0.0.1');
  }
  const [cert, key] = [values['tls-cert'], values['tls-key']];
  if (Boolean(cert) !== Boolean(key)) throw new UsageError('--tls-cert and --tls-key belong together');
  const publicAddress = values['public-address'];
  if (publicAddress !== undefined && !/^https?:\/\/[^/\s]+$/.test(publicAddress)) {
    throw new UsageError(`--public-address is an origin such as https://ongoing.example.com, not ${publicAddress}`);
  }
  if (proxies.length > 0 && !publicAddress) {
    throw new UsageError('--trust-proxy needs --public-address, the address that apps reach the proxy at');
  }
  return {
    command,
    file,
    host: values.host,
    port,
    dataFolder: values['data-folder'] ?? environment['ONGOING_SERVER_DATA'] ?? defaultFolder(environment),
    databaseUrl: environment['DATABASE_URL'],
    publicAddress,
    plain: insecure || proxies.length > 0,
    trustProxy: proxies,
    tls: cert && key ? { cert, key } : undefined,
    workspaceName: values.workspace,
    smtpUrl: environment['SMTP_URL'],
    mailFrom: environment['MAIL_FROM'],
    logLevel: environment['LOG_LEVEL'] ?? 'warn',
  };
};
