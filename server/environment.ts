import type { People } from './auth/people.ts';
import type { Mailer } from './http/mailer.ts';
import type { ServerLimits } from './http/rate-limits.ts';
import type { WakeHub } from './http/wake-hub.ts';
import type { SyncEnvironment } from './sync/environment.ts';

/** How apps reach this server: what an invitation code carries. */
export interface Reach {
  address: string;
  /** Null where a public authority vouches for the certificate. */
  fingerprint: string | null;
}

/** What sign-in, admin and HTTP need beyond the handlers of sync. */
export interface ServerEnvironment extends SyncEnvironment {
  people: People;
  reach(): Reach;
  /** Null: no mail is configured, codes are told by an admin. */
  mailer: Mailer | null;
  wake: WakeHub;
  limits: ServerLimits;
}
