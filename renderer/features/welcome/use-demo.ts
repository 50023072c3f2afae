import { useRef } from 'react';
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
  const asked = useRef<AbortController | null>(null);
  const language = i18n.language === 'en' ? 'en' : 'pt-BR';

  async function* followed(steps: AsyncIterable<DemoStep>): AsyncGenerator<DemoStep> {
    for await (const step of steps) {
      if (step.status) {
        opened(step.status);
        onOpened();
      }
      yield step;
    }
  }

  function open(protection: ProtectionChoice): void {
    const own = new AbortController();
    asked.current = own;
    // Stopped by its button alone: core may say that the demo is open, and this page leave, before the last step is here.
    void run.start(async () =>
      followed(await coreClient.workspaces.openDemo({ language, protection }, { signal: own.signal })),
    );
  }

  function cancel(): void {
    asked.current?.abort();
    run.cancel();
  }

  const isPending = run.status === 'running' || run.status === 'cancelling';
  return { run: { ...run, cancel }, isPending, open };
}
