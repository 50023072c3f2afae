import { os } from '../procedures.ts';

/** What people see and do about sync (P1–P9). */
export const syncProcedures = {
  sync: {
    status: os.sync.status.handler(({ context }) => context.host.lockedServices.sync.status()),
    watch: os.sync.watch.handler(({ context, signal }) => context.host.lockedServices.sync.watch(signal)),
    now: os.sync.now.handler(({ context }) => context.host.lockedServices.sync.now()),
    pause: os.sync.pause.handler(({ context }) => context.host.lockedServices.sync.pause()),
    resume: os.sync.resume.handler(({ context }) => context.host.lockedServices.sync.resume()),
    waiting: os.sync.waiting.handler(({ context, input }) => context.services.waiting.list(input.limit)),
    journal: os.sync.journal.handler(({ context }) => context.services.waiting.journal()),
    dismiss: os.sync.dismiss.handler(async ({ context, input }) => {
      await context.services.waiting.dismiss(input.id);
      return {};
    }),
    exportWaiting: os.sync.exportWaiting.handler(({ context, input }) =>
      context.host.lockedServices.waiting.export(input.file),
    ),
    fieldHistory: os.sync.fieldHistory.handler(({ context, input }) => context.services.fieldHistory.list(input)),
    restoreField: os.sync.restoreField.handler(async ({ context, input }) => {
      await context.services.fieldHistory.restore(input);
      return {};
    }),
  },
  conflicts: {
    list: os.conflicts.list.handler(({ context, input }) => context.services.conflicts.list(input)),
    counts: os.conflicts.counts.handler(({ context }) => context.services.conflicts.counts()),
    settle: os.conflicts.settle.handler(async ({ context, input }) => {
      await context.services.conflicts.settle(input);
      return {};
    }),
  },
};
