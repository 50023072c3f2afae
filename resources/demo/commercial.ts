import type { AdvocacyKind, AdvocacyState, OpportunityOrigin } from '#shared/domain/method-vocabulary.ts';
import type { OpportunityKind } from '#shared/domain/vocabulary.ts';
import type { Two } from './story.ts';

export interface DemoOpportunity {
  kind: OpportunityKind;
  origin: OpportunityOrigin;
  title: Two;
  note: Two;
  /** Share of the yearly value. */
  share: number;
  probability: number | null;
}

export const opportunities: readonly DemoOpportunity[] = [
  {
    kind: 'cross_sell',
    origin: 'review',
    title: ['Ordena Portal para as filiais', 'Ordena Portal for the branches'],
    note: ['A diretoria pediu números por filial na última reunião.', 'The board asked for figures by branch.'],
    share: 0.25,
    probability: 60,
  },
  {
    kind: 'up_sell',
    origin: 'data',
    title: ['Mais licenças para as equipes de campo', 'More licences for the field crews'],
    note: ['Quase todas as licenças estão em uso.', 'Nearly all licences are in use.'],
    share: 0.2,
    probability: 75,
  },
  {
    kind: 'cross_sell',
    origin: 'stage',
    title: ['Módulo de frota', 'Fleet module'],
    note: ['Quer reduzir deslocamentos no próximo semestre.', 'Wants fewer trips next half-year.'],
    share: 0.3,
    probability: 35,
  },
  {
    kind: 'referral',
    origin: 'hand',
    title: ['Apresentar à empresa do grupo', 'Introduction to a sister company'],
    note: ['Ofereceu o contato por conta própria.', 'Offered the contact unasked.'],
    share: 0.5,
    probability: null,
  },
  {
    kind: 'up_sell',
    origin: 'hand',
    title: ['Plano com suporte estendido', 'Plan with extended support'],
    note: ['Tem plantão à noite e hoje espera até a manhã.', 'Works nights and waits until morning today.'],
    share: 0.15,
    probability: 50,
  },
];

export const opportunityOutcomes = {
  won: ['O ganho de tempo já aparecia nos números do trimestre.', 'The time saved already showed in the quarter.'],
  lost: ['Ficou para o próximo orçamento.', 'Put off to the next budget.'],
} as const satisfies Record<string, Two>;

export const opportunityReasons: readonly Two[] = [
  ['Sem orçamento neste ano', 'No budget this year'],
  ['Resultado comprovado', 'Proven result'],
];
export const lossReasonsOfTheDemo: readonly Two[] = [['Mudança de gestão', 'Change of government']];
export const downsellReasonsOfTheDemo: readonly Two[] = [['Fechamento de unidade', 'A site was closed']];

export interface DemoAdvocacy {
  kind: AdvocacyKind;
  state: AdvocacyState;
  title: Two;
  result: Two | null;
  askedAgo: number | null;
}

export const advocacies: readonly DemoAdvocacy[] = [
  {
    kind: 'reference',
    state: 'done',
    title: ['Conversa com um cliente em avaliação', 'Call with a prospect'],
    result: ['Quarenta minutos de conversa; o contrato foi assinado.', 'Forty minutes; the contract was signed.'],
    askedAgo: 260,
  },
  {
    kind: 'success_case',
    state: 'agreed',
    title: ['Caso de sucesso: prazo de atendimento', 'Success case: resolution time'],
    result: null,
    askedAgo: 45,
  },
  {
    kind: 'recommendation',
    state: 'done',
    title: ['Recomendou em um encontro do setor', 'Recommended us at an industry event'],
    result: ['Dois contatos pediram uma demonstração.', 'Two contacts asked for a demonstration.'],
    askedAgo: null,
  },
  {
    kind: 'loyalty_offer',
    state: 'declined',
    title: ['Desconto por contrato de três anos', 'Discount for a three-year contract'],
    result: ['Prefere renovar ano a ano.', 'Prefers to renew yearly.'],
    askedAgo: 210,
  },
  {
    kind: 'reference',
    state: 'asked',
    title: ['Depoimento para o site', 'Quote for the website'],
    result: null,
    askedAgo: 12,
  },
];

export const actionPlans: readonly Two[] = [
  [
    'Reunião com a diretoria até o dia 15; plano de recuperação do uso com a equipe de campo.',
    'Meeting with the board by the 15th; plan to win use back with the field crew.',
  ],
  ['Apresentar o valor entregue e combinar metas do próximo ano.', 'Show value delivered and agree on next goals.'],
];
