import { os } from '../procedures.ts';

export const planProcedures = {
  plans: {
    view: os.plans.view.handler(({ input, context }) => context.services.plans.view(input)),
    create: os.plans.create.handler(({ input, context }) => context.services.plans.create(input)),
    save: os.plans.save.handler(({ input, context }) => context.services.plans.save(input)),
    close: os.plans.close.handler(({ input, context }) => context.services.plans.close(input)),
    trash: os.plans.trash.handler(({ input, context }) => context.services.plans.trash(input)),
    reached: os.plans.reached.handler(({ input, context }) => context.services.plans.reached(input)),
    clientView: os.plans.clientView.handler(({ input, context }) => context.services.clientPlans.preview(input)),
    saveClientView: os.plans.saveClientView.handler(({ input, context }) => context.services.clientPlans.save(input)),
    values: os.plans.values.handler(({ context }) => context.services.plans.values()),
  },
  planVersions: {
    list: os.planVersions.list.handler(({ input, context }) => context.services.planVersions.list(input)),
    save: os.planVersions.save.handler(({ input, context }) => context.services.planVersions.save(input)),
    compare: os.planVersions.compare.handler(({ input, context }) => context.services.planVersions.compare(input)),
    restore: os.planVersions.restore.handler(({ input, context }) => context.services.planVersions.restore(input)),
  },
  planTemplates: {
    list: os.planTemplates.list.handler(({ context }) => context.services.planTemplates.list()),
    proposals: os.planTemplates.proposals.handler(({ input, context }) =>
      context.services.planTemplates.proposals(input),
    ),
    apply: os.planTemplates.apply.handler(({ input, context }) => context.services.planTemplates.apply(input)),
    create: os.planTemplates.create.handler(({ input, context }) => context.services.planTemplates.create(input)),
    save: os.planTemplates.save.handler(({ input, context }) => context.services.planTemplates.save(input)),
    addGoal: os.planTemplates.addGoal.handler(({ input, context }) => context.services.planTemplates.addGoal(input)),
    saveGoal: os.planTemplates.saveGoal.handler(({ input, context }) => context.services.planTemplates.saveGoal(input)),
    moveGoal: os.planTemplates.moveGoal.handler(({ input, context }) => context.services.planTemplates.moveGoal(input)),
    trash: os.planTemplates.trash.handler(({ input, context }) => context.services.planTemplates.trash(input)),
    trashGoal: os.planTemplates.trashGoal.handler(({ input, context }) =>
      context.services.planTemplates.trashGoal(input),
    ),
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
    recheck: os.goals.recheck.handler(({ input, context }) => context.services.goalRechecks.recheck(input)),
    putRecheck: os.goals.putRecheck.handler(({ input, context }) => context.services.goalRechecks.putRecheck(input)),
    trash: os.goals.trash.handler(({ input, context }) => context.services.goals.trash(input)),
  },
};
