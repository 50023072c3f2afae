import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ServerErrorBody, ServerErrorCode } from '#shared/contract/server/errors.ts';
import { ServerRefusal } from '../refusal.ts';

/** Status of every refusal in the catalogue. */
export const statusOf: Record<ServerErrorCode, number> = {
  bad_request: 400,
  protocol_unknown: 400,
  password_too_short: 400,
  signed_out: 401,
  wrong_credentials: 401,
  second_factor_required: 401,
  device_revoked: 403,
  wipe: 403,
  forbidden: 403,
  invitation_invalid: 403,
  not_found: 404,
  gap: 409,
  device_forked: 409,
  epoch_changed: 409,
  conflict: 409,
  email_taken: 409,
  last_admin: 409,
  owns_accounts: 409,
  team_in_use: 409,
  cursor_too_old: 410,
  too_large: 413,
  upgrade_required: 426,
  too_many_requests: 429,
  internal: 500,
  busy: 503,
};

const retryable = new Set<ServerErrorCode>(['too_many_requests', 'busy', 'internal']);

const bodyOf = ({ code, message, retryAfter, details }: ServerRefusal): ServerErrorBody => ({
  error: code,
  message,
  retryable: retryable.has(code),
  ...(retryAfter !== undefined && { retryAfter }),
  ...details,
});

/** Of the framework's own errors, what they are in the catalogue. */
const known: Record<string, ServerErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'bad_request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad_request',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_UNDER_PRESSURE: 'busy',
};

/** Names the place of a wrong value, never the value. */
const refusalOf = (error: FastifyError): ServerRefusal | null => {
  if (error instanceof ServerRefusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new ServerRefusal('bad_request', error.validation.map((each) => each.instancePath).join(' ') || 'body');
  }
  const code = known[error.code];
  if (code) return new ServerRefusal(code, error.code, code === 'busy' ? 5 : undefined);
  if (error.statusCode !== undefined && error.statusCode < 500) return new ServerRefusal('bad_request', error.code);
  return null;
};

/** A full or failing disk and a database that is away pass; the client tries again. */
const passing = /^(SQLITE_(FULL|IOERR|BUSY|READONLY)|E(CONNREFUSED|CONNRESET|PIPE|NOTFOUND)|57P0|53|08)/;

export const sendRefusal = (reply: FastifyReply, refusal: ServerRefusal): FastifyReply => {
  if (refusal.retryAfter !== undefined) void reply.header('retry-after', Math.ceil(refusal.retryAfter));
  if (refusal.code === 'too_large') void reply.header('connection', 'close');
  return reply
    .code(statusOf[refusal.code])
    .type('application/json')
    .send(JSON.stringify(bodyOf(refusal)));
};

export const registerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    const expected = refusalOf(error);
    if (expected) return sendRefusal(reply, expected);
    // Only class and code: a database error may quote what somebody wrote.
    request.log.error({ fault: error.name, code: error.code, at: error.stack?.split('\n')[1]?.trim() }, 'failed');
    const away = passing.test(String(error.code));
    return sendRefusal(reply, new ServerRefusal(away ? 'busy' : 'internal', 'see the log', away ? 5 : undefined));
  });
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, new ServerRefusal('not_found')));
};
