import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** Switches burnt into the packaged binary (Electron's security recommendation 19). */
export const fuses = {
  version: FuseVersion.V1,
  resetAdHocDarwinSignature: true,
  /** Core runs as a utility process, so nothing needs Electron to act as Node. */
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
} as const;
