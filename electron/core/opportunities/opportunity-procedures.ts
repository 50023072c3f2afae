import { os } from '../procedures.ts';

export const opportunityProcedures = {
  list: os.opportunities.list.handler(({ input, context }) => context.services.opportunities.list(input)),
  create: os.opportunities.create.handler(({ input, context }) => context.services.opportunities.create(input)),
  update: os.opportunities.update.handler(({ input, context }) => context.services.opportunities.update(input)),
};
