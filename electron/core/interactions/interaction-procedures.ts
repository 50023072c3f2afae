import { os } from '../procedures.ts';

export const interactionProcedures = {
  list: os.interactions.list.handler(({ input, context }) => context.services.interactions.list(input)),
  get: os.interactions.get.handler(({ input, context }) => context.services.interactions.get(input)),
  start: os.interactions.start.handler(({ input, context }) => context.services.interactions.start(input)),
  log: os.interactions.log.handler(({ input, context }) => context.services.interactions.log(input)),
  update: os.interactions.update.handler(({ input, context }) => context.services.interactions.update(input)),
};
