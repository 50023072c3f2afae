import type { MemberRole } from '#shared/domain/vocabulary.ts';
import { useMe } from './session.ts';

const RANKS: Readonly<Record<MemberRole, number>> = { consultant: 0, lead: 1, admin: 2 };

export const reaches = (role: string, needed: 'lead' | 'admin'): boolean =>
  (RANKS[role as MemberRole] ?? 0) >= RANKS[needed];

/**
 * Whether who is at work may change what asks for a role (security.md 5.5), so that a page is locked before anything is
 * typed; core refuses it in any case. Alone, everybody is the admin of their own.
 */
export const useMayChange = (needed: 'lead' | 'admin'): boolean => reaches(useMe().role, needed);
