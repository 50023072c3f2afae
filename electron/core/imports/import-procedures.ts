import { os } from '../procedures.ts';

/** The procedures of `imports` (O1). */
export const importProcedures = {
  inspect: os.imports.inspect.handler(({ input, context }) => context.services.imports.inspect(input)),
  prepare: os.imports.prepare.handler(({ input, context, signal }) => context.services.imports.prepare(input, signal)),
  start: os.imports.start.handler(({ input, context }) => context.services.imports.start(input.groupId)),
  follow: os.imports.follow.handler(({ input, context, signal }) =>
    context.services.imports.follow(input.groupId, signal),
  ),
  cancel: os.imports.cancel.handler(({ input, context }) => context.services.imports.cancel(input.groupId)),
  undo: os.imports.undo.handler(({ input, context }) => context.services.imports.undo(input.groupId)),
  resume: os.imports.resume.handler(({ input, context }) => context.services.imports.resume(input.groupId)),
  discard: os.imports.discard.handler(async ({ input, context }) => {
    await context.services.imports.work.discard(input.groupId);
    return {};
  }),
  history: os.imports.history.handler(({ context }) => context.services.imports.history()),
  sources: os.imports.sources.handler(({ context }) => context.services.imports.sources()),
  rejected: os.imports.rejected.handler(({ input, context }) => context.services.imports.rejected(input)),
  saveRejected: os.imports.saveRejected.handler(({ input, context }) => context.services.imports.saveRejected(input)),
};
