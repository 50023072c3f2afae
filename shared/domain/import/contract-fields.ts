import { billingPeriodWords } from './choice-words.ts';
import { choice, externalIdType, type ImportField, type ImportFields, longText, text } from './import-kinds.ts';
import { accountReference } from './people-fields.ts';

export const account: ImportField = { ...accountReference, required: true };
export const currency: ImportField = { type: { is: 'currency' }, names: ['currency', 'moeda', 'currency_code'] };

/** A4. The amount may be told for one billing period, for a month or for a year. */
export const contractFields: ImportFields = {
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
