import { ORPCError } from '@orpc/server';
import type { z } from 'zod';
import type { ErrorCode, errorCatalogue } from '#shared/contract/errors.ts';

type ErrorData<Code extends ErrorCode> = (typeof errorCatalogue)[Code] extends { data: infer Schema extends z.ZodType }
  ? z.infer<Schema>
  : undefined;

/** An expected failure, from the closed catalogue of `shared/contract/errors.ts`; the page translates its code. */
export class DomainError<Code extends ErrorCode = ErrorCode> extends ORPCError<Code, ErrorData<Code>> {
  constructor(code: Code, ...[data]: ErrorData<Code> extends undefined ? [] : [data: ErrorData<Code>]) {
    super(code, { data: data as ErrorData<Code>, defined: true, message: code });
  }
}
