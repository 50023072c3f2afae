import { os } from '../procedures.ts';

export const usageProcedures = {
  overview: os.usage.overview.handler(({ input, context }) => context.services.usage.overview(input)),
  saveSeries: os.usage.saveSeries.handler(({ input, context }) => context.services.usage.saveSeries(input)),
  removeSeries: os.usage.removeSeries.handler(({ input, context }) => context.services.usage.removeSeries(input)),
  savePoint: os.usage.savePoint.handler(({ input, context }) => context.services.usage.savePoint(input)),
  removePoint: os.usage.removePoint.handler(({ input, context }) => context.services.usage.removePoint(input)),
};
