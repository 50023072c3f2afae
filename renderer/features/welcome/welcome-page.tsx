import type { ReactNode } from 'react';
import type { WorkspaceStatus } from '#shared/contract/system.ts';

export function WelcomePage({ status }: { status: WorkspaceStatus }): ReactNode {
  return <p>{status.state}</p>;
}
