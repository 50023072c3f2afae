export type OutputErrorCode =
  /** The documents could not be built: a fault of ours, with its cause. */
  | 'OUTPUT_FAILED'
  /** The invitation needs a date. */
  | 'OUTPUT_NEEDS_DATE'
  /** The caller aborted. */
  | 'OUTPUT_ABORTED';

/** Why a document was not built. The page shows the code in the user's language. */
export class OutputError extends Error {
  readonly code: OutputErrorCode;

  constructor(code: OutputErrorCode, options: { cause?: unknown; detail?: string } = {}) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.name = 'OutputError';
    this.code = code;
  }
}
