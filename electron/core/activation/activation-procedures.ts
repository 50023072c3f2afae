import { os } from '../procedures.ts';

export const activationProcedures = {
  open: os.activation.open.handler(({ input, context }) => context.services.activation.open(input)),
  saveStep: os.activation.saveStep.handler(({ input, context }) => context.services.activation.saveStep(input)),
  save: os.activation.save.handler(({ input, context }) => context.services.activation.save(input)),
  saveObjective: os.activation.saveObjective.handler(({ input, context }) =>
    context.services.activation.saveObjective(input),
  ),
  activate: os.activation.activate.handler(({ input, context }) => context.services.activation.activate(input)),
  baseline: os.activation.baseline.handler(({ input, context }) => context.services.baselines.view(input)),
  takeBaseline: os.activation.takeBaseline.handler(({ input, context }) => context.services.baselines.take(input)),
  saveBaseline: os.activation.saveBaseline.handler(({ input, context }) => context.services.baselines.save(input)),
  gaps: os.activation.gaps.handler(({ context }) => context.services.activation.gaps()),
};
