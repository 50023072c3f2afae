import { ORPCError } from '@orpc/client';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { ptBR } from '#shared/i18n/resources.ts';
import { CoreRestartedError } from './core-connection.ts';
import { texts } from './i18n.ts';

/** A code of the contract without a text does not compile here. */
const translated: Record<ErrorCode | 'UNKNOWN' | 'RESTARTED', string> = ptBR.errors;

const isTranslated = (code: string): code is keyof typeof ptBR.errors => code in translated;

/** What happened and what to do about it, in the user's language; params of the error fill the text. */
export function errorText(error: unknown): string {
  if (error instanceof ORPCError && isTranslated(error.code)) {
    const data: unknown = error.data;
    const params = typeof data === 'object' && data !== null ? data : {};
    return texts.t(error.code, { ns: 'errors', ...params });
  }
  return texts.t(error instanceof CoreRestartedError ? 'RESTARTED' : 'UNKNOWN', { ns: 'errors' });
}

/** For a person who helps: never translated, copied by hand only. */
export function errorDetails(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = error instanceof ORPCError ? `${error.code} ` : '';
  return `${code}${error.name}: ${error.message}\n${error.stack ?? ''}`;
}
