import type { TriggerFactKey } from '#shared/domain/trigger-facts.ts';

/** How an editor sorts the catalogue of facts (I2). */
export const factGroups = [
  { group: 'contact', facts: ['days_since_contact', 'days_contact_late'] },
  {
    group: 'usage',
    facts: [
      'usage_change_percent',
      'usage_weekly',
      'days_since_use',
      'usage_breadth_percent',
      'usage_depth_percent',
      'usage_frequency_percent',
    ],
  },
  {
    group: 'feeling',
    facts: ['feeling_moment', 'feeling_trend', 'feeling_age_days', 'feeling_satisfaction', 'feeling_trust'],
  },
  { group: 'health', facts: ['health_band', 'health_score'] },
  { group: 'survey', facts: ['nps_group', 'nps_score', 'answer_age_days', 'csat_score'] },
  {
    group: 'journey',
    facts: ['stage_kind', 'stage_status', 'days_in_stage', 'onboarding_ended_days', 'something_planned', 'flag'],
  },
  { group: 'goals', facts: ['goal_overdue_days', 'goal_reached_days', 'goals_behind_points', 'plan_alive'] },
  { group: 'cases', facts: ['case_untold_days', 'open_cases', 'urgent_cases', 'oldest_case_days'] },
  { group: 'people', facts: ['person_left_role', 'has_sponsor', 'has_champion', 'live_contacts'] },
  {
    group: 'contracts',
    facts: [
      'contract_mark',
      'contract_days_left',
      'contract_renews_itself',
      'contract_started_days',
      'opportunity_kind',
    ],
  },
  {
    group: 'reviews',
    facts: ['review_window_days', 'days_to_review', 'review_ready', 'days_since_review', 'late_commitments'],
  },
  {
    group: 'account',
    facts: [
      'touch_model',
      'segment',
      'tag',
      'status',
      'autonomy',
      'post_sale_stage',
      'monthly_revenue',
      'client_days',
      'stay_reason',
      'turnover',
    ],
  },
] as const satisfies readonly { group: string; facts: readonly TriggerFactKey[] }[];
