import type { Migration } from './migration.ts';

const synced = (name: string, fields: string) => `
CREATE TABLE ${name} (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL, deleted_at TEXT,
  ${fields}
) STRICT, WITHOUT ROWID;
CREATE INDEX ${name}_trash ON ${name} (deleted_at) WHERE deleted_at IS NOT NULL;`;

const syncedSql = [
  synced(
    'workspace',
    `name TEXT NOT NULL, time_zone TEXT NOT NULL, language TEXT NOT NULL, currency TEXT NOT NULL,
    review_cycle TEXT NOT NULL, primary_color TEXT, secondary_color TEXT, logo_attachment_id TEXT`,
  ),
  synced('team', `name TEXT NOT NULL`),
  synced(
    'member',
    `team_id TEXT NOT NULL, name TEXT NOT NULL, email TEXT, job_title TEXT, role TEXT NOT NULL,
    active INTEGER NOT NULL`,
  ),
  synced(
    'touch_model',
    `content_key TEXT NOT NULL, name TEXT, cadence_days INTEGER NOT NULL, automation TEXT NOT NULL,
    definition_by_value TEXT, definition_by_actor TEXT`,
  ),
  synced('segment', `content_key TEXT, name TEXT, touch_model_id TEXT, success_definition TEXT`),
  synced('checklist_topic', `content_key TEXT, wording TEXT, position TEXT NOT NULL, archived INTEGER NOT NULL`),
  synced('agenda_template', `content_key TEXT, name TEXT, review_kind TEXT NOT NULL`),
  synced(
    'agenda_template_item',
    `template_id TEXT NOT NULL, content_key TEXT, stage TEXT NOT NULL, title TEXT,
    minutes INTEGER NOT NULL, client_talks INTEGER NOT NULL, position TEXT NOT NULL`,
  ),
  synced('holiday', `day TEXT NOT NULL, content_key TEXT, name TEXT`),
  synced('member_setting', `member_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL`),
  synced(
    'saved_view',
    `member_id TEXT NOT NULL, page TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL,
    position TEXT NOT NULL`,
  ),
  synced('private_note', `account_id TEXT NOT NULL, member_id TEXT NOT NULL, body TEXT NOT NULL`),
  synced(
    'account',
    `name TEXT NOT NULL, legal_name TEXT, country TEXT, sector TEXT, size TEXT, website TEXT,
    owner_id TEXT, segment_id TEXT, touch_model_id TEXT, autonomy TEXT NOT NULL, status TEXT NOT NULL,
    client_since TEXT, ongoing_start TEXT, lost_on TEXT, loss_reason TEXT, loss_note TEXT,
    language TEXT NOT NULL, post_sale_stage TEXT, needs TEXT, preferences TEXT, preferred_channels TEXT,
    communication_style TEXT, vocabulary TEXT, staff_turnover TEXT, stay_reason TEXT, stay_note TEXT`,
  ),
  synced('account_collaborator', `account_id TEXT NOT NULL, member_id TEXT NOT NULL`),
  synced('account_tag', `account_id TEXT NOT NULL, name TEXT NOT NULL`),
  synced(
    'external_factor',
    `account_id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, since TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'external_ref',
    `account_id TEXT NOT NULL, source TEXT NOT NULL, table_name TEXT NOT NULL, external_id TEXT NOT NULL,
    row_id TEXT NOT NULL`,
  ),
  synced(
    'contact',
    `account_id TEXT NOT NULL, name TEXT NOT NULL, job_title TEXT, email TEXT, phone TEXT, role TEXT,
    stance TEXT NOT NULL, influence TEXT, reports_to_id TEXT, left_on TEXT, notes TEXT`,
  ),
  synced(
    'contract',
    `account_id TEXT NOT NULL, product TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT,
    notice_on TEXT, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, billing_period TEXT NOT NULL,
    seats INTEGER, auto_renew INTEGER NOT NULL, canceled_on TEXT, notes TEXT`,
  ),
  synced(
    'hand_over',
    `account_id TEXT NOT NULL, sales_owner TEXT, handed_on TEXT, accepted_on TEXT, promised TEXT,
    expected_result TEXT, history TEXT, contacts_note TEXT`,
  ),
  synced(
    'note',
    `account_id TEXT NOT NULL, body TEXT NOT NULL, written_at TEXT NOT NULL, author_id TEXT NOT NULL,
    audience TEXT NOT NULL`,
  ),
  synced(
    'attachment',
    `account_id TEXT NOT NULL, owner_table TEXT NOT NULL, owner_id TEXT NOT NULL, name TEXT NOT NULL,
    media_type TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, audience TEXT NOT NULL`,
  ),
  synced(
    'workspace_attachment',
    `name TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL`,
  ),
  synced(
    'task',
    `account_id TEXT, title TEXT NOT NULL, note TEXT, owner_id TEXT, due_on TEXT, snoozed_until TEXT,
    done_at TEXT, canceled_at TEXT, priority TEXT NOT NULL, source TEXT NOT NULL, source_id TEXT,
    source_key TEXT, position TEXT NOT NULL`,
  ),
  synced(
    'interaction',
    `account_id TEXT NOT NULL, author_id TEXT NOT NULL, channel TEXT NOT NULL, direction TEXT NOT NULL,
    happened_at TEXT NOT NULL, duration_minutes INTEGER, subject TEXT NOT NULL, body TEXT,
    real_problem TEXT, outcome TEXT, next_step TEXT, next_step_on TEXT, automated INTEGER NOT NULL,
    planned INTEGER NOT NULL, audience TEXT NOT NULL, review_id TEXT`,
  ),
  synced(
    'interaction_participant',
    `account_id TEXT NOT NULL, interaction_id TEXT NOT NULL, contact_id TEXT, member_id TEXT`,
  ),
  synced(
    'feeling',
    `account_id TEXT NOT NULL, author_id TEXT NOT NULL, felt_at TEXT NOT NULL,
    satisfaction INTEGER NOT NULL, trust INTEGER NOT NULL, moment TEXT NOT NULL, note TEXT,
    interaction_id TEXT, review_id TEXT`,
  ),
  synced('feeling_mark', `account_id TEXT NOT NULL, feeling_id TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL`),
  synced(
    'support_case',
    `account_id TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
    priority TEXT NOT NULL, opened_at TEXT NOT NULL, solved_at TEXT, told_at TEXT, closed_at TEXT,
    first_response_minutes INTEGER, satisfaction INTEGER, escalated INTEGER NOT NULL, real_problem TEXT,
    steps_to_reproduce TEXT, impact TEXT, owner_id TEXT, contact_id TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'case_comment',
    `account_id TEXT NOT NULL, case_id TEXT NOT NULL, author_id TEXT NOT NULL, written_at TEXT NOT NULL,
    body TEXT NOT NULL, audience TEXT NOT NULL`,
  ),
  synced(
    'metric_series',
    `account_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, source TEXT`,
  ),
  synced(
    'metric_point',
    `account_id TEXT NOT NULL, series_id TEXT NOT NULL, period TEXT NOT NULL, starts_on TEXT NOT NULL,
    value REAL NOT NULL, as_of TEXT`,
  ),
  synced(
    'usage_record',
    `account_id TEXT NOT NULL, contract_id TEXT, feature TEXT NOT NULL, used_on TEXT NOT NULL,
    count INTEGER NOT NULL, duration_seconds INTEGER, errors INTEGER, source TEXT`,
  ),
  synced(
    'churn_event',
    `account_id TEXT NOT NULL, happened_on TEXT NOT NULL, reason TEXT NOT NULL, amount_minor INTEGER,
    currency TEXT, reactivation INTEGER NOT NULL, after_upgrade INTEGER NOT NULL,
    after_downgrade INTEGER NOT NULL, note TEXT`,
  ),
  synced(
    'survey_answer',
    `account_id TEXT NOT NULL, kind TEXT NOT NULL, score INTEGER NOT NULL, comment TEXT,
    answered_on TEXT NOT NULL, contact_id TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'success_plan',
    `account_id TEXT NOT NULL, current_scenario TEXT, desired_scenario TEXT, objective TEXT NOT NULL,
    starts_on TEXT NOT NULL, target_on TEXT, closed_on TEXT`,
  ),
  synced(
    'goal',
    `account_id TEXT NOT NULL, plan_id TEXT NOT NULL, parent_id TEXT, kind TEXT NOT NULL,
    position TEXT NOT NULL, title TEXT NOT NULL, why TEXT, unit TEXT, baseline REAL, target REAL,
    direction TEXT NOT NULL, tolerance REAL, starts_on TEXT NOT NULL, due_on TEXT,
    internal_owner_id TEXT, client_owner_id TEXT, agreed_on TEXT, evidence TEXT, source TEXT,
    status TEXT NOT NULL, closed_on TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'goal_check_in',
    `account_id TEXT NOT NULL, goal_id TEXT NOT NULL, checked_on TEXT NOT NULL, value REAL NOT NULL,
    note TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'goal_milestone',
    `account_id TEXT NOT NULL, goal_id TEXT NOT NULL, due_on TEXT NOT NULL, value REAL NOT NULL`,
  ),
  synced(
    'review',
    `account_id TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL, title TEXT,
    starts_at TEXT NOT NULL, time_zone TEXT NOT NULL, duration_minutes INTEGER NOT NULL, place TEXT,
    owner_id TEXT, period_from TEXT NOT NULL, period_to TEXT NOT NULL, previous_review_id TEXT,
    summary TEXT, value_text TEXT, held_at TEXT, canceled_at TEXT, invitation_sequence INTEGER NOT NULL`,
  ),
  synced(
    'review_participant',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, side TEXT NOT NULL, contact_id TEXT,
    member_id TEXT, name TEXT, email TEXT`,
  ),
  synced(
    'review_step',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, step TEXT NOT NULL, done INTEGER NOT NULL,
    note TEXT`,
  ),
  synced(
    'review_answer',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, topic_id TEXT NOT NULL, wording TEXT NOT NULL,
    answer TEXT, note TEXT, follow_up TEXT, task_id TEXT, audience TEXT NOT NULL`,
  ),
  synced(
    'review_item',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, section TEXT NOT NULL, body TEXT NOT NULL,
    owner_name TEXT, client_owner_id TEXT, internal_owner_id TEXT, due_on TEXT, source_table TEXT,
    source_id TEXT, audience TEXT NOT NULL, position TEXT NOT NULL`,
  ),
  synced(
    'review_brief',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, generated_at TEXT NOT NULL, output TEXT NOT NULL,
    file_name TEXT NOT NULL, body TEXT NOT NULL`,
  ),
  synced(
    'agenda_item',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, stage TEXT NOT NULL, title TEXT NOT NULL,
    minutes INTEGER NOT NULL, client_talks INTEGER NOT NULL, notes TEXT, notes_audience TEXT,
    audience TEXT NOT NULL, position TEXT NOT NULL`,
  ),
  synced(
    'decision',
    `account_id TEXT NOT NULL, review_id TEXT NOT NULL, body TEXT NOT NULL, audience TEXT NOT NULL,
    position TEXT NOT NULL`,
  ),
  synced(
    'commitment',
    `account_id TEXT NOT NULL, review_id TEXT, body TEXT NOT NULL, side TEXT NOT NULL, member_id TEXT,
    contact_id TEXT, owner_name TEXT, due_on TEXT, state TEXT NOT NULL, reason TEXT, reason_audience TEXT, done_on TEXT,
    answered_review_id TEXT, answered_on TEXT, audience TEXT NOT NULL, position TEXT NOT NULL`,
  ),
];

const indexSql = `
CREATE INDEX account_by_owner ON account (owner_id);
CREATE INDEX account_tag_by_account ON account_tag (account_id, name);
CREATE INDEX account_collaborator_by_account ON account_collaborator (account_id);
CREATE INDEX external_factor_by_account ON external_factor (account_id);
CREATE INDEX external_ref_by_row ON external_ref (row_id);
CREATE INDEX contact_by_account ON contact (account_id, name);
CREATE INDEX contract_by_account ON contract (account_id, ends_on);
CREATE INDEX note_by_account ON note (account_id, written_at);
CREATE INDEX private_note_by_account ON private_note (account_id);
CREATE INDEX attachment_by_owner ON attachment (owner_id);
CREATE INDEX attachment_by_account ON attachment (account_id);
CREATE INDEX task_by_account ON task (account_id, due_on);
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL AND canceled_at IS NULL AND deleted_at IS NULL;
CREATE INDEX task_by_source ON task (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX interaction_by_account ON interaction (account_id, happened_at);
CREATE INDEX interaction_participant_by_interaction ON interaction_participant (interaction_id);
CREATE INDEX interaction_participant_by_contact ON interaction_participant (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX feeling_by_account ON feeling (account_id, felt_at);
CREATE INDEX feeling_mark_by_feeling ON feeling_mark (feeling_id);
CREATE INDEX support_case_by_account ON support_case (account_id, opened_at);
CREATE INDEX case_comment_by_case ON case_comment (case_id, written_at);
CREATE INDEX metric_series_by_account ON metric_series (account_id);
CREATE INDEX metric_point_by_series ON metric_point (series_id, starts_on, value);
CREATE INDEX usage_record_by_account ON usage_record (account_id, used_on, feature, count);
CREATE INDEX churn_event_by_account ON churn_event (account_id, happened_on);
CREATE INDEX survey_answer_by_account ON survey_answer (account_id, answered_on);
CREATE INDEX success_plan_by_account ON success_plan (account_id, starts_on);
CREATE INDEX goal_by_plan ON goal (plan_id, position);
CREATE INDEX goal_by_account ON goal (account_id, due_on);
CREATE INDEX goal_check_in_by_goal ON goal_check_in (goal_id, checked_on, value);
CREATE INDEX goal_check_in_by_account ON goal_check_in (account_id, checked_on);
CREATE INDEX goal_milestone_by_goal ON goal_milestone (goal_id, due_on);
CREATE INDEX review_by_account ON review (account_id, starts_at);
CREATE INDEX review_by_start ON review (starts_at);
CREATE INDEX review_participant_by_review ON review_participant (review_id);
CREATE INDEX review_step_by_review ON review_step (review_id);
CREATE INDEX review_answer_by_review ON review_answer (review_id);
CREATE INDEX review_item_by_review ON review_item (review_id, section, position);
CREATE INDEX review_brief_by_review ON review_brief (review_id, generated_at);
CREATE INDEX agenda_item_by_review ON agenda_item (review_id, position);
CREATE INDEX agenda_template_item_by_template ON agenda_template_item (template_id, position);
CREATE INDEX decision_by_review ON decision (review_id, position);
CREATE INDEX commitment_by_review ON commitment (review_id, position);
CREATE INDEX commitment_by_account ON commitment (account_id, state, due_on);
CREATE INDEX saved_view_by_page ON saved_view (page, position);
`;

const localSql = `
CREATE TABLE local_state (
  one INTEGER PRIMARY KEY CHECK (one = 1), kind TEXT NOT NULL, workspace_id TEXT NOT NULL, team_id TEXT NOT NULL,
  member_id TEXT NOT NULL, device_id TEXT NOT NULL, clock TEXT NOT NULL, access_version INTEGER NOT NULL,
  clean_exit INTEGER NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE TABLE capture_mode (one INTEGER PRIMARY KEY CHECK (one = 1), mode TEXT NOT NULL) STRICT;
INSERT INTO capture_mode VALUES (1, 'local');
CREATE TABLE captured (
  n INTEGER PRIMARY KEY, t TEXT NOT NULL, id TEXT NOT NULL, bucket TEXT NOT NULL, field TEXT, old_value ANY
) STRICT;
CREATE TABLE row_meta (
  t TEXT NOT NULL, id TEXT NOT NULL, bucket TEXT NOT NULL, seq INTEGER NOT NULL, cells TEXT NOT NULL, digest BLOB,
  PRIMARY KEY (id, t)
) STRICT, WITHOUT ROWID;
CREATE TABLE row_base (t TEXT NOT NULL, id TEXT NOT NULL, image TEXT NOT NULL, PRIMARY KEY (id, t)) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  n INTEGER PRIMARY KEY, mutation_id TEXT NOT NULL UNIQUE, hlc TEXT NOT NULL, access_ver INTEGER NOT NULL, label TEXT,
  body TEXT NOT NULL, before_text TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE TABLE draft (key TEXT PRIMARY KEY, text TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT;
CREATE TABLE work_run (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL, input TEXT NOT NULL,
  total INTEGER NOT NULL, done INTEGER NOT NULL, rejected INTEGER NOT NULL, group_id TEXT NOT NULL,
  position INTEGER NOT NULL, tally TEXT NOT NULL, failure TEXT, started_at TEXT NOT NULL, ended_at TEXT
) STRICT;
CREATE TABLE work_row (
  run_id TEXT NOT NULL, n INTEGER NOT NULL, size INTEGER NOT NULL, body TEXT NOT NULL, applied TEXT, state TEXT NOT NULL,
  PRIMARY KEY (run_id, n)
) STRICT;
CREATE TABLE work_rejected (
  run_id TEXT NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL, reason TEXT NOT NULL, value TEXT NOT NULL,
  kept INTEGER NOT NULL
) STRICT;
CREATE INDEX work_rejected_by_run ON work_rejected (run_id, line);
CREATE TABLE search_key (
  key INTEGER PRIMARY KEY, t TEXT NOT NULL, id TEXT NOT NULL, account_id TEXT, UNIQUE (id, t)
) STRICT;
CREATE VIRTUAL TABLE search_text USING fts5 (
  title, body, content='', contentless_delete=1, detail=column, prefix='2 3 4 5',
  tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE search_name USING fts5 (
  name, content='', contentless_delete=1, detail=column, prefix='2 3', tokenize="unicode61 remove_diacritics 2"
);
`;

/** The first tables: the workspace's, the account's, the relation's, the plan's and reviews', and this device's own. */
export const start: Migration = {
  version: 1,
  name: 'start',
  up: (database) => {
    for (const sql of [...syncedSql, indexSql, localSql]) database.exec(sql);
  },
};
