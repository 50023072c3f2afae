import ptHealth from './pt-BR/health.json' with { type: 'json' };
import enHealth from './en/health.json' with { type: 'json' };
import ptCommercial from './pt-BR/commercial.json' with { type: 'json' };
import enCommercial from './en/commercial.json' with { type: 'json' };
import ptPlaybooks from './pt-BR/playbooks.json' with { type: 'json' };
import enPlaybooks from './en/playbooks.json' with { type: 'json' };
import ptJourney from './pt-BR/journey.json' with { type: 'json' };
import enJourney from './en/journey.json' with { type: 'json' };
import ptCommunication from './pt-BR/communication.json' with { type: 'json' };
import enCommunication from './en/communication.json' with { type: 'json' };
import ptPicture from './pt-BR/picture.json' with { type: 'json' };
import enPicture from './en/picture.json' with { type: 'json' };
import ptMethod from './pt-BR/method.json' with { type: 'json' };
import enMethod from './en/method.json' with { type: 'json' };
import ptPeople from './pt-BR/people.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import ptJoining from './pt-BR/joining.json' with { type: 'json' };
import enJoining from './en/joining.json' with { type: 'json' };
import ptSync from './pt-BR/sync.json' with { type: 'json' };
import enSync from './en/sync.json' with { type: 'json' };
import ptImport from './pt-BR/import.json' with { type: 'json' };
import enImport from './en/import.json' with { type: 'json' };
import ptPlan from './pt-BR/plan.json' with { type: 'json' };
import enPlan from './en/plan.json' with { type: 'json' };
import ptClientPlan from './pt-BR/client-plan.json' with { type: 'json' };
import enClientPlan from './en/client-plan.json' with { type: 'json' };
import ptDossier from './pt-BR/dossier.json' with { type: 'json' };
import enDossier from './en/dossier.json' with { type: 'json' };
import ptMetrics from './pt-BR/metrics.json' with { type: 'json' };
import enMetrics from './en/metrics.json' with { type: 'json' };
import ptProgramme from './pt-BR/programme.json' with { type: 'json' };
import enProgramme from './en/programme.json' with { type: 'json' };
import ptActivation from './pt-BR/activation.json' with { type: 'json' };
import enActivation from './en/activation.json' with { type: 'json' };
import ptPlanTemplates from './pt-BR/plan-templates.json' with { type: 'json' };
import enPlanTemplates from './en/plan-templates.json' with { type: 'json' };
import ptTasks from './pt-BR/tasks.json' with { type: 'json' };
import enTasks from './en/tasks.json' with { type: 'json' };
import ptMeeting from './pt-BR/meeting.json' with { type: 'json' };
import enMeeting from './en/meeting.json' with { type: 'json' };
import ptStudio from './pt-BR/studio.json' with { type: 'json' };
import enStudio from './en/studio.json' with { type: 'json' };
import ptReviews from './pt-BR/reviews.json' with { type: 'json' };
import enReviews from './en/reviews.json' with { type: 'json' };
import ptReport from './pt-BR/report.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import ptOutputs from './pt-BR/outputs.json' with { type: 'json' };
import enOutputs from './en/outputs.json' with { type: 'json' };
import enAccount from './en/account.json' with { type: 'json' };
import enCases from './en/cases.json' with { type: 'json' };
import enContacts from './en/contacts.json' with { type: 'json' };
import enContent from './en/content.json' with { type: 'json' };
import enContracts from './en/contracts.json' with { type: 'json' };
import enFeelings from './en/feelings.json' with { type: 'json' };
import enInteractions from './en/interactions.json' with { type: 'json' };
import enPortfolio from './en/portfolio.json' with { type: 'json' };
import enUsage from './en/usage.json' with { type: 'json' };
import ptAccount from './pt-BR/account.json' with { type: 'json' };
import ptCases from './pt-BR/cases.json' with { type: 'json' };
import ptContacts from './pt-BR/contacts.json' with { type: 'json' };
import ptContent from './pt-BR/content.json' with { type: 'json' };
import ptContracts from './pt-BR/contracts.json' with { type: 'json' };
import ptFeelings from './pt-BR/feelings.json' with { type: 'json' };
import ptInteractions from './pt-BR/interactions.json' with { type: 'json' };
import ptPortfolio from './pt-BR/portfolio.json' with { type: 'json' };
import ptUsage from './pt-BR/usage.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enComponents from './en/components.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enToday from './en/today.json' with { type: 'json' };
import enTrash from './en/trash.json' with { type: 'json' };
import enWelcome from './en/welcome.json' with { type: 'json' };
import ptCommon from './pt-BR/common.json' with { type: 'json' };
import ptComponents from './pt-BR/components.json' with { type: 'json' };
import ptErrors from './pt-BR/errors.json' with { type: 'json' };
import ptSettings from './pt-BR/settings.json' with { type: 'json' };
import ptShell from './pt-BR/shell.json' with { type: 'json' };
import ptToday from './pt-BR/today.json' with { type: 'json' };
import ptTrash from './pt-BR/trash.json' with { type: 'json' };
import ptWelcome from './pt-BR/welcome.json' with { type: 'json' };

/** The source language; it types the keys (Q1). A new namespace is one import and one line for each language. */
export const ptBR = {
  health: ptHealth,
  commercial: ptCommercial,
  playbooks: ptPlaybooks,
  journey: ptJourney,
  communication: ptCommunication,
  picture: ptPicture,
  method: ptMethod,
  people: ptPeople,
  joining: ptJoining,
  sync: ptSync,
  import: ptImport,
  plan: ptPlan,
  planTemplates: ptPlanTemplates,
  activation: ptActivation,
  metrics: ptMetrics,
  programme: ptProgramme,
  clientPlan: ptClientPlan,
  dossier: ptDossier,
  tasks: ptTasks,
  today: ptToday,
  meeting: ptMeeting,
  studio: ptStudio,
  reviews: ptReviews,
  report: ptReport,
  outputs: ptOutputs,
  account: ptAccount,
  cases: ptCases,
  contacts: ptContacts,
  content: ptContent,
  contracts: ptContracts,
  feelings: ptFeelings,
  interactions: ptInteractions,
  portfolio: ptPortfolio,
  usage: ptUsage,
  common: ptCommon,
  components: ptComponents,
  errors: ptErrors,
  settings: ptSettings,
  shell: ptShell,
  trash: ptTrash,
  welcome: ptWelcome,
};

export const en = {
  health: enHealth,
  commercial: enCommercial,
  playbooks: enPlaybooks,
  journey: enJourney,
  communication: enCommunication,
  picture: enPicture,
  method: enMethod,
  people: enPeople,
  joining: enJoining,
  sync: enSync,
  import: enImport,
  plan: enPlan,
  planTemplates: enPlanTemplates,
  activation: enActivation,
  metrics: enMetrics,
  programme: enProgramme,
  clientPlan: enClientPlan,
  dossier: enDossier,
  tasks: enTasks,
  today: enToday,
  meeting: enMeeting,
  studio: enStudio,
  reviews: enReviews,
  report: enReport,
  outputs: enOutputs,
  account: enAccount,
  cases: enCases,
  contacts: enContacts,
  content: enContent,
  contracts: enContracts,
  feelings: enFeelings,
  interactions: enInteractions,
  portfolio: enPortfolio,
  usage: enUsage,
  common: enCommon,
  components: enComponents,
  errors: enErrors,
  settings: enSettings,
  shell: enShell,
  trash: enTrash,
  welcome: enWelcome,
};

/** Every text of the interface by language and namespace. */
export const resources = { 'pt-BR': ptBR, en };

export type Resources = typeof ptBR;
