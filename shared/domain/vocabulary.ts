/**
 * Every closed list of the product, once: the keys are what rows, contract and translations use.
 * A key is never renamed or reused, because it is stored in files and on servers that outlive this version.
 */

// A. Account

/** A1. `public_sector` is one of its own: terms, tenders and mandates matter there. */
export const sectors = [
  'agribusiness',
  'construction',
  'consulting',
  'education',
  'energy',
  'finance',
  'food',
  'health',
  'industry',
  'insurance',
  'legal',
  'logistics',
  'media',
  'non_profit',
  'public_sector',
  'real_estate',
  'retail',
  'technology',
  'telecom',
  'tourism',
  'other',
] as const;
export type Sector = (typeof sectors)[number];

/** A1. By number of employees. */
export const companySizes = ['micro', 'small', 'medium', 'large', 'enterprise'] as const;
export type CompanySize = (typeof companySizes)[number];

/** A1. */
export const accountStatuses = ['onboarding', 'ongoing', 'lost'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** A1. What the client receives is written in one of these. */
export const languages = ['pt-BR', 'en'] as const;
export type Language = (typeof languages)[number];

/** A1. Forces outside the relation that move the account. */
export const externalFactorKinds = ['market', 'politics', 'restructuring', 'other'] as const;
export type ExternalFactorKind = (typeof externalFactorKinds)[number];

/** A2. */
export const turnoverLevels = ['low', 'medium', 'high'] as const;
export type TurnoverLevel = (typeof turnoverLevels)[number];

/** A2. Stays for lack of an alternative, or by choice. */
export const stayReasons = ['retained', 'loyal'] as const;
export type StayReason = (typeof stayReasons)[number];

/** A2. */
export const communicationStyles = ['formal', 'informal', 'direct', 'detailed', 'visual'] as const;
export type CommunicationStyle = (typeof communicationStyles)[number];

/** A3. */
export const contactRoles = ['sponsor', 'decision_maker', 'champion', 'user', 'detractor'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** A3. Where the person stands towards us. */
export const stances = ['supporter', 'neutral', 'opponent', 'unknown'] as const;
export type Stance = (typeof stances)[number];

/** A3. */
export const influences = ['low', 'medium', 'high'] as const;
export type Influence = (typeof influences)[number];

/** A4. `upcoming`, `active` and `expired` follow from the dates; `canceled` is somebody's decision. */
export const contractStatuses = ['upcoming', 'active', 'expired', 'canceled'] as const;
export type ContractStatus = (typeof contractStatuses)[number];

/** A4. The period one recurring amount pays for. */
export const billingPeriods = ['monthly', 'quarterly', 'half_yearly', 'yearly'] as const;
export type BillingPeriod = (typeof billingPeriods)[number];

/** A8. */
export const postSaleStages = ['adoption', 'retention', 'expansion', 'evangelisation'] as const;
export type PostSaleStage = (typeof postSaleStages)[number];

/** L4. */
export const lossReasons = ['dissatisfaction', 'competitor', 'changed_needs', 'other'] as const;
export type LossReason = (typeof lossReasons)[number];

/** A member of the workspace. */
export const memberRoles = ['consultant', 'lead', 'admin'] as const;
export type MemberRole = (typeof memberRoles)[number];

// B. Touch models

export const touchModelKeys = ['tech', 'low', 'mid', 'high', 'exclusive'] as const;
export type TouchModelKey = (typeof touchModelKeys)[number];

/** B5. */
export const autonomyLevels = ['low', 'medium', 'high'] as const;
export type AutonomyLevel = (typeof autonomyLevels)[number];

/** How far a touch model lets the app act by itself, from most to least. */
export const automationLevels = [
  'all',
  'all_but_first_approach',
  'first_contact',
  'rare_points',
  'proposals_only',
] as const;
export type AutomationLevel = (typeof automationLevels)[number];

// D. Journey

export const stageKinds = ['hand_over', 'welcome', 'adoption', 'review_window'] as const;
export type StageKind = (typeof stageKinds)[number];

/** D3. */
export const journeyStatuses = ['on_track', 'behind', 'stuck'] as const;
export type JourneyStatus = (typeof journeyStatuses)[number];

/** D2. */
export const reviewCycles = ['journey_120_days', 'calendar_quarter'] as const;
export type ReviewCycle = (typeof reviewCycles)[number];

// E. Success plan

/** E2. */
export const goalDirections = ['up', 'down', 'maintain'] as const;
export type GoalDirection = (typeof goalDirections)[number];

/** E2, E4. The last four close a goal. */
export const goalStatuses = ['planned', 'active', 'achieved', 'partial', 'missed', 'canceled'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** E1. One tree holds the final objective, the smaller successes and the actions. */
export const goalKinds = ['final_objective', 'goal', 'action'] as const;
export type GoalKind = (typeof goalKinds)[number];

// F. Reviews

/** F1. */
export const reviewKinds = ['qbr', 'ebr', 'regular', 'welcome', 'hand_over'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** F1. In order. */
export const reviewStages = ['planned', 'preparing', 'ready', 'held', 'followed_up'] as const;
export type ReviewStage = (typeof reviewStages)[number];

/** F3. The ten steps, in order. */
export const reviewSteps = [
  'period_and_people',
  'what_happened',
  'last_commitments',
  'goals',
  'needs_checklist',
  'value_delivered',
  'risks_and_opportunities',
  'next_period',
  'agenda',
  'outputs',
] as const;
export type ReviewStep = (typeof reviewSteps)[number];

/** F4. */
export const needsTopics = [
  'training',
  'technical_support',
  'periodic_meetings',
  'all_features',
  'daily_resources',
  'expected_results',
] as const;
export type NeedsTopic = (typeof needsTopics)[number];

/** F4. */
export const needsAnswers = ['yes', 'partly', 'no'] as const;
export type NeedsAnswer = (typeof needsAnswers)[number];

/** F5. In order. */
export const meetingStages = ['needs_and_expectations', 'engagement', 'value_delivery', 'feedback'] as const;
export type MeetingStage = (typeof meetingStages)[number];

/** F1, F9. Which side a participant or a commitment belongs to. */
export const sides = ['ours', 'client'] as const;
export type Side = (typeof sides)[number];

/** F9. Late is not a state: it follows from `open` and the date. */
export const commitmentStates = ['open', 'done', 'dropped'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** F9. How a late commitment was answered before the next review may be ready. */
export const commitmentAnswers = ['done', 'new_date', 'dropped'] as const;
export type CommitmentAnswer = (typeof commitmentAnswers)[number];

/** F3 step 7. */
export const riskKinds = ['risk', 'opportunity'] as const;
export type RiskKind = (typeof riskKinds)[number];

/** F7. */
export const outputKinds = ['pptx', 'pdf', 'docx', 'ics', 'eml'] as const;
export type OutputKind = (typeof outputKinds)[number];

/** H8. `client` may enter outputs; `internal` is the default; `private` is the author's alone. */
export const audiences = ['client', 'internal', 'private'] as const;
export type Audience = (typeof audiences)[number];

// G. CS Feeling: emotions live in feeling.ts with their sign

/** G1. From best to worst. */
export const moments = ['delighted', 'satisfied', 'neutral', 'worried', 'at_risk', 'leaving'] as const;
export type Moment = (typeof moments)[number];

/** G6, K. From best to worst. */
export const bands = ['good', 'attention', 'risk'] as const;
export type Band = (typeof bands)[number];

export const trends = ['up', 'steady', 'down'] as const;
export type Trend = (typeof trends)[number];

// H. Interactions

/** H1. `internal_note` is logged among the rest and never counts as contact. */
export const channels = [
  'email',
  'call',
  'video',
  'visit',
  'chat',
  'sms',
  'social',
  'event',
  'other',
  'internal_note',
] as const;
export type Channel = (typeof channels)[number];

/** H1. */
export const interactionDirections = ['outbound', 'inbound'] as const;
export type InteractionDirection = (typeof interactionDirections)[number];

// I. Tasks

/** I6. */
export const taskPriorities = ['low', 'normal', 'high', 'urgent'] as const;
export type TaskPriority = (typeof taskPriorities)[number];

/** I6. */
export const taskStatuses = ['open', 'done', 'canceled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** I6. What a task came from. */
export const taskSources = [
  'hand',
  'review',
  'commitment',
  'needs_checklist',
  'goal',
  'case',
  'playbook',
  'metric_target',
] as const;
export type TaskSource = (typeof taskSources)[number];

/** I6. */
export const recurrences = ['none', 'weekly', 'fortnightly', 'monthly', 'quarterly'] as const;
export type Recurrence = (typeof recurrences)[number];

// J. Surveys and series

export const surveyKinds = ['nps', 'csat', 'ces'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

export const npsGroups = ['promoter', 'passive', 'detractor'] as const;
export type NpsGroup = (typeof npsGroups)[number];

// L. Opportunities

/** L1. */
export const opportunityKinds = ['cross_sell', 'up_sell', 'renewal', 'referral'] as const;
export type OpportunityKind = (typeof opportunityKinds)[number];

/** L1. */
export const opportunityStatuses = ['open', 'won', 'lost'] as const;
export type OpportunityStatus = (typeof opportunityStatuses)[number];

// M. Support

/** M1. */
export const caseKinds = ['question', 'bug', 'feature_request'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** M1. In order. */
export const caseStatuses = ['open', 'reproduced', 'with_product', 'solved', 'client_told', 'closed'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** M1. Impact on the client rules the priority. */
export const casePriorities = ['low', 'medium', 'high', 'urgent'] as const;
export type CasePriority = (typeof casePriorities)[number];
