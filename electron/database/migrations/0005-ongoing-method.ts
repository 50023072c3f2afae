import type { Migration } from './migration.ts';

const synced = (name: string, fields: string) => `
CREATE TABLE ${name} (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, deleted_at TEXT,
  ${fields}
) STRICT, WITHOUT ROWID;
CREATE INDEX ${name}_trash ON ${name} (deleted_at) WHERE deleted_at IS NOT NULL;`;

const syncedSql = [
  synced('workspace_setting', `name TEXT NOT NULL, "value" TEXT NOT NULL`),
  synced('journey_template', `content_key TEXT, name TEXT, position TEXT NOT NULL, archived INTEGER NOT NULL`),
  synced(
    'journey_stage',
    `template_id TEXT NOT NULL, content_key TEXT, name TEXT, description TEXT, kind TEXT NOT NULL,
    days INTEGER NOT NULL, repeats INTEGER NOT NULL, ends_by TEXT NOT NULL, position TEXT NOT NULL`,
  ),
  synced('programme_step', `step TEXT NOT NULL, done INTEGER NOT NULL, body TEXT`),
  synced('programme_version', `saved_at TEXT NOT NULL, author_id TEXT NOT NULL, note TEXT, body TEXT NOT NULL`),
  synced('metric_target', `metric TEXT NOT NULL, segment_id TEXT, "value" REAL NOT NULL, due_on TEXT, note TEXT`),
  synced(
    'playbook',
    `content_key TEXT, name TEXT, description TEXT, script TEXT, strategy TEXT NOT NULL,
    archived INTEGER NOT NULL, position TEXT NOT NULL`,
  ),
  synced(
    'playbook_step',
    `playbook_id TEXT NOT NULL, content_key TEXT, kind TEXT NOT NULL, title TEXT, description TEXT,
    role TEXT NOT NULL, offset_days INTEGER NOT NULL, duration_days INTEGER NOT NULL, content_id TEXT,
    position TEXT NOT NULL`,
  ),
  synced(
    'trigger_rule',
    `content_key TEXT, name TEXT, conditions TEXT NOT NULL, action TEXT NOT NULL, playbook_id TEXT,
    campaign_id TEXT, "repeat" TEXT NOT NULL, repeat_days INTEGER NOT NULL, active INTEGER NOT NULL,
    position TEXT NOT NULL`,
  ),
  synced(
    'campaign',
    `content_key TEXT, name TEXT, kind TEXT NOT NULL, state TEXT NOT NULL, playbook_id TEXT,
    conditions TEXT NOT NULL, rhythm TEXT, starts_on TEXT, ends_on TEXT, position TEXT NOT NULL`,
  ),
  synced(
    'content_item',
    `content_key TEXT, kind TEXT NOT NULL, title TEXT, body TEXT, url TEXT, feature TEXT,
    known_issue TEXT, archived INTEGER NOT NULL, position TEXT NOT NULL`,
  ),
  synced(
    'content_variant',
    `content_id TEXT NOT NULL, label TEXT NOT NULL, subject TEXT, body TEXT NOT NULL,
    archived INTEGER NOT NULL`,
  ),
  synced(
    'communication_track',
    `content_key TEXT, name TEXT, segment_id TEXT, conditions TEXT, active INTEGER NOT NULL,
    position TEXT NOT NULL`,
  ),
  synced(
    'track_step',
    `track_id TEXT NOT NULL, content_id TEXT NOT NULL, offset_days INTEGER NOT NULL,
    position TEXT NOT NULL`,
  ),
  synced(
    'plan_template',
    `content_key TEXT, name TEXT, segment_id TEXT, objective TEXT, archived INTEGER NOT NULL,
    position TEXT NOT NULL`,
  ),
  synced(
    'plan_template_goal',
    `template_id TEXT NOT NULL, content_key TEXT, parent_id TEXT, kind TEXT NOT NULL, title TEXT,
    why TEXT, unit TEXT, baseline REAL, target REAL, direction TEXT NOT NULL, tolerance REAL,
    offset_days INTEGER NOT NULL, duration_days INTEGER NOT NULL, position TEXT NOT NULL`,
  ),
  synced(
    'health_model',
    `content_key TEXT, name TEXT, segment_id TEXT, stage_kind TEXT, minimum_coverage INTEGER NOT NULL,
    feeling_caps INTEGER NOT NULL, position TEXT NOT NULL`,
  ),
  synced('health_weight', `model_id TEXT NOT NULL, measure TEXT NOT NULL, weight INTEGER NOT NULL`),
  synced('reason', `kind TEXT NOT NULL, name TEXT NOT NULL, archived INTEGER NOT NULL, position TEXT NOT NULL`),
  synced(
    'account_stage',
    `account_id TEXT NOT NULL, "number" TEXT NOT NULL, starts_on TEXT, planned_end TEXT, ended_on TEXT,
    note TEXT`,
  ),
  synced(
    'account_flag',
    `account_id TEXT NOT NULL, flag TEXT NOT NULL, label TEXT, since TEXT NOT NULL, until TEXT, note TEXT`,
  ),
  synced(
    'activation',
    `account_id TEXT NOT NULL, onboarding_ended_on TEXT, activated_on TEXT, activated_by TEXT, note TEXT`,
  ),
  synced('activation_step', `account_id TEXT NOT NULL, step TEXT NOT NULL, done INTEGER NOT NULL, note TEXT`),
  synced(
    'account_baseline',
    `account_id TEXT NOT NULL, metric TEXT NOT NULL, "value" REAL, currency TEXT, as_of TEXT NOT NULL,
    note TEXT`,
  ),
  synced(
    'plan_version',
    `account_id TEXT NOT NULL, plan_id TEXT NOT NULL, saved_at TEXT NOT NULL, author_id TEXT NOT NULL,
    note TEXT, body TEXT NOT NULL`,
  ),
  synced(
    'playbook_run',
    `account_id TEXT NOT NULL, start_key TEXT NOT NULL, playbook_id TEXT NOT NULL, name TEXT NOT NULL,
    strategy TEXT NOT NULL, firing_id TEXT, campaign_id TEXT, started_on TEXT NOT NULL,
    started_by TEXT NOT NULL, state TEXT NOT NULL, ended_on TEXT, outcome TEXT`,
  ),
  synced(
    'firing',
    `rule_id TEXT NOT NULL, account_id TEXT NOT NULL, occurrence TEXT NOT NULL, fired_on TEXT NOT NULL,
    facts TEXT NOT NULL, state TEXT NOT NULL, dealt_by TEXT, dealt_on TEXT, note TEXT`,
  ),
  synced(
    'health_week',
    `account_id TEXT NOT NULL, week TEXT NOT NULL, as_of TEXT NOT NULL, score REAL,
    coverage REAL NOT NULL, inputs TEXT NOT NULL`,
  ),
  synced(
    'health_decision',
    `account_id TEXT NOT NULL, decided_on TEXT NOT NULL, author_id TEXT NOT NULL, computed_score REAL,
    computed_band TEXT, moment TEXT, feeling_band TEXT, final_band TEXT NOT NULL, note TEXT`,
  ),
  synced(
    'content_sent',
    `account_id TEXT NOT NULL, send_key TEXT NOT NULL, content_id TEXT NOT NULL, variant_id TEXT,
    track_id TEXT, contact_id TEXT, due_on TEXT, state TEXT NOT NULL, sent_on TEXT, interaction_id TEXT,
    result TEXT NOT NULL`,
  ),
  synced(
    'track_enrollment',
    `account_id TEXT NOT NULL, track_id TEXT NOT NULL, started_on TEXT NOT NULL, stopped_on TEXT`,
  ),
  synced(
    'opportunity',
    `account_id TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, amount_minor INTEGER,
    currency TEXT, probability INTEGER, expected_on TEXT, origin TEXT NOT NULL, origin_id TEXT,
    status TEXT NOT NULL, closed_on TEXT, reason_id TEXT, reason_note TEXT, owner_id TEXT, note TEXT`,
  ),
  synced(
    'renewal_verdict',
    `account_id TEXT NOT NULL, contract_id TEXT NOT NULL, ends_on TEXT NOT NULL, consultant TEXT,
    consultant_id TEXT, consultant_on TEXT, "final" TEXT, final_by TEXT, final_on TEXT, action_plan TEXT,
    playbook_run_id TEXT, note TEXT`,
  ),
  synced(
    'advocacy',
    `account_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL,
    contact_id TEXT, asked_on TEXT, ended_on TEXT, result TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'review_rating',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, criterion TEXT NOT NULL, wording TEXT NOT NULL,
    score INTEGER`,
  ),
];

const columnsSql = `
ALTER TABLE account ADD COLUMN journey_template_id TEXT;
ALTER TABLE account ADD COLUMN post_sale_by_hand INTEGER;
ALTER TABLE account ADD COLUMN loss_reason_id TEXT;
ALTER TABLE segment ADD COLUMN journey_template_id TEXT;
ALTER TABLE touch_model ADD COLUMN reviews TEXT;
ALTER TABLE touch_model ADD COLUMN minimum_preparation TEXT;
ALTER TABLE task ADD COLUMN recurrence TEXT;
ALTER TABLE task ADD COLUMN step_kind TEXT;
ALTER TABLE task ADD COLUMN content_id TEXT;
ALTER TABLE goal ADD COLUMN recheck_on TEXT;
ALTER TABLE review ADD COLUMN live_started_at TEXT;
ALTER TABLE review ADD COLUMN live_item_id TEXT;
ALTER TABLE review ADD COLUMN live_since TEXT;
ALTER TABLE agenda_item ADD COLUMN said TEXT;
ALTER TABLE agenda_item ADD COLUMN spent_seconds INTEGER;
ALTER TABLE churn_event ADD COLUMN kind TEXT;
ALTER TABLE churn_event ADD COLUMN reason_id TEXT;
ALTER TABLE churn_event ADD COLUMN contract_id TEXT;
ALTER TABLE checklist_topic ADD COLUMN kind TEXT;
ALTER TABLE checklist_topic ADD COLUMN wording_pt TEXT;
ALTER TABLE checklist_topic ADD COLUMN wording_en TEXT;
`;

const indexSql = `
CREATE INDEX journey_stage_by_template ON journey_stage (template_id, position);
CREATE INDEX playbook_step_by_playbook ON playbook_step (playbook_id, position);
CREATE INDEX content_variant_by_content ON content_variant (content_id);
CREATE INDEX track_step_by_track ON track_step (track_id, position);
CREATE INDEX plan_template_goal_by_template ON plan_template_goal (template_id, position);
CREATE INDEX review_rating_by_review ON review_rating (review_id);
CREATE INDEX account_stage_by_account ON account_stage (account_id);
CREATE INDEX account_flag_by_account ON account_flag (account_id);
CREATE INDEX activation_by_account ON activation (account_id);
CREATE INDEX activation_step_by_account ON activation_step (account_id);
CREATE INDEX account_baseline_by_account ON account_baseline (account_id);
CREATE INDEX plan_version_by_plan ON plan_version (plan_id, saved_at);
CREATE INDEX playbook_run_by_account ON playbook_run (account_id, state);
CREATE INDEX playbook_run_by_playbook ON playbook_run (playbook_id, state);
CREATE INDEX firing_by_account ON firing (account_id, fired_on, id, rule_id, occurrence, state, dealt_by, deleted_at);
CREATE INDEX firing_open ON firing (fired_on) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX firing_known ON firing (fired_on) WHERE state = 'known' AND deleted_at IS NULL;
CREATE INDEX health_week_by_account ON health_week (account_id, week, score, deleted_at);
CREATE INDEX health_decision_by_account ON health_decision (account_id, decided_on);
CREATE INDEX content_sent_by_account ON content_sent (account_id, due_on);
CREATE INDEX content_sent_by_content ON content_sent (content_id);
CREATE INDEX content_sent_waiting ON content_sent (due_on) WHERE state IN ('proposed', 'draft') AND deleted_at IS NULL;
CREATE INDEX track_enrollment_by_account ON track_enrollment (account_id);
CREATE INDEX opportunity_by_account ON opportunity (account_id, status);
CREATE INDEX opportunity_open ON opportunity (expected_on) WHERE status = 'open' AND deleted_at IS NULL;
CREATE INDEX renewal_verdict_by_account ON renewal_verdict (account_id, ends_on);
CREATE INDEX advocacy_by_account ON advocacy (account_id, state);
CREATE INDEX support_case_at_work ON support_case (account_id, opened_at)
  WHERE status IN ('open', 'reproduced', 'with_product', 'solved') AND deleted_at IS NULL;
CREATE INDEX task_open_by_account ON task (account_id, done_at, canceled_at, deleted_at)
  WHERE done_at IS NULL AND canceled_at IS NULL AND deleted_at IS NULL;
CREATE INDEX review_to_hold ON review (account_id, starts_at, id, stage, held_at, canceled_at, deleted_at)
  WHERE held_at IS NULL AND canceled_at IS NULL AND deleted_at IS NULL;
DROP INDEX contact_by_account;
CREATE INDEX contact_by_account ON contact (account_id, name, id, role, left_on, deleted_at);
DROP INDEX contract_by_account;
CREATE INDEX contract_by_account ON contract (
  account_id, ends_on, id, starts_on, notice_on, auto_renew, canceled_on, amount_minor, currency, billing_period,
  product, deleted_at
);
DROP INDEX support_case_by_account;
CREATE INDEX support_case_by_account
  ON support_case (account_id, opened_at, id, status, priority, solved_at, satisfaction, deleted_at);
DROP INDEX success_plan_by_account;
CREATE INDEX success_plan_by_account ON success_plan (account_id, starts_on, id, closed_on, deleted_at);
DROP INDEX goal_by_plan;
CREATE INDEX goal_by_plan ON goal (
  plan_id, position, id, kind, status, direction, baseline, target, tolerance, starts_on, due_on, closed_on, deleted_at
);
CREATE INDEX goal_closed_by_account ON goal (account_id, closed_on, status, kind, deleted_at) WHERE closed_on IS NOT NULL;
DROP INDEX survey_answer_by_account;
CREATE INDEX survey_answer_by_account ON survey_answer (account_id, answered_on, id, kind, score, deleted_at);
DROP INDEX goal_check_in_by_account;
CREATE INDEX goal_check_in_by_account
  ON goal_check_in (account_id, checked_on, created_at, goal_id, value, deleted_at);
DROP INDEX goal_check_in_by_goal;
CREATE INDEX goal_check_in_by_goal ON goal_check_in (goal_id, checked_on, created_at, value, deleted_at);
DROP INDEX usage_record_by_account;
CREATE INDEX usage_record_by_account ON usage_record (account_id, used_on, feature, count, deleted_at);
DROP INDEX interaction_participant_by_interaction;
CREATE INDEX interaction_participant_by_interaction ON interaction_participant (interaction_id, contact_id, deleted_at);
DROP INDEX feeling_by_account;
CREATE INDEX feeling_by_account ON feeling (account_id, felt_at, id, deleted_at, moment, satisfaction, trust);
DROP INDEX review_by_account;
CREATE INDEX review_by_account ON review (account_id, starts_at, id, stage, deleted_at);
DROP INDEX interaction_by_account;
CREATE INDEX interaction_by_account
  ON interaction (account_id, happened_at, channel, automated, duration_minutes, deleted_at);
`;

/**
 * What is computed of each account (architecture.md, Days): never synced, thrown away and made again at will.
 * `derived_due` holds the accounts that changed since.
 */
const derivedSql = `
CREATE TABLE derived_account (
  account_id TEXT PRIMARY KEY, day TEXT NOT NULL, score REAL, shown_score REAL, band TEXT, state TEXT NOT NULL,
  coverage REAL NOT NULL, met TEXT NOT NULL, health TEXT NOT NULL, facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX derived_account_met ON derived_account (account_id, met) WHERE met <> '[]';
CREATE TABLE derived_watched (account_id TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE derived_due (account_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE derived_state (one INTEGER PRIMARY KEY CHECK (one = 1), day TEXT NOT NULL, rules TEXT NOT NULL) STRICT;
`;

/** The ongoing method: touch models, journeys, playbooks, health, communication, opportunities. */
export const ongoingMethod: Migration = {
  version: 5,
  name: 'ongoing-method',
  up: (database) => {
    for (const sql of syncedSql) database.exec(sql);
    database.exec(columnsSql);
    database.exec(indexSql);
    database.exec(derivedSql);
  },
};
