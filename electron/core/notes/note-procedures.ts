import { os } from '../procedures.ts';

export const noteProcedures = {
  list: os.notes.list.handler(({ input, context }) => context.services.notes.list(input)),
  create: os.notes.create.handler(({ input, context }) => context.services.notes.create(input)),
  update: os.notes.update.handler(({ input, context }) => context.services.notes.update(input)),
};
