import { os } from '../procedures.ts';

export const todayProcedures = {
  today: {
    open: os.today.open.handler(({ input, context }) => context.services.today.open(input)),
  },
};
