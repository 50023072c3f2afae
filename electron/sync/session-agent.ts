import { hash } from 'node:crypto';
import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent, type AgentOptions } from 'node:https';
import { isIP } from 'node:net';
import { type ConnectionOptions, type TLSSocket, connect } from 'node:tls';
import { TransportError } from './transport.ts';

/** Where a server is and how it is known: by the SHA-256 of its certificate, or (null) by a public authority. */
export interface ServerPlace {
  address: string;
  fingerprint: string | null;
}

const AGENT: AgentOptions = { keepAlive: true, maxSockets: 6, maxCachedSessions: 0 };

export const fingerprintOf = (certificate: Uint8Array): string => hash('sha256', certificate, 'hex');

/**
 * Connections to one server whose certificate is pinned (security.md 5.3). A connection is handed out only after its
 * certificate was compared, so that nothing is ever sent to somebody else; names and dates in it decide nothing.
 */
class PinnedAgent extends SecureAgent {
  readonly #fingerprint: string;

  constructor(fingerprint: string) {
    super(AGENT);
    this.#fingerprint = fingerprint;
  }

  override createConnection(options: ConnectionOptions, handOver?: (error: Error | null, socket: TLSSocket) => void) {
    const name = options.servername ?? options.host ?? '';
    const socket = connect({ ...options, servername: isIP(name) ? '' : name, rejectUnauthorized: false });
    const failed = (error: Error) => handOver?.(error, socket);
    socket.once('error', failed);
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate()?.raw;
      if (!certificate || fingerprintOf(certificate) !== this.#fingerprint) {
        socket.destroy(new TransportError('tls_changed', 'another certificate than the one that was joined'));
        return;
      }
      socket.off('error', failed);
      handOver?.(null, socket);
    });
    return undefined;
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The agent for all requests to a server; the caller destroys it.
 * @throws TransportError bad_request for an address that is not HTTPS, unless it is this machine (security.md 5.1).
 */
export const openAgent = ({ address, fingerprint }: ServerPlace): PlainAgent | SecureAgent => {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'http:' && LOOPBACK.has(hostname)) return new PlainAgent({ keepAlive: true, maxSockets: 6 });
  if (protocol !== 'https:') throw new TransportError('bad_request', 'the address is not https');
  return fingerprint === null ? new SecureAgent(AGENT) : new PinnedAgent(fingerprint);
};
