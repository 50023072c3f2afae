import { os } from '../procedures.ts';

export const attachmentProcedures = {
  list: os.attachments.list.handler(({ input, context }) => context.services.attachments.list(input)),
  add: os.attachments.add.handler(({ input, context }) => context.services.attachments.add(input)),
  addGiven: os.attachments.addGiven.handler(({ input, context }) => context.services.attachments.addGiven(input)),
  read: os.attachments.read.handler(({ input, context }) => context.services.attachments.read(input)),
  saveAs: os.attachments.saveAs.handler(({ input, context }) => context.services.attachments.saveAs(input)),
};
