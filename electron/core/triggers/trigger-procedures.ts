import { os } from '../procedures.ts';

export const triggerProcedures = {
  alerts: {
    list: os.alerts.list.handler(({ input, context }) => context.services.alerts.list(input)),
    close: os.alerts.close.handler(({ input, context }) => context.services.alerts.close(input)),
  },
  triggers: {
    list: os.triggers.list.handler(({ context }) => context.services.triggers.list()),
    create: os.triggers.create.handler(({ input, context }) => context.services.triggers.create(input)),
    save: os.triggers.save.handler(({ input, context }) => context.services.triggers.save(input)),
    trash: os.triggers.trash.handler(({ input, context }) => context.services.triggers.trash(input)),
    preview: os.triggers.preview.handler(({ input, context }) => context.services.triggers.preview(input)),
  },
  campaigns: {
    list: os.campaigns.list.handler(({ context }) => context.services.campaigns.list()),
    create: os.campaigns.create.handler(({ input, context }) => context.services.campaigns.create(input)),
    save: os.campaigns.save.handler(({ input, context }) => context.services.campaigns.save(input)),
    trash: os.campaigns.trash.handler(({ input, context }) => context.services.campaigns.trash(input)),
  },
};
