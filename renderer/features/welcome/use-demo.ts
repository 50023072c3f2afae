import { useTranslation } from 'react-i18next';
import type { DemoStep, ProtectionChoice } from '#shared/contract/system.ts';
import { coreClient } from '#renderer/lib/core-client.ts';
import { useWorkspaceOpened } from '#renderer/lib/open-workspace.ts';
import { type Run, useRun } from '#renderer/lib/use-run.ts';

interface Demo {
  run: Run<DemoStep>;
  isPending: boolean;
  open(protection: ProtectionChoice): void;
}

/** Q6, Q8: makes and opens the demo, with progress and cancel. */
export function useDemo(onOpened: () => void): Demo {
  const { i18n } = useTranslation();
  const run = useRun<DemoStep>();
  const opened = useWorkspaceOpened();
  const language = i18n.language === 'en' ? 'en' : 'pt-BR';

  async function open(protection: ProtectionChoice): Promise<void> {
    const last = await run.start((signal) => coreClient.workspaces.openDemo({ language, protection }, { signal }));
    if (!last?.status) return;
    opened(last.status);
    onOpened();
  }

  const isPending = run.status === 'running' || run.status === 'cancelling';
  return { run, isPending, open: (protection) => void open(protection) };
}
