import { os } from '../procedures.ts';

export const feelingProcedures = {
  list: os.feelings.list.handler(({ input, context }) => context.services.feelings.list(input)),
  record: os.feelings.record.handler(({ input, context }) => context.services.feelings.record(input)),
  update: os.feelings.update.handler(({ input, context }) => context.services.feelings.update(input)),
  trash: os.feelings.trash.handler(({ input, context }) => context.services.feelings.trash(input)),
  reasons: os.feelings.reasons.handler(({ context }) => context.services.feelings.reasons()),
};
