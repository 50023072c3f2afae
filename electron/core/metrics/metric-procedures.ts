import { os } from '../procedures.ts';

export const metricProcedures = {
  overview: os.metrics.overview.handler(({ input, context }) => context.services.metrics.overview(input)),
  open: os.metrics.open.handler(({ input, context }) => context.services.metrics.open(input)),
  cohorts: os.metrics.cohorts.handler(({ input, context }) => context.services.metrics.cohorts(input)),
  npsAndContacts: os.metrics.npsAndContacts.handler(({ input, context }) =>
    context.services.metrics.npsAndContacts(input),
  ),
  correct: os.metrics.correct.handler(({ input, context }) => context.services.metrics.correct(input)),
};
