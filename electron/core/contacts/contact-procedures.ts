import { os } from '../procedures.ts';

export const contactProcedures = {
  list: os.contacts.list.handler(({ input, context }) => context.services.contacts.list(input)),
  create: os.contacts.create.handler(({ input, context }) => context.services.contacts.create(input)),
  update: os.contacts.update.handler(({ input, context }) => context.services.contacts.update(input)),
};
