import { z } from 'zod';
import { type MethodSettingName, methodSettings } from '#shared/domain/method-settings.ts';
import { procedure } from './base.ts';

const settingNames = Object.keys(methodSettings) as [MethodSettingName, ...MethodSettingName[]];

/** How the workspace runs the method: thresholds and switches that leads change (B, D, G, K, L). */
export const methodContract = {
  settings: procedure.output(
    z.object({
      values: z.record(z.enum(settingNames), z.union([z.number(), z.boolean()])),
      /** Only leads and admins write them. */
      mayWrite: z.boolean(),
    }),
  ),
  /** @throws VALUE_REFUSED out of its range, ROLE_FORBIDDEN */
  putSetting: procedure
    .input(z.object({ name: z.enum(settingNames), value: z.union([z.number(), z.boolean()]) }))
    .output(z.object({})),
};
