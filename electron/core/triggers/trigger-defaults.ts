import type {
  CampaignKind,
  CampaignRhythm,
  CampaignState,
  RuleAction,
  RuleRepeat,
} from '#shared/domain/method-vocabulary.ts';
import type { Condition } from '#shared/domain/trigger-rule.ts';

interface ShippedRule {
  key: string;
  conditions: readonly Condition[];
  action: RuleAction;
  playbook: string | null;
  campaign: string | null;
  repeat: RuleRepeat;
  repeatDays: number;
}

/** I3, I4, I5. Their words are `playbooks:trigger_rule.<key>`. */
export const shippedRules: readonly ShippedRule[] = [
  {
    key: 'usage_dropped',
    conditions: [{ fact: 'usage_change_percent', op: 'at_most', value: -50 }],
    action: 'propose',
    playbook: 'engagement',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'good_moment',
    conditions: [
      { fact: 'nps_group', op: 'one_of', value: ['promoter'] },
      { fact: 'answer_age_days', op: 'at_most', value: 30 },
      { fact: 'feeling_moment', op: 'one_of', value: ['delighted', 'satisfied'] },
    ],
    action: 'propose',
    playbook: 'advocate',
    campaign: null,
    repeat: 'every',
    repeatDays: 180,
  },
  {
    key: 'health_risk',
    conditions: [{ fact: 'health_band', op: 'one_of', value: ['risk'] }],
    action: 'propose',
    playbook: 'recovery',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'negative_feeling',
    conditions: [{ fact: 'feeling_moment', op: 'one_of', value: ['worried', 'at_risk', 'leaving'] }],
    action: 'propose',
    playbook: 'recovery',
    campaign: null,
    repeat: 'every',
    repeatDays: 30,
  },
  {
    key: 'no_contact',
    conditions: [
      { fact: 'days_since_contact', op: 'at_least', value: 45 },
      { fact: 'touch_model', op: 'one_of', value: ['mid', 'high', 'exclusive'] },
    ],
    action: 'propose',
    playbook: 'reconnect',
    campaign: null,
    repeat: 'every',
    repeatDays: 30,
  },
  {
    key: 'onboarding_gap',
    conditions: [
      { fact: 'onboarding_ended_days', op: 'at_least', value: 1 },
      { fact: 'something_planned', op: 'is', value: false },
    ],
    action: 'start',
    playbook: 'after_onboarding',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'goal_overdue',
    conditions: [{ fact: 'goal_overdue_days', op: 'at_least', value: 7 }],
    action: 'propose',
    playbook: 'late_goal',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'nps_detractor',
    conditions: [
      { fact: 'nps_group', op: 'one_of', value: ['detractor'] },
      { fact: 'answer_age_days', op: 'at_most', value: 60 },
    ],
    action: 'start',
    playbook: 'detractor',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'champion_left',
    conditions: [{ fact: 'person_left_role', op: 'one_of', value: ['champion', 'sponsor'] }],
    action: 'start',
    playbook: 'new_champion',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'case_untold',
    conditions: [{ fact: 'case_untold_days', op: 'at_least', value: 2 }],
    action: 'alert',
    playbook: null,
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'new_contract',
    conditions: [{ fact: 'contract_started_days', op: 'at_least', value: 1 }],
    action: 'start',
    playbook: 'new_contract',
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'review_window',
    conditions: [{ fact: 'review_window_days', op: 'at_least', value: 1 }],
    action: 'alert',
    playbook: null,
    campaign: null,
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'renewal_mark',
    conditions: [{ fact: 'contract_mark', op: 'one_of', value: ['180', '90', '60'] }],
    action: 'propose',
    playbook: 'renewal',
    campaign: 'annual_renewal',
    repeat: 'once',
    repeatDays: 30,
  },
  {
    key: 'opportunity',
    conditions: [{ fact: 'opportunity_kind', op: 'one_of', value: ['cross_sell', 'up_sell'] }],
    action: 'propose',
    playbook: 'upsell',
    campaign: 'upsell',
    repeat: 'once',
    repeatDays: 30,
  },
];

interface ShippedCampaign {
  key: string;
  kind: CampaignKind;
  state: CampaignState;
  playbook: string;
  conditions: readonly Condition[];
  /** Null: by the rules that name it. */
  rhythm: CampaignRhythm | null;
}

/** I4. A campaign by calendar waits as a draft until somebody says when it starts. */
export const shippedCampaigns: readonly ShippedCampaign[] = [
  {
    key: 'satisfaction_survey',
    kind: 'satisfaction_survey',
    state: 'draft',
    playbook: 'survey',
    conditions: [
      { fact: 'status', op: 'one_of', value: ['ongoing'] },
      { fact: 'client_days', op: 'at_least', value: 90 },
    ],
    rhythm: 'half_yearly',
  },
  {
    key: 'annual_renewal',
    kind: 'annual_renewal',
    state: 'running',
    playbook: 'renewal',
    conditions: [],
    rhythm: null,
  },
  { key: 'upsell', kind: 'upsell', state: 'running', playbook: 'upsell', conditions: [], rhythm: null },
];
