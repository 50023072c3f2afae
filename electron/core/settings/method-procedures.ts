import { os } from '../procedures.ts';

export const methodProcedures = {
  settings: os.method.settings.handler(({ context }) => context.services.method.settings()),
  putSetting: os.method.putSetting.handler(({ input, context }) => context.services.method.putSetting(input)),
  touchModels: os.method.touchModels.handler(({ context }) => context.services.touchModels.list()),
  saveTouchModel: os.method.saveTouchModel.handler(({ input, context }) => context.services.touchModels.save(input)),
  restoreTouchModel: os.method.restoreTouchModel.handler(({ input, context }) =>
    context.services.touchModels.restore(input),
  ),
  saveSegment: os.method.saveSegment.handler(({ input, context }) => context.services.touchModels.saveSegment(input)),
  removeSegment: os.method.removeSegment.handler(({ input, context }) =>
    context.services.touchModels.removeSegment(input),
  ),
};
