import { os } from '../procedures.ts';

export const todayProcedures = {
  today: {
    open: os.today.open.handler(({ input, context }) => context.services.today.open(input)),
    cadence: os.today.cadence.handler(({ input, context }) => context.services.today.cadence(input)),
    snooze: os.today.snooze.handler(({ input, context }) => context.services.today.snooze(input)),
  },
};
