import type { ServerErrorCode } from '#shared/contract/server/errors.ts';

/** What some refusals say beyond their code (sync.md 2.18). */
export interface RefusalDetails {
  expected?: number;
  epoch?: string;
}

/** An expected refusal of the closed catalogue. `message` is English, for logs, and never holds what somebody wrote. */
export class ServerRefusal extends Error {
  readonly code: ServerErrorCode;
  readonly retryAfter: number | undefined;
  readonly details: RefusalDetails;

  constructor(code: ServerErrorCode, message: string = code, retryAfter?: number, details: RefusalDetails = {}) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
    this.details = details;
  }
}
