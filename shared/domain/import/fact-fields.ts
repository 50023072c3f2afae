import { caseKindWords, casePriorityWords, caseStatusWords, surveyKindWords } from './choice-words.ts';
import { choice, externalIdType, type ImportFields, type ImportKind, longText, text } from './import-kinds.ts';
import { account, contractFields, currency } from './contract-fields.ts';
import { accountFields, accountReference, contactFields } from './people-fields.ts';

const usageFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: ['usage_id', 'id', 'external_id', 'id_externo', 'id_uso', 'event_id', 'record_id'],
  },
  contract: {
    type: { is: 'reference', to: 'contract' },
    names: [
      'subscription_id',
      'contract_id',
      'contract',
      'subscription',
      'contrato',
      'id_contrato',
      'contrato_id',
      'assinatura',
    ],
  },
  account: accountReference,
  feature: {
    type: text(120),
    required: true,
    names: [
      'feature_name',
      'feature',
      'funcionalidade',
      'recurso',
      'module',
      'modulo',
      'event',
      'evento',
      'metric',
      'metrica',
    ],
  },
  usedOn: {
    type: { is: 'day' },
    required: true,
    names: ['usage_date', 'used_on', 'date', 'data', 'day', 'dia', 'data_de_uso', 'event_date', 'data_uso'],
  },
  count: {
    type: { is: 'whole' },
    required: true,
    names: [
      'usage_count',
      'count',
      'quantidade',
      'qtd',
      'usos',
      'uses',
      'events',
      'acessos',
      'sessions',
      'value',
      'valor',
      'total',
    ],
  },
  durationSeconds: {
    type: { is: 'whole' },
    names: [
      'usage_duration_secs',
      'duration_seconds',
      'duration_secs',
      'duration',
      'duracao',
      'duracao_segundos',
      'seconds',
      'segundos',
    ],
  },
  errors: { type: { is: 'whole' }, names: ['error_count', 'errors', 'erros', 'falhas'] },
};

/** M1. */
const caseFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: [
      'ticket_id',
      'case_id',
      'id',
      'external_id',
      'id_externo',
      'ticket',
      'chamado',
      'id_chamado',
      'numero_do_chamado',
      'protocolo',
      'case_number',
    ],
  },
  account,
  title: {
    type: text(300),
    names: ['title', 'titulo', 'subject', 'assunto', 'summary', 'resumo', 'description', 'descricao', 'chamado_titulo'],
  },
  kind: {
    type: choice(caseKindWords, 'question'),
    names: ['kind', 'type', 'tipo', 'category', 'categoria', 'ticket_type', 'case_type'],
  },
  status: { type: choice(caseStatusWords, 'open'), names: ['status', 'situacao', 'estado', 'state'] },
  priority: {
    type: choice(casePriorityWords, 'medium'),
    names: ['priority', 'prioridade', 'severity', 'severidade', 'urgencia'],
  },
  openedAt: {
    type: { is: 'instant' },
    required: true,
    names: [
      'submitted_at',
      'opened_at',
      'created_at',
      'created',
      'aberto_em',
      'data_de_abertura',
      'abertura',
      'criado_em',
      'open_date',
      'date',
      'data',
    ],
  },
  solvedAt: {
    type: { is: 'instant' },
    names: ['solved_at', 'resolved_at', 'resolvido_em', 'data_de_resolucao', 'resolucao'],
  },
  toldAt: { type: { is: 'instant' }, names: ['told_at', 'client_told_at', 'cliente_avisado_em', 'avisado_em'] },
  closedAt: {
    type: { is: 'instant' },
    names: ['closed_at', 'fechado_em', 'encerrado_em', 'data_de_fechamento', 'fechamento', 'close_date'],
  },
  firstResponseMinutes: {
    type: { is: 'whole' },
    names: [
      'first_response_time_minutes',
      'first_response_minutes',
      'primeira_resposta_minutos',
      'primeira_resposta_min',
    ],
  },
  satisfaction: {
    type: { is: 'score', most: 5 },
    names: ['satisfaction_score', 'satisfaction', 'satisfacao', 'csat', 'nota', 'rating', 'avaliacao'],
  },
  escalated: {
    type: { is: 'yes_no' },
    names: ['escalation_flag', 'escalated', 'escalado', 'escalonado', 'is_escalated'],
  },
  realProblem: { type: longText, names: ['real_problem', 'problema_real', 'details', 'detalhes', 'body'] },
};

/** J: the kind of survey may be a column or one for the whole file. */
const surveyFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: ['answer_id', 'response_id', 'survey_id', 'id', 'external_id', 'id_externo', 'id_resposta', 'resposta_id'],
  },
  account,
  surveyKind: {
    type: choice(surveyKindWords),
    names: ['kind', 'survey', 'survey_type', 'pesquisa', 'tipo', 'tipo_de_pesquisa', 'type'],
  },
  score: {
    type: { is: 'whole' },
    required: true,
    names: [
      'score',
      'nota',
      'nps',
      'csat',
      'ces',
      'rating',
      'pontuacao',
      'nps_score',
      'csat_score',
      'ces_score',
      'answer',
      'resposta',
    ],
  },
  comment: {
    type: longText,
    names: ['comment', 'comentario', 'comments', 'comentarios', 'feedback', 'feedback_text', 'text', 'texto', 'motivo'],
  },
  answeredOn: {
    type: { is: 'day' },
    required: true,
    names: [
      'answered_on',
      'answered_at',
      'response_date',
      'date',
      'data',
      'respondido_em',
      'data_da_resposta',
      'submitted_at',
      'created_at',
    ],
  },
};

const churnFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: ['churn_event_id', 'churn_id', 'event_id', 'id', 'external_id', 'id_externo', 'id_evento'],
  },
  account,
  happenedOn: {
    type: { is: 'day' },
    required: true,
    names: [
      'churn_date',
      'happened_on',
      'date',
      'data',
      'data_de_cancelamento',
      'cancel_date',
      'canceled_on',
      'data_do_churn',
      'lost_on',
    ],
  },
  reason: {
    type: text(120),
    required: true,
    names: ['reason_code', 'reason', 'motivo', 'churn_reason', 'motivo_do_cancelamento', 'razao'],
  },
  amount: {
    type: { is: 'money' },
    names: ['amount', 'refund_amount', 'valor', 'lost_amount', 'valor_perdido', 'reembolso', 'mrr_lost'],
  },
  currency,
  reactivation: { type: { is: 'yes_no' }, names: ['is_reactivation', 'reactivation', 'reativacao'] },
  afterUpgrade: {
    type: { is: 'yes_no' },
    names: ['preceding_upgrade_flag', 'after_upgrade', 'apos_upgrade', 'preceding_upgrade'],
  },
  afterDowngrade: {
    type: { is: 'yes_no' },
    names: ['preceding_downgrade_flag', 'after_downgrade', 'apos_downgrade', 'preceding_downgrade'],
  },
  note: {
    type: longText,
    names: ['feedback_text', 'feedback', 'note', 'nota', 'comment', 'comentario', 'observacao', 'notes'],
  },
};

/** Everything a file of each kind may hold; the order is the one the page lists. */
export const fieldsOfKind: Readonly<Record<ImportKind, ImportFields>> = {
  account: accountFields,
  contact: contactFields,
  contract: contractFields,
  usage: usageFields,
  case: caseFields,
  survey: surveyFields,
  churn: churnFields,
};

/** Of usage, one of the two must say whose it is; else the fields marked so. */
export const missingFields = (kind: ImportKind, mapped: ReadonlySet<string>): string[] => {
  const missing = Object.entries(fieldsOfKind[kind])
    .filter(([key, { required }]) => required && !mapped.has(key))
    .map(([key]) => key);
  if (kind === 'usage' && !mapped.has('contract') && !mapped.has('account')) missing.unshift('contract');
  return missing;
};
