import { os } from '../procedures.ts';

export const contractProcedures = {
  list: os.contracts.list.handler(({ input, context }) => context.services.contracts.list(input)),
  create: os.contracts.create.handler(({ input, context }) => context.services.contracts.create(input)),
  update: os.contracts.update.handler(({ input, context }) => context.services.contracts.update(input)),
};
