import { os } from '../procedures.ts';

export const methodProcedures = {
  settings: os.method.settings.handler(({ context }) => context.services.method.settings()),
  putSetting: os.method.putSetting.handler(({ input, context }) => context.services.method.putSetting(input)),
};
