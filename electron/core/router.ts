import { accountProcedures } from './accounts/account-procedures.ts';
import { advocacyProcedures, reasonProcedures } from './advocacy/advocacy-procedures.ts';
import { activationProcedures } from './activation/activation-procedures.ts';
import { attachmentProcedures } from './attachments/attachment-procedures.ts';
import { caseProcedures } from './cases/case-procedures.ts';
import { communicationProcedures } from './communication/communication-procedures.ts';
import { contactProcedures } from './contacts/contact-procedures.ts';
import { contractProcedures } from './contracts/contract-procedures.ts';
import { dossierProcedures } from './dossier/dossier-procedures.ts';
import { feelingProcedures } from './feelings/feeling-procedures.ts';
import { handOverProcedures } from './hand-overs/hand-over-procedures.ts';
import { healthProcedures } from './health/health-procedures.ts';
import { importProcedures } from './imports/import-procedures.ts';
import { interactionProcedures } from './interactions/interaction-procedures.ts';
import { noteProcedures } from './notes/note-procedures.ts';
import { playbookProcedures } from './playbooks/playbook-procedures.ts';
import { triggerProcedures } from './triggers/trigger-procedures.ts';
import { usageProcedures } from './usage/usage-procedures.ts';
import { joiningProcedures } from './people/joining-procedures.ts';
import { opportunityProcedures } from './opportunities/opportunity-procedures.ts';
import { peopleProcedures } from './people/people-procedures.ts';
import { planProcedures } from './plans/plan-procedures.ts';
import { renewalProcedures } from './renewals/renewal-procedures.ts';
import { metricProcedures } from './metrics/metric-procedures.ts';
import { programmeProcedures } from './programme/programme-procedures.ts';
import { meetingProcedures } from './reviews/meeting-procedures.ts';
import { printProcedures, reviewProcedures } from './reviews/review-procedures.ts';
import { topicProcedures } from './reviews/topic-procedures.ts';
import { lookProcedures } from './settings/look-procedures.ts';
import { journeyProcedures } from './journeys/journey-procedures.ts';
import { methodProcedures } from './settings/method-procedures.ts';
import { syncProcedures } from './sync/sync-procedures.ts';
import { systemProcedures } from './system/system-procedures.ts';
import { taskProcedures } from './tasks/task-procedures.ts';
import { todayProcedures } from './today/today-procedures.ts';

/** Every procedure of the contract. One line a feature. */
export const router = {
  ...systemProcedures,
  ...lookProcedures,
  method: methodProcedures,
  topics: topicProcedures,
  journeys: journeyProcedures,
  accounts: accountProcedures,
  activation: activationProcedures,
  attachments: attachmentProcedures,
  cases: caseProcedures,
  communication: communicationProcedures,
  contacts: contactProcedures,
  contracts: contractProcedures,
  dossier: dossierProcedures,
  feelings: feelingProcedures,
  handOver: handOverProcedures,
  health: healthProcedures,
  imports: importProcedures,
  interactions: interactionProcedures,
  notes: noteProcedures,
  usage: usageProcedures,
  playbooks: playbookProcedures,
  ...triggerProcedures,
  opportunities: opportunityProcedures,
  renewals: renewalProcedures,
  advocacy: advocacyProcedures,
  reasons: reasonProcedures,
  ...planProcedures,
  programme: programmeProcedures,
  metrics: metricProcedures,
  ...reviewProcedures,
  meeting: meetingProcedures,
  ...taskProcedures,
  ...todayProcedures,
  ...syncProcedures,
  joining: joiningProcedures,
  people: peopleProcedures,
};

/** What the printable page may call: nothing but its job. */
export const printRouter = { ...printProcedures };
