import { os } from '../procedures.ts';

export const advocacyProcedures = {
  list: os.advocacy.list.handler(({ input, context }) => context.services.advocacy.list(input)),
  ask: os.advocacy.ask.handler(({ input, context }) => context.services.advocacy.ask(input)),
  create: os.advocacy.create.handler(({ input, context }) => context.services.advocacy.create(input)),
  update: os.advocacy.update.handler(({ input, context }) => context.services.advocacy.update(input)),
};

export const reasonProcedures = {
  list: os.reasons.list.handler(({ context }) => context.services.reasons.list()),
  add: os.reasons.add.handler(({ input, context }) => context.services.reasons.add(input)),
  update: os.reasons.update.handler(({ input, context }) => context.services.reasons.update(input)),
  tally: os.reasons.tally.handler(({ input, context }) => context.services.reasons.tally(input)),
};
