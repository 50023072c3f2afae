import { os } from '../procedures.ts';

export const renewalProcedures = {
  desk: os.renewals.desk.handler(({ context }) => context.services.renewals.desk()),
  saveVerdict: os.renewals.saveVerdict.handler(({ input, context }) => context.services.renewals.saveVerdict(input)),
};
