/** Closed lists of the ongoing method (C, D, G6, H, I, K, L); `vocabulary.ts` holds those of the main job. */

// C. Starting ongoing

/** C1. In order. */
export const activationSteps = [
  'team_and_owner',
  'know_the_client',
  'success_and_value',
  'touch_model',
  'goals',
  'review_and_activate',
] as const;
export type ActivationStep = (typeof activationSteps)[number];

/** C2. In order. */
export const programmeSteps = [
  'objectives',
  'team_and_resources',
  'clients_and_segments',
  'success_by_segment',
  'goals_with_client',
  'contact_routine',
  'contents_and_insights',
  'metrics',
] as const;
export type ProgrammeStep = (typeof programmeSteps)[number];

/** C4, J. What is kept of an account at activation to compare with later. */
export const baselineMetrics = [
  'nps',
  'csat',
  'monthly_revenue',
  'weekly_use',
  'adoption_breadth',
  'health',
  'open_cases',
  'days_between_contacts',
] as const;
export type BaselineMetric = (typeof baselineMetrics)[number];

// D. Journey

/** D1. A stage ends by its date, or by what has to happen in it: the hand-over accepted, the review held. */
export const stageEnds = ['date', 'fact'] as const;
export type StageEnd = (typeof stageEnds)[number];

/** D5. Flags beside the stage; those of `computedFlags` follow from the data, the others are somebody's word. */
export const accountFlags = [
  'adoption_fine',
  'champion_gone',
  'sponsor_missing',
  'use_dropped',
  'expansion_ready',
  'contract_in_dispute',
  'on_hold',
  'own',
] as const;
export type AccountFlag = (typeof accountFlags)[number];

/** D5. */
export const computedFlags = ['champion_gone', 'sponsor_missing', 'use_dropped'] as const satisfies AccountFlag[];

// H. Communication

/** H4, H5. `canned` is a stored reply to a known issue. */
export const contentKinds = ['article', 'faq', 'video', 'insight', 'email', 'canned'] as const;
export type ContentKind = (typeof contentKinds)[number];

/** H4. `proposed` is never more than a proposal (exclusive touch); `draft` waits in the batch to be sent. */
export const sendStates = ['proposed', 'draft', 'sent', 'skipped'] as const;
export type SendState = (typeof sendStates)[number];

/** H5. What came of a text that was sent. */
export const sendResults = ['none', 'opened', 'replied', 'solved', 'complaint'] as const;
export type SendResult = (typeof sendResults)[number];

// I. Playbooks

/** I3, I4 and what belongs to none of them. */
export const strategies = ['engagement', 'advocacy', 'recovery', 'survey', 'renewal', 'upsell', 'routine'] as const;
export type Strategy = (typeof strategies)[number];

/** I1. */
export const playbookStepKinds = ['task', 'contact', 'content', 'meeting'] as const;
export type PlaybookStepKind = (typeof playbookStepKinds)[number];

/** I1. Who does a step: resolved to a member when the playbook starts. */
export const stepRoles = ['owner', 'lead', 'admin'] as const;
export type StepRole = (typeof stepRoles)[number];

export const runStates = ['running', 'done', 'stopped'] as const;

/** I2. How often one rule may fire for one account. */
export const ruleRepeats = ['once', 'every'] as const;
export type RuleRepeat = (typeof ruleRepeats)[number];

/** I2. What a firing starts by itself; an alert is always made. `propose` asks before the playbook starts. */
export const ruleActions = ['alert', 'propose', 'start'] as const;
export type RuleAction = (typeof ruleActions)[number];

/** I2. An alert is a firing that is `open`; what held already when an import brought the account is `known`. */
export const firingStates = ['open', 'known', 'dealt_with', 'dismissed'] as const;
export type FiringState = (typeof firingStates)[number];

/** I4. */
export const campaignKinds = ['satisfaction_survey', 'annual_renewal', 'upsell', 'own'] as const;
export type CampaignKind = (typeof campaignKinds)[number];

export const campaignStates = ['draft', 'running', 'ended'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** I4. How often a campaign by calendar comes again. */
export const campaignRhythms = ['once', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const;
export type CampaignRhythm = (typeof campaignRhythms)[number];

// K. Health

/** K1. In the order of product.md. */
export const healthMeasures = [
  'usage_trend',
  'adoption',
  'goals',
  'cadence',
  'support',
  'survey',
  'sponsor',
  'commercial',
  'feeling',
] as const;
export type HealthMeasure = (typeof healthMeasures)[number];

// L. Opportunities, renewal, advocacy

/** L1. Where an opportunity was seen. */
export const opportunityOrigins = ['data', 'stage', 'review', 'hand'] as const;
export type OpportunityOrigin = (typeof opportunityOrigins)[number];

/** L2. From best to worst; all but the first need an action plan. */
export const renewalVerdicts = ['good', 'attention', 'risk'] as const;
export type RenewalVerdict = (typeof renewalVerdicts)[number];

/** L3. */
export const advocacyKinds = ['reference', 'success_case', 'recommendation', 'loyalty_offer'] as const;
export type AdvocacyKind = (typeof advocacyKinds)[number];

/** L3. In order; `declined` ends it. */
export const advocacyStates = ['idea', 'asked', 'agreed', 'done', 'declined'] as const;
export type AdvocacyState = (typeof advocacyStates)[number];

/** What a list of the workspace asks: the needs of a client (F4), or how a review went (F6). */
export const topicKinds = ['needs', 'rating'] as const;
export type TopicKind = (typeof topicKinds)[number];

/** L4, J. How what a client pays changed: it left, one contract became smaller or larger, or it came back. */
export const revenueChangeKinds = ['loss', 'downsell', 'reactivation', 'expansion'] as const;

/** L4. What a workspace may add its own reasons to. */
export const reasonKinds = ['loss', 'downsell', 'opportunity'] as const;
export type ReasonKind = (typeof reasonKinds)[number];
