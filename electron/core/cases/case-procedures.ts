import { os } from '../procedures.ts';

export const caseProcedures = {
  list: os.cases.list.handler(({ input, context }) => context.services.cases.list(input)),
  open: os.cases.open.handler(({ input, context }) => context.services.cases.open(input)),
  create: os.cases.create.handler(({ input, context }) => context.services.cases.create(input)),
  update: os.cases.update.handler(({ input, context }) => context.services.cases.update(input)),
  setStatus: os.cases.setStatus.handler(({ input, context }) => context.services.cases.setStatus(input)),
  comment: os.cases.comment.handler(({ input, context }) => context.services.cases.comment(input)),
  updateComment: os.cases.updateComment.handler(({ input, context }) => context.services.cases.updateComment(input)),
};
