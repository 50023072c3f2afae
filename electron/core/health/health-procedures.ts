import { os } from '../procedures.ts';

export const healthProcedures = {
  ofAccount: os.health.ofAccount.handler(({ input, context }) => context.services.health.ofAccount(input)),
  models: os.health.models.handler(({ context }) => context.services.health.models()),
  saveModel: os.health.saveModel.handler(({ input, context }) => context.services.health.saveModel(input)),
  removeModel: os.health.removeModel.handler(({ input, context }) => context.services.health.removeModel(input)),
  preview: os.health.preview.handler(({ input, context }) => context.services.health.preview(input)),
  disagreements: os.health.disagreements.handler(({ context }) => context.services.health.disagreements()),
  decide: os.health.decide.handler(({ input, context }) => context.services.health.decide(input)),
};
