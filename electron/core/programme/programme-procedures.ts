import { os } from '../procedures.ts';

export const programmeProcedures = {
  open: os.programme.open.handler(({ context }) => context.services.programme.open()),
  saveStep: os.programme.saveStep.handler(({ input, context }) => context.services.programme.saveStep(input)),
  saveTarget: os.programme.saveTarget.handler(({ input, context }) => context.services.programme.saveTarget(input)),
  trashTarget: os.programme.trashTarget.handler(({ input, context }) => context.services.programme.trashTarget(input)),
  versions: os.programme.versions.handler(({ context }) => context.services.programme.versions()),
  saveVersion: os.programme.saveVersion.handler(({ input, context }) => context.services.programme.saveVersion(input)),
  compare: os.programme.compare.handler(({ input, context }) => context.services.programme.compare(input)),
  restore: os.programme.restore.handler(({ input, context }) => context.services.programme.restore(input)),
};
