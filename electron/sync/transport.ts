import type {
  HelloReply,
  HelloRequest,
  PullLine,
  PullRequest,
  PushReply,
  PushRequest,
  SyncErrorCode,
  VerifyReply,
  VerifyRequest,
  WakeUp,
} from '#shared/sync/wire.ts';

export type TransportCode = SyncErrorCode | 'offline' | 'tls_changed';

/** The server's refusal, or that it could not be reached (`offline`) or is not the one that was joined (`tls_changed`). */
export class TransportError extends Error {
  readonly code: TransportCode;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  /** With `gap`: the number that the server waits for. */
  readonly expected: number | undefined;

  constructor(code: TransportCode, message: string, more: { retryAfter?: number; expected?: number } = {}) {
    super(message);
    this.name = 'TransportError';
    this.code = code;
    this.retryAfter = more.retryAfter;
    this.expected = more.expected;
  }
}

export interface DeviceFacts {
  id: string;
  name: string;
  os: string;
}

export interface FileState {
  bytes: number;
  chunkBytes: number;
  /** Indexes of the chunks that are there. */
  chunks: number[];
  complete: boolean;
}

/** All that the engine asks of a server (sync.md 2.18). Every method throws `TransportError`. */
export interface Transport {
  hello(request: HelloRequest): Promise<HelloReply>;
  push(request: PushRequest): Promise<PushReply>;
  /** Lines as they come; a stream that ends early ends without its `end` line, or throws. */
  pull(request: PullRequest): AsyncIterable<PullLine>;
  verify(request: VerifyRequest): Promise<VerifyReply>;
  /** Calls `onWake` for each event until the signal ends it or the connection does. */
  events(onWake: (wake: WakeUp) => void, signal: AbortSignal): Promise<void>;
  /** This session goes on as another device, after `device_forked`. */
  moveDevice(device: DeviceFacts): Promise<void>;
  /** What the server has of a file. */
  fileState(id: string): Promise<FileState>;
  putChunk(id: string, index: number, content: Uint8Array): Promise<FileState>;
  /** @throws TransportError not_found as long as the whole is not there */
  getChunk(id: string, index: number): Promise<Uint8Array>;
}
