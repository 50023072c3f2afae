import type { ClientPlanView, ClientView } from './client-view.ts';
import type { Dossier } from './dossier.ts';

/** What a printing page may ask for, one a job (outputs.md, Report). Only the dossier is internal, and says so. */
export type PrintJob =
  | { kind: 'review'; view: ClientView }
  | { kind: 'plan'; view: ClientPlanView }
  | { kind: 'dossier'; dossier: Dossier };
