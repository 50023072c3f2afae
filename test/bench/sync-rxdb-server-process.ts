import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCommands } from './sync-child.ts';
import type { PeerRow } from './peer-rows.ts';

type Replicated = PeerRow & { _deleted: boolean };

export interface PushedRow {
  assumedMasterState?: Replicated;
  newDocumentState: Replicated;
}

export interface Checkpoint {
  seq: number;
}

export interface PulledRows {
  documents: Replicated[];
  /** An object: RxDB merges checkpoints field by field. */
  checkpoint: Checkpoint;
}

/** The least that answers RxDB's replication: a map and a log in memory, nobody asked who they are. */
const rows = new Map<string, Replicated>();
const log: Replicated[] = [];

const push = (pushed: readonly PushedRow[]): Replicated[] => {
  const conflicts: Replicated[] = [];
  for (const { assumedMasterState, newDocumentState } of pushed) {
    const current = rows.get(newDocumentState.id);
    if (current && JSON.stringify(current) !== JSON.stringify(assumedMasterState)) conflicts.push(current);
    else {
      rows.set(newDocumentState.id, newDocumentState);
      log.push(newDocumentState);
    }
  }
  return conflicts;
};

const pull = ({ after, limit }: { after: number; limit: number }): PulledRows => {
  const documents = log.slice(after, after + limit);
  return { documents, checkpoint: { seq: after + documents.length } };
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
};

const server = createServer((request, response) => {
  void bodyOf(request).then((body) => {
    const reply = request.url === '/push' ? push(body as PushedRow[]) : pull(body as { after: number; limit: number });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(reply));
  });
});

answerCommands(
  {
    cpuMs: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    start: () =>
      new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
  },
  async () => {
    server.closeAllConnections();
    server.close();
  },
);
