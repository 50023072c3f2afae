import { os } from '../procedures.ts';

export const journeyProcedures = {
  ofAccount: os.journeys.ofAccount.handler(({ input, context }) => context.services.journeys.ofAccount(input)),
  move: os.journeys.move.handler(({ input, context }) => context.services.journeys.move(input)),
  conclude: os.journeys.conclude.handler(({ input, context }) => context.services.journeys.conclude(input)),
  reopen: os.journeys.reopen.handler(({ input, context }) => context.services.journeys.reopen(input)),
  choose: os.journeys.choose.handler(({ input, context }) => context.services.journeys.choose(input)),
  templates: os.journeys.templates.handler(({ context }) => context.services.journeyTemplates.list()),
  saveTemplate: os.journeys.saveTemplate.handler(({ input, context }) => context.services.journeyTemplates.save(input)),
  archiveTemplate: os.journeys.archiveTemplate.handler(({ input, context }) =>
    context.services.journeyTemplates.archive(input),
  ),
  putCycle: os.journeys.putCycle.handler(({ input, context }) => context.services.journeyTemplates.putCycle(input)),
  saveFlag: os.journeys.saveFlag.handler(({ input, context }) => context.services.journeys.saveFlag(input)),
  removeFlag: os.journeys.removeFlag.handler(({ input, context }) => context.services.journeys.removeFlag(input)),
};
