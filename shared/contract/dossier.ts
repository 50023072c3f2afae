import { z } from 'zod';
import { languages } from '#shared/domain/vocabulary.ts';
import { ofAccount, procedure } from './base.ts';

const inLanguage = ofAccount.extend({
  /** Of whoever reads it: the dossier stays inside. */
  language: z.enum(languages),
});

/** The dossier of an account for a hand-over between consultants (A7): internal. */
export const dossierContract = {
  fileName: procedure.input(inLanguage).output(z.object({ fileName: z.string() })),
  /** Prints it to the chosen file; whole or not there. */
  save: procedure.input(inLanguage.extend({ token: z.string() })).output(z.object({})),
};
