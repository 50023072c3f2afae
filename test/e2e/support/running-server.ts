import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '#test/electron-host/built-app.ts';

const LISTENS = /^Ongoing server: (https:\/\/127\.0\.0\.1:(\d+))$/m;
const INVITATION = /first\nadmin \(.*\):\n\n(\S+)\n/;

/** `npm run server` on this machine, with a data folder of its own; stopped, it comes back at the same address. */
export class RunningServer {
  readonly dataFolder: string;
  /** Of the first admin, as it was printed. */
  invitation = '';
  #port = '0';
  #process: ChildProcess | null = null;

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder;
  }

  async start(): Promise<void> {
    const args = ['server/main.ts', '--port', this.#port, '--data-folder', this.dataFolder, '--workspace', 'Time CS'];
    const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = server;
    const said = await announced(server, this.invitation === '' ? INVITATION : LISTENS);
    this.#port = LISTENS.exec(said)?.[2] ?? '0';
    this.invitation ||= INVITATION.exec(said)?.[1] ?? '';
  }

  /** As Ctrl C does: streams end, the database is closed. */
  async stop(): Promise<void> {
    const server = this.#process;
    this.#process = null;
    if (server === null || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
}

/** Everything that a server said until it came to what is waited for. */
function announced(server: ChildProcess, awaited: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: string): void => {
      said += text;
      if (awaited.test(said)) resolve(said);
    };
    server.stdout?.setEncoding('utf8').on('data', hear);
    server.stderr?.setEncoding('utf8').on('data', (text: string) => void (said += text));
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code}: ${said}`)));
  });
}
