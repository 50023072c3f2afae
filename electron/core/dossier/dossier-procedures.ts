import { os } from '../procedures.ts';

export const dossierProcedures = {
  fileName: os.dossier.fileName.handler(({ input, context }) => context.services.dossiers.fileName(input)),
  save: os.dossier.save.handler(({ input, context }) => context.services.dossiers.save(input)),
};
