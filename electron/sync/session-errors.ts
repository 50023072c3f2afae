import { DomainError } from '#core/kernel/domain-error.ts';
import { SHORTEST_PASSWORD } from '#shared/contract/server/sign-in.ts';
import { ServerRefusedError } from './session-request.ts';

const MINUTE = 60;

/** What a refusal of sign-in or administration is called in the app's own catalogue. */
export const asDomainError = ({ code, retryAfter }: ServerRefusedError): DomainError => {
  switch (code) {
    case 'offline':
    case 'busy':
      return new DomainError('SERVER_UNREACHABLE');
    case 'tls_changed':
      return new DomainError('CERTIFICATE_CHANGED');
    case 'invitation_invalid':
      return new DomainError('INVITATION_INVALID');
    case 'wrong_credentials':
      return new DomainError('WRONG_CREDENTIALS');
    case 'second_factor_required':
      return new DomainError('SECOND_FACTOR_REQUIRED');
    case 'password_too_short':
      return new DomainError('PASSWORD_TOO_SHORT', { least: SHORTEST_PASSWORD });
    case 'too_many_requests':
      return new DomainError('TOO_MANY_ATTEMPTS', { minutes: Math.max(1, Math.ceil((retryAfter ?? MINUTE) / MINUTE)) });
    case 'email_taken':
      return new DomainError('EMAIL_TAKEN');
    case 'signed_out':
    case 'device_revoked':
      return new DomainError('SIGNED_OUT');
    case 'forbidden':
      return new DomainError('ROLE_FORBIDDEN');
    case 'last_admin':
      return new DomainError('LAST_ADMIN');
    case 'owns_accounts':
      return new DomainError('OWNS_ACCOUNTS');
    case 'team_in_use':
      return new DomainError('TEAM_IN_USE');
    case 'not_found':
      return new DomainError('ROW_NOT_FOUND', { what: 'server' });
    default:
      return new DomainError('SERVER_REFUSED', { code });
  }
};

/** Runs a request; its refusal becomes a failure that the page has words for. */
export const withDomainErrors = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ServerRefusedError ? asDomainError(error) : error;
  }
};
