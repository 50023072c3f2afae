import { os } from '../procedures.ts';

export const playbookProcedures = {
  list: os.playbooks.list.handler(({ context }) => context.services.playbooks.list()),
  get: os.playbooks.get.handler(({ input, context }) => context.services.playbooks.get(input)),
  create: os.playbooks.create.handler(({ input, context }) => context.services.playbooks.create(input)),
  save: os.playbooks.save.handler(({ input, context }) => context.services.playbooks.save(input)),
  addStep: os.playbooks.addStep.handler(({ input, context }) => context.services.playbooks.addStep(input)),
  saveStep: os.playbooks.saveStep.handler(({ input, context }) => context.services.playbooks.saveStep(input)),
  moveStep: os.playbooks.moveStep.handler(({ input, context }) => context.services.playbooks.moveStep(input)),
  removeStep: os.playbooks.removeStep.handler(({ input, context }) => context.services.playbooks.removeStep(input)),
  start: os.playbooks.start.handler(({ input, context }) => context.services.runs.start(input)),
  stop: os.playbooks.stop.handler(({ input, context }) => context.services.runs.stop(input)),
  runsOfAccount: os.playbooks.runsOfAccount.handler(({ input, context }) => context.services.runs.runsOfAccount(input)),
};
