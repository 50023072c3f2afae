import { APIError, betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins';
import { SHORTEST_PASSWORD } from '#shared/contract/server/sign-in.ts';
import { ServerRefusal } from '../refusal.ts';
import type { Identity } from './identity-tables.ts';
import type { SignInSecrets } from './sign-in-secrets.ts';

export interface PeopleOptions {
  kysely: Identity;
  kind: 'sqlite' | 'postgres';
  /** Sign and encrypt what the library stores. */
  secrets: SignInSecrets;
  address: string;
}

/**
 * The library that proves who somebody is, with e-mail, password and second factor. Nothing of it is reachable over the
 * network: it has no routes here, and its own sessions end as soon as a proof is given.
 */
const createAuth = ({ kysely, kind, secrets: { versions, first }, address }: PeopleOptions) =>
  betterAuth({
    appName: 'Ongoing',
    baseURL: address,
    secret: first ?? versions[0]?.value,
    ...(versions.length > 0 && { secrets: versions }),
    database: { db: kysely, type: kind },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 10 * 60 },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification', storeIdentifier: 'hashed' },
    emailAndPassword: { enabled: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: 128 },
    plugins: [twoFactor({ twoFactorTable: 'auth_two_factor', issuer: 'Ongoing' })],
    advanced: { ipAddress: { disableIpTracking: true } },
  });

/** Makes or completes the library's tables, in the caller's transaction. */
export const migratePeople = async (options: PeopleOptions): Promise<void> => {
  const { runMigrations } = await getMigrations(createAuth(options).options);
  await runMigrations();
};

export interface Proof {
  userId: string;
  secondFactor: boolean;
  /** Stands for the person in the calls below, until `end`. */
  headers: Headers;
  end(): Promise<void>;
}

const RESET_PREFIX = 'reset-password:';

const cookiesOf = (headers: Headers): Headers =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; '),
  });

/** Any refusal of the library is one and the same to the outside; what is not a refusal goes up. */
const refused = (error: unknown, code: 'wrong_credentials' | 'bad_request' = 'wrong_credentials'): never => {
  if (!(error instanceof APIError)) throw error;
  if (error.body?.code === 'PASSWORD_TOO_SHORT') throw new ServerRefusal('password_too_short');
  throw new ServerRefusal(code);
};

export class People {
  readonly #auth: ReturnType<typeof createAuth>;

  constructor(options: PeopleOptions) {
    this.#auth = createAuth(options);
  }

  async idOf(email: string): Promise<string | null> {
    const context = await this.#auth.$context;
    return (await context.internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id ?? null;
  }

  async emailOf(userId: string): Promise<string | null> {
    const context = await this.#auth.$context;
    return (await context.internalAdapter.findUserById(userId))?.email ?? null;
  }

  async hasSecondFactor(userId: string): Promise<boolean> {
    return (await this.withSecondFactor([userId])).has(userId);
  }

  /** Those of the persons who have switched it on. */
  async withSecondFactor(userIds: readonly string[]): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const { adapter } = await this.#auth.$context;
    const rows = await adapter.findMany<{ userId: string; verified: boolean | null }>({
      model: 'twoFactor',
      where: [{ field: 'userId', operator: 'in', value: [...userIds] }],
      limit: userIds.length,
    });
    return new Set(rows.filter(({ verified }) => verified !== false).map(({ userId }) => userId));
  }

  /** @throws ServerRefusal `email_taken`, `password_too_short`. */
  async create(email: string, name: string, password: string): Promise<Proof> {
    if (password.length < SHORTEST_PASSWORD) throw new ServerRefusal('password_too_short');
    try {
      const { headers, response } = await this.#auth.api.signUpEmail({
        body: { email: email.toLowerCase(), name, password },
        returnHeaders: true,
      });
      return this.#proof(response.user.id, false, cookiesOf(headers), response.token);
    } catch (error) {
      if (error instanceof APIError && String(error.body?.code).startsWith('USER_ALREADY_EXISTS')) {
        throw new ServerRefusal('email_taken');
      }
      return refused(error, 'bad_request');
    }
  }

  /** @throws ServerRefusal `wrong_credentials`, or `second_factor_required` where only the code is missing. */
  async prove(email: string, password: string, code: string | undefined): Promise<Proof> {
    try {
      const { headers, response } = await this.#auth.api.signInEmail({
        body: { email: email.toLowerCase(), password },
        returnHeaders: true,
      });
      if (!('twoFactorRedirect' in response)) {
        return this.#proof(response.user.id, false, cookiesOf(headers), response.token);
      }
      if (code === undefined) throw new ServerRefusal('second_factor_required');
      return await this.#secondFactor(cookiesOf(headers), code);
    } catch (error) {
      return refused(error);
    }
  }

  async #secondFactor(challenge: Headers, code: string): Promise<Proof> {
    const call = { headers: challenge, returnHeaders: true } as const;
    const digits = code.replaceAll(/\s/g, '');
    const { headers, response } = /^\d{6}$/.test(digits)
      ? await this.#auth.api.verifyTOTP({ ...call, body: { code: digits } })
      : await this.#auth.api.verifyBackupCode({ ...call, body: { code } });
    return this.#proof(response.user.id, true, cookiesOf(headers), response.token ?? null);
  }

  #proof(userId: string, secondFactor: boolean, headers: Headers, token: string | null): Proof {
    const end = async () => {
      if (token) await (await this.#auth.$context).internalAdapter.deleteSession(token);
    };
    return { userId, secondFactor, headers, end };
  }

  /** First half of switching the second factor on: the secret and the backup codes, shown once. */
  async startSecondFactor(proof: Proof, password: string): Promise<{ uri: string; backupCodes: string[] }> {
    try {
      const answer = await this.#auth.api.enableTwoFactor({
        body: { password, method: 'totp' },
        headers: proof.headers,
      });
      if (answer.method !== 'totp') throw new ServerRefusal('bad_request');
      return { uri: answer.totpURI, backupCodes: answer.backupCodes };
    } catch (error) {
      return refused(error, 'bad_request');
    }
  }

  /** Second half: the person's app gives the right code, so it is switched on. */
  async confirmSecondFactor(proof: Proof, code: string): Promise<void> {
    try {
      await this.#auth.api.verifyTOTP({ body: { code }, headers: proof.headers });
    } catch (error) {
      refused(error);
    }
  }

  /** Switches the second factor off, for the person or by an admin. */
  async endSecondFactor(userId: string): Promise<void> {
    const { internalAdapter, adapter } = await this.#auth.$context;
    await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
    await adapter.delete({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
  }

  /** @throws ServerRefusal `wrong_credentials`, `password_too_short`. */
  async changePassword(proof: Proof, currentPassword: string, newPassword: string): Promise<void> {
    try {
      await this.#auth.api.changePassword({ body: { currentPassword, newPassword }, headers: proof.headers });
    } catch (error) {
      refused(error);
    }
  }

  /** `code` opens a new password until `expiresAt`; only its hash is stored. */
  async allowReset(userId: string, code: string, expiresAt: Date): Promise<void> {
    const { internalAdapter } = await this.#auth.$context;
    await internalAdapter.createVerificationValue({ identifier: RESET_PREFIX + code, value: userId, expiresAt });
  }

  /** @returns whose password it was. @throws ServerRefusal `wrong_credentials`, `password_too_short`. */
  async reset(code: string, newPassword: string): Promise<string> {
    const { internalAdapter } = await this.#auth.$context;
    const found = await internalAdapter.findVerificationValue(RESET_PREFIX + code);
    if (!found) throw new ServerRefusal('wrong_credentials');
    try {
      await this.#auth.api.resetPassword({ body: { newPassword, token: code } });
    } catch (error) {
      refused(error);
    }
    return found.value;
  }
}
