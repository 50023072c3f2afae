import type {
  AccountStatus,
  AutonomyLevel,
  BillingPeriod,
  CaseKind,
  CasePriority,
  CaseStatus,
  CompanySize,
  ContactRole,
  Influence,
  Language,
  LossReason,
  PostSaleStage,
  Sector,
  Stance,
  SurveyKind,
  TouchModelKey,
} from '../vocabulary.ts';

type WordsOf<Key extends string> = Readonly<Record<Key, readonly string[]>>;

/** What files call the keys of the closed lists (vocabulary.ts), folded when compared. */
export const sectorWords: WordsOf<Sector> = {
  agribusiness: ['agronegocio', 'agro', 'agtech', 'agriculture'],
  construction: ['construcao', 'construtora', 'engenharia', 'contech'],
  consulting: ['consultoria', 'servicos profissionais', 'professional services', 'services', 'servicos'],
  education: ['educacao', 'edtech', 'ensino', 'e-learning'],
  energy: ['energia', 'utilities', 'oil and gas', 'oleo e gas', 'cleantech'],
  finance: ['financeiro', 'financas', 'fintech', 'banco', 'banking', 'financial services', 'servicos financeiros'],
  food: ['alimentos', 'alimenticio', 'food and beverage', 'bebidas', 'foodtech'],
  health: ['saude', 'healthtech', 'healthcare', 'hospital', 'medtech', 'farmaceutico', 'pharma'],
  industry: ['industria', 'manufacturing', 'manufatura', 'industrial'],
  insurance: ['seguros', 'seguradora', 'insurtech'],
  legal: ['juridico', 'advocacia', 'legaltech', 'law'],
  logistics: ['logistica', 'transporte', 'transportation', 'supply chain'],
  media: ['midia', 'comunicacao', 'marketing', 'publicidade', 'advertising', 'entertainment', 'entretenimento'],
  non_profit: ['terceiro setor', 'ong', 'sem fins lucrativos', 'nonprofit', 'ngo'],
  public_sector: ['setor publico', 'governo', 'government', 'govtech', 'prefeitura', 'publico'],
  real_estate: ['imobiliario', 'imoveis', 'proptech'],
  retail: ['varejo', 'comercio', 'e-commerce', 'ecommerce', 'comercio eletronico'],
  technology: ['tecnologia', 'ti', 'it', 'software', 'saas', 'devtools', 'cybersecurity', 'ciberseguranca', 'tech'],
  telecom: ['telecomunicacoes', 'telecommunications'],
  tourism: ['turismo', 'hotelaria', 'travel', 'hospitality', 'viagens'],
  other: ['outro', 'outros', 'outra', 'others'],
};

export const sizeWords: WordsOf<CompanySize> = {
  micro: ['microempresa', 'me', 'mei'],
  small: ['pequena', 'pequeno', 'pme', 'smb', 'epp', 'small business'],
  medium: ['media', 'medio', 'mid market', 'midmarket', 'mid'],
  large: ['grande', 'big'],
  enterprise: ['corporativo', 'corporacao', 'enterprise', 'corporate', 'multinacional'],
};

export const accountStatusWords: WordsOf<AccountStatus> = {
  onboarding: ['implantacao', 'em implantacao', 'implementacao', 'trial'],
  ongoing: ['ativo', 'ativa', 'active', 'em acompanhamento', 'live', 'cliente', 'customer'],
  lost: [
    'perdido',
    'perdida',
    'churn',
    'churned',
    'cancelado',
    'cancelada',
    'canceled',
    'cancelled',
    'inativo',
    'inactive',
  ],
};

export const autonomyWords: WordsOf<AutonomyLevel> = {
  low: ['baixa', 'baixo'],
  medium: ['media', 'medio'],
  high: ['alta', 'alto'],
};

export const lossReasonWords: WordsOf<LossReason> = {
  dissatisfaction: ['insatisfacao', 'support', 'suporte', 'quality', 'qualidade'],
  competitor: ['concorrente', 'concorrencia', 'competition', 'switched to competitor'],
  changed_needs: ['mudanca de necessidade', 'features', 'budget', 'orcamento', 'pricing', 'preco'],
  other: ['outro', 'outros', 'unknown', 'desconhecido'],
};

export const languageWords: WordsOf<Language> = {
  'pt-BR': ['pt', 'portugues', 'portuguese', 'br', 'brasil'],
  en: ['ingles', 'english', 'en us', 'en gb'],
};

export const postSaleStageWords: WordsOf<PostSaleStage> = {
  adoption: ['adocao'],
  retention: ['retencao'],
  expansion: ['expansao'],
  evangelisation: ['evangelizacao', 'evangelization', 'advocacy'],
};

export const touchModelWords: WordsOf<TouchModelKey> = {
  tech: ['tech touch', 'digital'],
  low: ['low touch', 'baixo toque'],
  mid: ['mid touch', 'medium', 'medium touch', 'medio'],
  high: ['high touch', 'alto toque'],
  exclusive: ['exclusive touch', 'exclusivo', 'vip'],
};

export const contactRoleWords: WordsOf<ContactRole> = {
  sponsor: ['patrocinador', 'patrocinadora', 'executive sponsor'],
  decision_maker: ['decisor', 'decisora', 'tomador de decisao', 'decision maker', 'economic buyer'],
  champion: ['campeao', 'campea', 'defensor', 'promotor', 'influenciador'],
  user: ['usuario', 'usuaria', 'usuario chave', 'key user', 'end user'],
  detractor: ['detrator', 'detratora'],
};

export const stanceWords: WordsOf<Stance> = {
  supporter: ['apoiador', 'apoiadora', 'favoravel', 'positive'],
  neutral: ['neutro', 'neutra'],
  opponent: ['opositor', 'opositora', 'contrario', 'negative'],
  unknown: ['desconhecido', 'desconhecida'],
};

export const influenceWords: WordsOf<Influence> = {
  low: ['baixa', 'baixo'],
  medium: ['media', 'medio'],
  high: ['alta', 'alto'],
};

export const billingPeriodWords: WordsOf<BillingPeriod> = {
  monthly: ['mensal', 'month', 'mes', 'm'],
  quarterly: ['trimestral', 'quarter', 'trimestre'],
  half_yearly: ['semestral', 'semester', 'semestre', 'half yearly', 'biannual', 'semiannual'],
  yearly: ['anual', 'annual', 'annually', 'year', 'ano', 'yearly'],
};

export const caseKindWords: WordsOf<CaseKind> = {
  question: ['duvida', 'pergunta', 'suporte', 'support', 'incident', 'incidente', 'how to', 'other', 'outro'],
  bug: ['erro', 'defeito', 'problem', 'problema', 'falha', 'defect'],
  feature_request: ['melhoria', 'sugestao', 'solicitacao de melhoria', 'feature', 'enhancement', 'pedido'],
};

export const caseStatusWords: WordsOf<CaseStatus> = {
  open: ['aberto', 'aberta', 'new', 'novo', 'pending', 'pendente', 'in progress', 'em andamento', 'reopened'],
  reproduced: ['reproduzido', 'reproduzida', 'confirmed', 'confirmado'],
  with_product: ['com produto', 'escalated', 'escalado', 'with engineering', 'on hold'],
  solved: ['resolvido', 'resolvida', 'resolved', 'done'],
  client_told: ['cliente avisado', 'cliente informado', 'client informed', 'customer notified'],
  closed: ['fechado', 'fechada', 'encerrado', 'encerrada', 'concluido', 'finished'],
};

export const casePriorityWords: WordsOf<CasePriority> = {
  low: ['baixa', 'baixo', 'p4', 'minor', '4'],
  medium: ['media', 'medio', 'normal', 'p3', '3'],
  high: ['alta', 'alto', 'p2', 'major', '2'],
  urgent: ['urgente', 'critica', 'critico', 'critical', 'p1', 'blocker', '1'],
};

export const surveyKindWords: WordsOf<SurveyKind> = {
  nps: ['net promoter score'],
  csat: ['satisfaction', 'satisfacao', 'customer satisfaction'],
  ces: ['customer effort score', 'esforco', 'effort'],
};
