import type { SessionTokens } from '#shared/contract/server/sign-in.ts';
import type { SignInApi } from './session-api.ts';
import type { Credentials } from './session-credentials.ts';
import { ServerRefusedError } from './session-request.ts';
import { TransportError, type TransportCode } from './transport.ts';

/** Where the refresh token is kept between starts, wrapped (security.md 5.3). */
export interface TokenKeeper {
  load(): Promise<string | null>;
  /** On disk for good when it resolves. */
  save(refreshToken: string): Promise<void>;
  forget(): Promise<void>;
}

/** An access token is used this long, in milliseconds; by how long it was held, since the clocks may differ by days. */
const HELD_MS = 13 * 60_000;

/**
 * The session of this device: the access token lives here alone, in memory. A refresh token is good for one use, so one
 * renewal runs at a time; the next token is on disk before it is used, and until then the server takes the one before.
 */
export class Session implements Credentials {
  readonly #api: Pick<SignInApi, 'refresh'>;
  readonly #keeper: TokenKeeper;
  readonly #now: () => number;
  #access: { token: string; since: number } | null = null;
  #renewing: Promise<string> | null = null;

  constructor(api: Pick<SignInApi, 'refresh'>, keeper: TokenKeeper, now: () => number) {
    this.#api = api;
    this.#keeper = keeper;
    this.#now = now;
  }

  async token(): Promise<string> {
    const access = this.#access;
    const held = access ? this.#now() - access.since : 0;
    if (access && held >= 0 && held < HELD_MS) return access.token;
    return this.#refresh();
  }

  async renew(token: string): Promise<string> {
    const access = this.#access;
    if (access && access.token !== token) return access.token;
    this.#access = null;
    return this.#refresh();
  }

  /** Signed in anew. */
  async start(tokens: SessionTokens): Promise<void> {
    await this.#renewing?.catch(() => undefined);
    await this.#keeper.save(tokens.refreshToken);
    this.#access = { token: tokens.accessToken, since: this.#now() };
  }

  async end(): Promise<void> {
    await this.#renewing?.catch(() => undefined);
    this.#access = null;
    await this.#keeper.forget();
  }

  #refresh(): Promise<string> {
    this.#renewing ??= this.#exchange().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #exchange(): Promise<string> {
    const refreshToken = await this.#keeper.load();
    if (refreshToken === null) throw new TransportError('signed_out', 'nobody is signed in');
    let tokens: SessionTokens;
    try {
      tokens = await this.#api.refresh(refreshToken);
    } catch (error) {
      throw error instanceof ServerRefusedError ? asTransportError(error) : error;
    }
    await this.#keeper.save(tokens.refreshToken);
    this.#access = { token: tokens.accessToken, since: this.#now() };
    return tokens.accessToken;
  }
}

const passing = new Set<string>([
  'offline',
  'tls_changed',
  'busy',
  'too_many_requests',
  'internal',
  'wipe',
  'device_revoked',
]);

/** What a refused renewal means for whoever wanted a token: what does not pass ends the session. */
const asTransportError = ({ code, retryAfter }: ServerRefusedError): TransportError =>
  new TransportError(passing.has(code) ? (code as TransportCode) : 'signed_out', `renewal refused: ${code}`, {
    ...(retryAfter !== undefined && { retryAfter }),
  });
