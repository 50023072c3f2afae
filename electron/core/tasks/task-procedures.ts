import { os } from '../procedures.ts';

export const taskProcedures = {
  tasks: {
    ofAccount: os.tasks.ofAccount.handler(({ input, context }) => context.services.tasks.ofAccount(input)),
    get: os.tasks.get.handler(({ input, context }) => context.services.tasks.get(input)),
    create: os.tasks.create.handler(({ input, context }) => context.services.tasks.create(input)),
    save: os.tasks.save.handler(({ input, context }) => context.services.tasks.save(input)),
    setDone: os.tasks.setDone.handler(({ input, context }) => context.services.tasks.setDone(input)),
    snooze: os.tasks.snooze.handler(({ input, context }) => context.services.tasks.snooze(input)),
    trash: os.tasks.trash.handler(({ input, context }) => context.services.tasks.trash(input)),
  },
};
