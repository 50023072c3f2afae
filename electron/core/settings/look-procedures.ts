import { os } from '../procedures.ts';

export const lookProcedures = {
  logo: {
    get: os.logo.get.handler(({ context }) => context.services.logo.get()),
    put: os.logo.put.handler(({ context, input }) => context.services.logo.put(input)),
    remove: os.logo.remove.handler(({ context }) => context.services.logo.remove()),
  },
  holidays: {
    list: os.holidays.list.handler(({ context, input }) => context.services.holidays.list(input.year)),
    add: os.holidays.add.handler(({ context, input }) => context.services.holidays.add(input)),
    remove: os.holidays.remove.handler(({ context, input }) => context.services.holidays.remove(input)),
  },
};
