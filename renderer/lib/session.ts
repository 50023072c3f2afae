import type { InferContractRouterOutputs } from '@orpc/contract';
import { createContext, useContext } from 'react';
import type { Contract } from '#shared/contract/index.ts';

type Outputs = InferContractRouterOutputs<Contract>;

/** Who is at work in which workspace; pages are shown only while one is open. */
export interface Session {
  me: Outputs['system']['me'];
  isDemo: boolean;
  /** `none`: the data lies unencrypted, which is said for as long as it is so (P10). */
  protection: 'keychain' | 'passphrase' | 'none';
}

export const SessionContext = createContext<Session | null>(null);

/** For the shell, which also stands before a workspace is open (Q6). */
export function useSessionIfOpen(): Session | null {
  return useContext(SessionContext);
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A page was shown without an open workspace');
  return session;
}

export function useMe(): Session['me'] {
  return useSession().me;
}
