import { pino } from 'pino';
import type { Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from '#server/options.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { openLimits } from '#test/support/running-server.ts';
import { type ProcessFigures, watchProcess } from './process-watch.ts';
import { answerCommands } from './sync-child.ts';

/** Where the server is: it runs as `npm run server` starts it, but for the bound on requests a minute. */
export interface Started {
  address: string;
  fingerprint: string | null;
  invitation: string;
}

export interface Traffic extends ProcessFigures {
  requests: number;
  bytesIn: number;
  bytesOut: number;
}

const folder = mkdtempSync(join(tmpdir(), 'ongoing-bench-'));
const sockets = new Set<Socket>();
let server: RunningServer | undefined;
let watched = watchProcess();
let requests = 0;
/** Of connections that are over, less what was told before. */
const bytes = { in: 0, out: 0 };

const total = () => {
  const sum = { ...bytes };
  for (const { bytesRead, bytesWritten } of sockets) {
    sum.in += bytesRead;
    sum.out += bytesWritten;
  }
  return sum;
};
let told = { in: 0, out: 0 };

answerCommands(
  {
    start: async (databaseUrl: string | null): Promise<Started> => {
      const options = readOptions(
        ['--port', '0', '--data-folder', folder],
        databaseUrl === null ? {} : { DATABASE_URL: databaseUrl },
      );
      const logger = pino({ level: 'info' }, { write: () => undefined });
      server = await startServer(options, { logger, limits: openLimits });
      server.app.server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.on('close', () => {
          sockets.delete(socket);
          bytes.in += socket.bytesRead;
          bytes.out += socket.bytesWritten;
        });
      });
      server.app.server.on('request', () => (requests += 1));
      const { reach, firstInvitation } = server;
      return { address: reach.address, fingerprint: reach.fingerprint, invitation: firstInvitation ?? '' };
    },
    /** What went over the wire since it was asked last, packed and encrypted as it travels. */
    traffic: (): Traffic => {
      const now = total();
      const figures = watched();
      watched = watchProcess();
      const traffic = { ...figures, requests, bytesIn: now.in - told.in, bytesOut: now.out - told.out };
      told = now;
      requests = 0;
      return traffic;
    },
  },
  async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  },
);
