import { os } from '../procedures.ts';

export const handOverProcedures = {
  get: os.handOver.get.handler(({ input, context }) => context.services.handOver.get(input)),
  save: os.handOver.save.handler(({ input, context }) => context.services.handOver.save(input)),
};
