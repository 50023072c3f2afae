import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ROOT } from '#test/electron-host/built-app.ts';
import { removeFolder, temporaryFolder } from './launch-app.ts';

/** What the line of an invitation looks like: base64url and nothing else. */
const INVITATION = /^[\w-]{100,}$/;

/** The server as `npm run server` starts it: a process of its own, on a free port of loopback with its certificate. */
export class ServerProcess {
  readonly #process: ChildProcessByStdio<null, Readable, null>;
  readonly #folder: string;
  /** Of the first admin. */
  readonly invitation: string;

  private constructor(process: ChildProcessByStdio<null, Readable, null>, folder: string, invitation: string) {
    this.#process = process;
    this.#folder = folder;
    this.invitation = invitation;
  }

  static async start(): Promise<ServerProcess> {
    const folder = await temporaryFolder();
    const args = [join(ROOT, 'server/main.ts'), '--port', '0', '--data-folder', folder];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      if (INVITATION.test(line)) return new ServerProcess(child, folder, line);
    }
    throw new Error('The server ended before it said whom it invites.');
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdout.destroy();
    this.#process.kill('SIGTERM');
    await ended;
    await removeFolder(this.#folder);
  }
}
