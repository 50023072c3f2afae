import {
  accountStatusWords,
  autonomyWords,
  contactRoleWords,
  influenceWords,
  languageWords,
  lossReasonWords,
  postSaleStageWords,
  sectorWords,
  sizeWords,
  stanceWords,
  touchModelWords,
} from './choice-words.ts';
import { choice, externalIdType, type ImportFields, longText, text } from './import-kinds.ts';

/** How files name the account a row belongs to. */
export const accountReference = {
  type: { is: 'reference', to: 'account' },
  names: [
    'account_id', 'account', 'account_name', 'customer_id', 'customer', 'customer_name', 'client_id', 'client',
    'company_id', 'company', 'cliente', 'id_cliente', 'cliente_id', 'codigo_cliente', 'cod_cliente', 'nome_do_cliente',
    'conta', 'id_conta', 'conta_id', 'empresa', 'id_empresa', 'organization', 'organization_id',
  ],
} as const;

/** A1. */
export const accountFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: [
      'account_id', 'customer_id', 'client_id', 'company_id', 'id', 'external_id', 'id_externo', 'codigo', 'code', 'crm_id',
      'id_cliente', 'cliente_id', 'codigo_cliente', 'cod_cliente', 'id_conta', 'conta_id', 'id_empresa', 'organization_id',
    ],
  },
  name: {
    type: text(200),
    required: true,
    names: [
      'account_name', 'name', 'nome', 'customer_name', 'client_name', 'company_name', 'company', 'customer', 'client', 'account',
      'cliente', 'nome_do_cliente', 'nome_cliente', 'empresa', 'conta', 'nome_fantasia', 'nome_da_conta', 'organization',
    ],
  },
  legalName: { type: text(200), names: ['legal_name', 'razao_social', 'nome_legal', 'registered_name'] },
  country: { type: text(60), names: ['country', 'pais', 'country_code', 'nacao'] },
  sector: {
    type: choice(sectorWords, 'other'),
    names: ['sector', 'industry', 'setor', 'segmento_de_mercado', 'ramo', 'ramo_de_atividade', 'vertical', 'industria'],
  },
  size: { type: choice(sizeWords), names: ['size', 'porte', 'tamanho', 'company_size'] },
  website: { type: text(300), names: ['website', 'site', 'url', 'web', 'pagina', 'homepage', 'domain', 'dominio'] },
  owner: {
    type: { is: 'reference', to: 'member' },
    names: ['owner', 'csm', 'consultant', 'consultor', 'consultora', 'responsavel', 'account_manager', 'gerente', 'gerente_de_contas'],
  },
  segment: { type: { is: 'reference', to: 'segment' }, names: ['segment', 'segmento'] },
  touchModel: {
    type: choice(touchModelWords),
    names: ['touch_model', 'modelo_de_atendimento', 'touch', 'atendimento', 'modelo'],
  },
  autonomy: { type: choice(autonomyWords), names: ['autonomy', 'autonomia', 'nivel_de_autonomia'] },
  status: { type: choice(accountStatusWords), names: ['status', 'situacao', 'account_status', 'estado'] },
  lost: { type: { is: 'yes_no' }, names: ['churn', 'churned', 'is_churned', 'lost', 'perdido', 'cancelado', 'churn_flag'] },
  clientSince: {
    type: { is: 'day' },
    names: [
      'client_since', 'customer_since', 'signup_date', 'signup', 'cliente_desde', 'start_date', 'data_de_inicio', 'inicio',
      'created_at', 'data_de_cadastro', 'data_cadastro', 'created',
    ],
  },
  ongoingStart: { type: { is: 'day' }, names: ['ongoing_start', 'inicio_do_ongoing', 'go_live', 'golive', 'fim_da_implantacao'] },
  lostOn: { type: { is: 'day' }, names: ['lost_on', 'churn_date', 'data_de_perda', 'data_de_cancelamento', 'perdido_em'] },
  lossReason: {
    type: choice(lossReasonWords, 'other'),
    names: ['loss_reason', 'churn_reason', 'motivo_de_perda', 'motivo_da_perda', 'motivo_do_cancelamento'],
  },
  language: { type: choice(languageWords), names: ['language', 'idioma', 'lingua', 'locale'] },
  postSaleStage: { type: choice(postSaleStageWords), names: ['post_sale_stage', 'etapa_do_pos_venda', 'pos_venda'] },
  needs: { type: longText, names: ['needs', 'necessidades'] },
  preferences: { type: longText, names: ['preferences', 'preferencias'] },
  communicationStyle: { type: longText, names: ['communication_style', 'estilo_de_comunicacao'] },
  preferredChannels: { type: text(200), names: ['preferred_channels', 'canais_preferidos', 'canal_preferido'] },
  vocabulary: { type: longText, names: ['vocabulary', 'vocabulario'] },
  tags: { type: { is: 'tags' }, names: ['tags', 'tag', 'etiquetas', 'etiqueta', 'marcadores', 'labels'] },
};

/** A3. */
export const contactFields: ImportFields = {
  externalId: {
    type: externalIdType,
    names: ['contact_id', 'id', 'external_id', 'id_externo', 'id_contato', 'contato_id', 'codigo', 'person_id'],
  },
  account: { ...accountReference, required: true },
  name: {
    type: text(200),
    required: true,
    names: ['name', 'nome', 'contact_name', 'nome_do_contato', 'full_name', 'nome_completo', 'contato', 'contact', 'pessoa'],
  },
  jobTitle: { type: text(200), names: ['job_title', 'title', 'cargo', 'position', 'funcao', 'job'] },
  email: { type: text(200), names: ['email', 'e_mail', 'mail', 'email_address', 'endereco_de_email'] },
  phone: { type: text(60), names: ['phone', 'telefone', 'celular', 'mobile', 'phone_number', 'fone', 'whatsapp'] },
  role: { type: choice(contactRoleWords), names: ['role', 'papel', 'contact_role', 'perfil'] },
  stance: { type: choice(stanceWords), names: ['stance', 'postura', 'posicao', 'attitude'] },
  influence: { type: choice(influenceWords), names: ['influence', 'influencia'] },
  leftOn: { type: { is: 'day' }, names: ['left_on', 'saiu_em', 'data_de_saida', 'end_date'] },
  notes: { type: longText, names: ['notes', 'notas', 'observacoes', 'observacao', 'obs', 'comments', 'comentarios'] },
};
