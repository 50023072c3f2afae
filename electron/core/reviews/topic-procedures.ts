import { os } from '../procedures.ts';

export const topicProcedures = {
  list: os.topics.list.handler(({ input, context }) => context.services.topics.list(input)),
  add: os.topics.add.handler(({ input, context }) => context.services.topics.add(input)),
  update: os.topics.update.handler(({ input, context }) => context.services.topics.update(input)),
  move: os.topics.move.handler(({ input, context }) => context.services.topics.move(input)),
  trash: os.topics.trash.handler(({ input, context }) => context.services.topics.trash(input)),
};
