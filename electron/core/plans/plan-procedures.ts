import { os } from '../procedures.ts';

export const planProcedures = {
  plans: {
    view: os.plans.view.handler(({ input, context }) => context.services.plans.view(input)),
    create: os.plans.create.handler(({ input, context }) => context.services.plans.create(input)),
    save: os.plans.save.handler(({ input, context }) => context.services.plans.save(input)),
    close: os.plans.close.handler(({ input, context }) => context.services.plans.close(input)),
    trash: os.plans.trash.handler(({ input, context }) => context.services.plans.trash(input)),
    reached: os.plans.reached.handler(({ input, context }) => context.services.plans.reached(input)),
  },
  goals: {
    get: os.goals.get.handler(({ input, context }) => context.services.goals.get(input)),
    create: os.goals.create.handler(({ input, context }) => context.services.goals.create(input)),
    save: os.goals.save.handler(({ input, context }) => context.services.goals.save(input)),
    move: os.goals.move.handler(({ input, context }) => context.services.goals.move(input)),
    checkIn: os.goals.checkIn.handler(({ input, context }) => context.services.goals.checkIn(input)),
    saveCheckIn: os.goals.saveCheckIn.handler(({ input, context }) => context.services.goals.saveCheckIn(input)),
    trashCheckIn: os.goals.trashCheckIn.handler(({ input, context }) => context.services.goals.trashCheckIn(input)),
    putMilestones: os.goals.putMilestones.handler(({ input, context }) => context.services.goals.putMilestones(input)),
    close: os.goals.close.handler(({ input, context }) => context.services.goals.close(input)),
    reopen: os.goals.reopen.handler(({ input, context }) => context.services.goals.reopen(input)),
    trash: os.goals.trash.handler(({ input, context }) => context.services.goals.trash(input)),
  },
};
