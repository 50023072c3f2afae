import { AccountService } from './accounts/account-service.ts';
import { AdvocacyService } from './advocacy/advocacy-service.ts';
import { ReasonService } from './advocacy/reason-service.ts';
import { OpportunityService } from './opportunities/opportunity-service.ts';
import { RenewalService } from './renewals/renewal-service.ts';
import { ActivationService } from './activation/activation-service.ts';
import { BaselineService } from './activation/baseline-service.ts';
import { AttachmentService } from './attachments/attachment-service.ts';
import { CaseService } from './cases/case-service.ts';
import { ContentService } from './communication/content-service.ts';
import { SendPlanner } from './communication/send-planner.ts';
import { SendService } from './communication/send-service.ts';
import { TrackService } from './communication/track-service.ts';
import { ContactService } from './contacts/contact-service.ts';
import { ContractService } from './contracts/contract-service.ts';
import { DossierService } from './dossier/dossier-service.ts';
import { FeelingService } from './feelings/feeling-service.ts';
import { HandOverService } from './hand-overs/hand-over-service.ts';
import { HealthService } from './health/health-service.ts';
import { HealthWeeks } from './health/health-weeks.ts';
import { ImportService } from './imports/import-service.ts';
import { InteractionService } from './interactions/interaction-service.ts';
import { NoteService } from './notes/note-service.ts';
import { PlaybookService } from './playbooks/playbook-service.ts';
import { RunService } from './playbooks/run-service.ts';
import { AlertService } from './triggers/alert-service.ts';
import { CampaignService } from './triggers/campaign-service.ts';
import { FiringService } from './triggers/firing-service.ts';
import { TriggerService } from './triggers/trigger-service.ts';
import { UsageService } from './usage/usage-service.ts';
import { DerivedService } from './derived/derived-service.ts';
import { DraftService } from './drafts/draft-service.ts';
import type { Kernel } from './kernel/kernel.ts';
import { AgendaService } from './reviews/agenda-service.ts';
import { ClientViewService } from './reviews/client-view-service.ts';
import { CommitmentService } from './reviews/commitment-service.ts';
import { AfterService } from './reviews/after-service.ts';
import { MeetingService } from './reviews/meeting-service.ts';
import { NeedsService } from './reviews/needs-service.ts';
import { TopicService } from './reviews/topic-service.ts';
import { OutputService } from './reviews/output-service.ts';
import { PreparationService } from './reviews/preparation-service.ts';
import { PrintJobs } from './reviews/print-jobs.ts';
import { ReviewService } from './reviews/review-service.ts';
import { StepService } from './reviews/step-service.ts';
import { OwnAccountService } from './people/own-account-service.ts';
import { PeopleService } from './people/people-service.ts';
import { COPY, CopyService, copyWork } from './portfolio-copy/copy-service.ts';
import { ConflictService } from './sync/conflict-service.ts';
import { FieldHistory } from './sync/field-history.ts';
import { SyncService } from './sync/sync-service.ts';
import { WaitingChanges } from './sync/waiting-changes.ts';
import { GoalService } from './plans/goal-service.ts';
import { PlanService } from './plans/plan-service.ts';
import { ClientPlanService } from './plans/client-plan-service.ts';
import { GoalRecheckService } from './plans/goal-recheck-service.ts';
import { PlanTemplateService } from './plans/plan-template-service.ts';
import { PlanVersionService } from './plans/plan-version-service.ts';
import { MetricService } from './metrics/metric-service.ts';
import { ProgrammeService } from './programme/programme-service.ts';
import { TaskService } from './tasks/task-service.ts';
import { TodayService } from './today/today-service.ts';
import { SearchService } from './search/search-service.ts';
import { HolidayService } from './settings/holiday-service.ts';
import { JourneyService } from './journeys/journey-service.ts';
import { JourneyTemplateService } from './journeys/journey-template-service.ts';
import { TouchModelService } from './touch-models/touch-model-service.ts';
import { MethodService } from './settings/method-service.ts';
import { LogoService } from './settings/logo-service.ts';
import { SettingsService } from './settings/settings-service.ts';
import { TrashService } from './trash/trash-service.ts';

/** The services of an open workspace. One line a feature. */
export const buildServices = (kernel: Kernel) => {
  const logo = new LogoService(kernel);
  const clientViews = new ClientViewService(kernel, logo);
  const printJobs = new PrintJobs();
  const accounts = new AccountService(kernel);
  const plans = new PlanService(kernel);
  const baselines = new BaselineService(kernel);
  const attachments = new AttachmentService(kernel);
  const derived = new DerivedService(kernel);
  const healthWeeks = new HealthWeeks(kernel);
  derived.onComputed((computed) => healthWeeks.afterComputed(computed));
  const firings = new FiringService(kernel);
  derived.onComputed((computed) => firings.afterComputed(computed));
  const sendPlanner = new SendPlanner(kernel);
  derived.onComputed((computed) => sendPlanner.afterComputed(computed));
  const imports = new ImportService(kernel, { [COPY]: copyWork });
  return {
    kernel,
    accounts,
    activation: new ActivationService(kernel),
    baselines,
    attachments,
    cases: new CaseService(kernel),
    contacts: new ContactService(kernel),
    contents: new ContentService(kernel),
    tracks: new TrackService(kernel, sendPlanner),
    sends: new SendService(kernel),
    contracts: new ContractService(kernel),
    feelings: new FeelingService(kernel),
    handOver: new HandOverService(kernel),
    health: new HealthService(kernel),
    imports,
    interactions: new InteractionService(kernel),
    notes: new NoteService(kernel),
    usage: new UsageService(kernel),
    playbooks: new PlaybookService(kernel),
    runs: new RunService(kernel),
    alerts: new AlertService(kernel),
    triggers: new TriggerService(kernel),
    campaigns: new CampaignService(kernel),
    opportunities: new OpportunityService(kernel),
    renewals: new RenewalService(kernel),
    advocacy: new AdvocacyService(kernel),
    reasons: new ReasonService(kernel),
    plans,
    goals: new GoalService(kernel),
    goalRechecks: new GoalRecheckService(kernel),
    planTemplates: new PlanTemplateService(kernel),
    planVersions: new PlanVersionService(kernel),
    programme: new ProgrammeService(kernel),
    metrics: new MetricService(kernel, new TaskService(kernel)),
    tasks: new TaskService(kernel),
    today: new TodayService(kernel),
    reviews: new ReviewService(kernel),
    preparation: new PreparationService(kernel),
    steps: new StepService(kernel),
    commitments: new CommitmentService(kernel),
    needs: new NeedsService(kernel),
    topics: new TopicService(kernel),
    meeting: new MeetingService(kernel),
    afterReviews: new AfterService(kernel),
    agenda: new AgendaService(kernel),
    clientViews,
    outputs: new OutputService(kernel, clientViews, printJobs),
    printJobs,
    clientPlans: new ClientPlanService(kernel, clientViews, printJobs),
    dossiers: new DossierService(kernel, { accounts, plans, baselines, jobs: printJobs }),
    settings: new SettingsService(kernel),
    logo,
    holidays: new HolidayService(kernel),
    method: new MethodService(kernel),
    touchModels: new TouchModelService(kernel),
    journeys: new JourneyService(kernel),
    journeyTemplates: new JourneyTemplateService(kernel),
    search: new SearchService(kernel),
    derived,
    drafts: new DraftService(kernel),
    trash: new TrashService(kernel),
    sync: new SyncService(kernel),
    waiting: new WaitingChanges(kernel),
    conflicts: new ConflictService(kernel),
    fieldHistory: new FieldHistory(kernel),
    people: new PeopleService(kernel),
    ownAccount: new OwnAccountService(kernel),
    copy: new CopyService(kernel, imports.work, attachments),
  };
};

export type Services = ReturnType<typeof buildServices>;
