import { ServerRefusal } from '../refusal.ts';
import type { Identity } from './identity-tables.ts';
import { hashOf } from './secrets.ts';

const MINUTE = 60_000;
const LONGEST_LOCK = 15 * MINUTE;

/**
 * Attempts in a minute before the door closes for a minute, then for two, four and so on: by account and address
 * (security.md 5.5), and by address alone.
 */
export interface GuardLimits {
  account: number;
  address: number;
}
export const guardLimits: GuardLimits = { account: 5, address: 30 };

const count = async (identity: Identity, id: string, most: number, now: number): Promise<void> => {
  const row = await identity
    .insertInto('login_guard')
    .values({ id, attempts: 1, since: now, locked_until: 0, locks: 0 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((set) => ({ attempts: set('login_guard.attempts', '+', 1) })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  const [since, lockedUntil] = [Number(row.since), Number(row.locked_until)];
  const refuse = (until: number) => {
    throw new ServerRefusal('too_many_requests', 'sign-in locked', Math.ceil((until - now) / 1000));
  };
  if (lockedUntil > now) refuse(lockedUntil);
  const change = identity.updateTable('login_guard').where('id', '=', id);
  if (now - since >= MINUTE || since < lockedUntil) {
    const locks = now - lockedUntil > LONGEST_LOCK ? 0 : row.locks;
    await change.set({ attempts: 1, since: now, locks }).execute();
  } else if (row.attempts > most) {
    const until = now + Math.min(LONGEST_LOCK, MINUTE * 2 ** row.locks);
    await change.set({ locked_until: until, locks: row.locks + 1 }).execute();
    refuse(until);
  }
};

const addressKey = (address: string) => hashOf(`address ${address}`);
const accountKey = (email: string, address: string) => hashOf(`account ${email.toLowerCase()} ${address}`);

/**
 * Counts an attempt before it is made, so that many at once count as many. Addresses and e-mails are kept as hashes.
 * @throws ServerRefusal `too_many_requests`.
 */
export const beforeAttempt = async (
  identity: Identity,
  email: string,
  address: string,
  now: number,
  limits: GuardLimits,
): Promise<void> => {
  await count(identity, addressKey(address), limits.address, now);
  await count(identity, accountKey(email, address), limits.account, now);
};

/** Forgets attempts that no longer count; called from time to time. */
export const forgetAttempts = async (identity: Identity, now: number): Promise<void> => {
  const old = now - 2 * LONGEST_LOCK;
  await identity.deleteFrom('login_guard').where('since', '<', old).where('locked_until', '<', old).execute();
};

/** A proof is no guess: an office whose people all sign in behind one address at nine is not locked out. */
export const afterSuccess = async (identity: Identity, email: string, address: string): Promise<void> => {
  await identity
    .updateTable('login_guard')
    .set((set) => ({ attempts: set('attempts', '-', 1) }))
    .where('id', '=', addressKey(address))
    .where('attempts', '>', 0)
    .execute();
  await identity.deleteFrom('login_guard').where('id', '=', accountKey(email, address)).execute();
};
