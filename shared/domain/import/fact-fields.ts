import {
  billingPeriodWords,
  caseKindWords,
  casePriorityWords,
  caseStatusWords,
  surveyKindWords,
} from './choice-words.ts';
import {
  choice,
  externalIdType,
  type ImportField,
  type ImportFields,
  type ImportKind,
  longText,
  text,
} from './import-kinds.ts';
import { accountFields, accountReference, contactFields } from './people-fields.ts';

const account: ImportField = { ...accountReference, required: true };
const currency: ImportField = { type: { is: 'currency' }, names: ['currency', 'moeda', 'currency_code'] };

/** A4. The amount may be told for one billing period, for a month or for a year. */
const contractFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: [
      'subscription_id',
      'contract_id',
      'id',
      'external_id',
      'id_externo',
      'id_contrato',
      'contrato_id',
      'numero_do_contrato',
      'contrato',
      'contract_number',
      'assinatura_id',
      'id_assinatura',
      'codigo',
    ],
  },
  account,
  product: {
    type: text(200),
    required: true,
    names: [
      'product',
      'produto',
      'plan',
      'plano',
      'plan_tier',
      'plan_name',
      'module',
      'modulo',
      'product_name',
      'nome_do_produto',
      'servico',
    ],
  },
  startsOn: {
    type: { is: 'day' },
    required: true,
    names: [
      'start_date',
      'starts_on',
      'start',
      'inicio',
      'data_de_inicio',
      'data_inicio',
      'inicio_da_vigencia',
      'vigencia_inicio',
      'begin_date',
    ],
  },
  endsOn: {
    type: { is: 'day' },
    names: [
      'end_date',
      'ends_on',
      'end',
      'fim',
      'termino',
      'data_de_fim',
      'data_fim',
      'data_de_termino',
      'data_termino',
      'vencimento',
      'fim_da_vigencia',
      'vigencia_fim',
      'renewal_date',
      'data_de_renovacao',
      'expires_on',
      'expiration_date',
    ],
  },
  noticeOn: {
    type: { is: 'day' },
    names: ['notice_date', 'notice_on', 'aviso_previo', 'data_de_aviso', 'data_do_aviso'],
  },
  amount: {
    type: { is: 'money' },
    names: ['amount', 'valor', 'price', 'preco', 'value', 'valor_do_contrato', 'contract_value'],
  },
  monthlyAmount: {
    type: { is: 'money' },
    names: [
      'mrr_amount',
      'mrr',
      'monthly_amount',
      'valor_mensal',
      'mensalidade',
      'receita_mensal',
      'monthly_revenue',
      'monthly_price',
    ],
  },
  yearlyAmount: {
    type: { is: 'money' },
    names: [
      'arr_amount',
      'arr',
      'annual_amount',
      'yearly_amount',
      'valor_anual',
      'anuidade',
      'receita_anual',
      'annual_revenue',
    ],
  },
  currency,
  billingPeriod: {
    type: choice(billingPeriodWords),
    names: [
      'billing_period',
      'billing_frequency',
      'frequency',
      'periodicidade',
      'frequencia',
      'faturamento',
      'recorrencia',
      'cobranca',
    ],
  },
  seats: {
    type: { is: 'whole' },
    names: ['seats', 'licenses', 'licencas', 'assentos', 'usuarios_contratados', 'users', 'usuarios'],
  },
  autoRenew: {
    type: { is: 'yes_no' },
    names: ['auto_renew_flag', 'auto_renew', 'autorenew', 'renovacao_automatica', 'auto_renewal', 'renova'],
  },
  canceled: {
    type: { is: 'yes_no' },
    names: ['churn_flag', 'canceled', 'cancelled', 'cancelado', 'churned', 'is_canceled'],
  },
  canceledOn: {
    type: { is: 'day' },
    names: ['canceled_on', 'cancelled_on', 'cancelado_em', 'data_de_cancelamento', 'cancel_date'],
  },
  notes: { type: longText, names: ['notes', 'notas', 'observacoes', 'observacao', 'obs', 'comments'] },
};

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
