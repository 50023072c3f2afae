import { os } from '../procedures.ts';

export const accountProcedures = {
  portfolio: os.accounts.portfolio.handler(({ context }) => context.services.accounts.portfolio()),
  open: os.accounts.open.handler(({ input, context }) => context.services.accounts.open(input)),
  profile: os.accounts.profile.handler(({ input, context }) => context.services.accounts.profile(input)),
  history: os.accounts.history.handler(({ input, context }) => context.services.accounts.history(input)),
  choices: os.accounts.choices.handler(({ context }) => context.services.accounts.choices()),
  pick: os.accounts.pick.handler(({ context }) => context.services.accounts.pick()),
  create: os.accounts.create.handler(({ input, context }) => context.services.accounts.create(input)),
  update: os.accounts.update.handler(({ input, context }) => context.services.accounts.update(input)),
  changeMany: os.accounts.changeMany.handler(({ input, context }) => context.services.accounts.changeMany(input)),
  setTags: os.accounts.setTags.handler(({ input, context }) => context.services.accounts.setTags(input)),
  setCollaborators: os.accounts.setCollaborators.handler(({ input, context }) =>
    context.services.accounts.setCollaborators(input),
  ),
  saveFactor: os.accounts.saveFactor.handler(({ input, context }) => context.services.accounts.saveFactor(input)),
  views: os.accounts.views.handler(({ input, context }) => context.services.accounts.views(input)),
  saveView: os.accounts.saveView.handler(({ input, context }) => context.services.accounts.saveView(input)),
  removeView: os.accounts.removeView.handler(({ input, context }) => context.services.accounts.removeView(input)),
};
