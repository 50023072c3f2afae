import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf } from './protocol.ts';

let port: Promise<number> | null = null;

/**
 * Port on the loopback address where the app's own handlers answer its pages. Chromium reads and caches files from there
 * as it does an app's in Electron; handed over through the debugging protocol each would be read three times over.
 */
export function servePages(): Promise<number> {
  port ??= new Promise((resolve, reject) => {
    const server = createServer((request, response) => void answer(request, response));
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    // It ends with the app.
    server.unref();
  });
  return port;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { host = '', ...given } = request.headers;
    const headers = Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const found = await answerOf(`http://${host}${request.url ?? ''}`, request.method ?? 'GET', headers);
    // A name that is no app's: nobody is here.
    if (found === null) return void request.socket.destroy();
    response.writeHead(found.status, Object.fromEntries(found.headers));
    response.end(Buffer.from(await found.arrayBuffer()));
  } catch (error) {
    // As in Electron: a handler that fails is a request that fails.
    console.error(error);
    request.socket.destroy();
  }
}
