import { accountsContract } from './accounts.ts';
import { advocacyContract, reasonsContract } from './advocacy.ts';
import { activationContract } from './activation.ts';
import { attachmentsContract } from './attachments.ts';
import { casesContract } from './cases.ts';
import { communicationContract } from './communication.ts';
import { contactsContract } from './contacts.ts';
import { contractsContract } from './contracts.ts';
import { dossierContract } from './dossier.ts';
import { feelingsContract } from './feelings.ts';
import { handOverContract } from './hand-over.ts';
import { healthContract } from './health.ts';
import { importsContract } from './imports.ts';
import { interactionsContract } from './interactions.ts';
import { journeysContract } from './journeys.ts';
import { methodContract } from './method.ts';
import { joiningContract } from './joining.ts';
import { meetingContract } from './meeting.ts';
import { notesContract } from './notes.ts';
import { opportunitiesContract } from './opportunities.ts';
import { peopleContract } from './people.ts';
import { preparationContract } from './review-steps.ts';
import { printContract, reviewOutputsContract } from './review-outputs.ts';
import { renewalsContract } from './renewals.ts';
import { reviewsContract } from './reviews.ts';
import { playbooksContract } from './playbooks.ts';
import { alertsContract, campaignsContract, triggersContract } from './triggers.ts';
import { usageContract } from './usage.ts';
import { goalsContract, plansContract } from './plans.ts';
import { planTemplatesContract } from './plan-templates.ts';
import { planVersionsContract } from './plan-versions.ts';
import { metricsContract } from './metrics.ts';
import { programmeContract } from './programme.ts';
import {
  draftsContract,
  historyContract,
  searchContract,
  settingsContract,
  systemContract,
  trashContract,
  workspacesContract,
} from './system.ts';
import { holidaysContract, logoContract } from './workspace-look.ts';
import { conflictsContract, syncContract } from './sync.ts';
import { tasksContract } from './tasks.ts';
import { topicsContract } from './topics.ts';
import { todayContract } from './today.ts';

/** Everything the page may ask of core. One line a feature. */
export const contract = {
  system: systemContract,
  workspaces: workspacesContract,
  settings: settingsContract,
  logo: logoContract,
  holidays: holidaysContract,
  method: methodContract,
  topics: topicsContract,
  journeys: journeysContract,
  history: historyContract,
  search: searchContract,
  drafts: draftsContract,
  trash: trashContract,
  accounts: accountsContract,
  activation: activationContract,
  attachments: attachmentsContract,
  cases: casesContract,
  communication: communicationContract,
  contacts: contactsContract,
  contracts: contractsContract,
  dossier: dossierContract,
  feelings: feelingsContract,
  handOver: handOverContract,
  health: healthContract,
  imports: importsContract,
  interactions: interactionsContract,
  notes: notesContract,
  usage: usageContract,
  playbooks: playbooksContract,
  alerts: alertsContract,
  triggers: triggersContract,
  campaigns: campaignsContract,
  opportunities: opportunitiesContract,
  renewals: renewalsContract,
  advocacy: advocacyContract,
  reasons: reasonsContract,
  plans: plansContract,
  goals: goalsContract,
  planTemplates: planTemplatesContract,
  planVersions: planVersionsContract,
  programme: programmeContract,
  metrics: metricsContract,
  tasks: tasksContract,
  today: todayContract,
  reviews: reviewsContract,
  preparation: preparationContract,
  meeting: meetingContract,
  outputs: reviewOutputsContract,
  print: printContract,
  sync: syncContract,
  conflicts: conflictsContract,
  joining: joiningContract,
  people: peopleContract,
};

export type Contract = typeof contract;
