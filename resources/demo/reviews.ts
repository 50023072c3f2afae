import type { RatingCriterion } from '#shared/domain/live-meeting.ts';
import type { MeetingStage, NeedsAnswer, NeedsTopic } from '#shared/domain/vocabulary.ts';
import type { Two } from './story.ts';

/** What our side takes on in a review. */
export const ourPledges: readonly Two[] = [
  ['Treinar os novos supervisores em {feature}', 'Train the new supervisors on {feature}'],
  ['Entregar o comparativo entre unidades', 'Deliver the comparison between sites'],
  ['Configurar os avisos de prazo por região', 'Set up deadline alerts by region'],
  ['Trazer a resposta do produto sobre as fotos sem rede', "Bring product's answer on offline photos"],
  ['Montar o painel executivo da meta “{goal}”', 'Build the executive dashboard for “{goal}”'],
  ['Revisar os perfis de acesso com a supervisão', 'Review access profiles with the supervisors'],
  ['Apresentar um caso de cliente do mesmo setor', 'Present a case of a client in the same sector'],
];

/** What the client takes on. */
export const theirPledges: readonly Two[] = [
  ['Nomear um responsável por unidade', 'Name an owner for each site'],
  ['Liberar duas horas por mês para treinamento', 'Free two hours a month for training'],
  ['Enviar a lista atualizada de equipes', 'Send the updated list of crews'],
  ['Validar os prazos por tipo de serviço', 'Confirm deadlines by service type'],
  ['Levar os números à reunião de diretoria', 'Take the figures to the board meeting'],
];

export const droppedReasons: readonly Two[] = [
  ['A unidade foi fechada.', 'The site was closed.'],
  ['Substituído por outra prioridade combinada com o cliente.', 'Replaced by another priority agreed with the client.'],
];

export const asks: readonly Two[] = [
  ['Indicar quem acompanha {feature} em cada unidade', 'Name who follows {feature} at each site'],
  ['Apoiar a divulgação do portal com uma mensagem da diretoria', 'Support the portal with a message from the board'],
  ['Compartilhar a meta “{goal}” com os supervisores', 'Share the goal “{goal}” with the supervisors'],
];

export const decisions: readonly Two[] = [
  ['Manter a reunião quinzenal com a supervisão', 'Keep the fortnightly meeting with the supervisors'],
  ['Começar o piloto de {feature} pela unidade de maior volume', 'Start the pilot of {feature} at the busiest site'],
  ['Usar o painel de metas como fonte única de números', 'Use the goals dashboard as the only source of figures'],
  ['Rever os prazos por tipo de serviço no próximo trimestre', 'Review deadlines by service type next quarter'],
];

export const risks: Record<'calm' | 'tense', readonly Two[]> = {
  calm: [
    [
      'Dependência de {champion}: falta um segundo nome que domine a ferramenta.',
      'Dependence on {champion}: a second person who masters the tool is missing.',
    ],
    ['{detractor} questiona o custo das integrações.', '{detractor} questions the cost of integrations.'],
  ],
  tense: [
    ['Sem responsável interno desde a mudança na coordenação.', 'No internal owner since the coordination changed.'],
    [
      'Diretoria compara com outra solução antes da renovação.',
      'The board compares with another solution before renewal.',
    ],
  ],
};

export const opportunities: readonly Two[] = [
  ['Levar {feature} para as unidades do interior', 'Take {feature} to the inland sites'],
  ['Contratar o portal para os fornecedores', 'Add the portal for suppliers'],
  ['Apresentar as automações à área de processos', 'Present automations to the process team'],
];

export const happened: Record<'up' | 'down' | 'flat', readonly Two[]> = {
  up: [
    [
      'O uso de {feature} cresceu e passou a fazer parte da rotina diária.',
      'The use of {feature} grew and became part of the daily routine.',
    ],
  ],
  down: [
    ['O uso de {feature} caiu desde a mudança na equipe.', 'The use of {feature} dropped since the team changed.'],
  ],
  flat: [['O uso de {feature} se manteve estável no período.', 'The use of {feature} held steady in the period.']],
};

export const summaries: Record<'calm' | 'tense', Two> = {
  calm: [
    'O período fechou com {goal} no caminho combinado.\nAs equipes usam {feature} todos os dias e pedem menos apoio.\nO próximo passo é levar o que funcionou às demais unidades.',
    'The period closed with {goal} on the agreed path.\nCrews use {feature} every day and ask for less help.\nThe next step is to take what worked to the other sites.',
  ],
  tense: [
    'O período foi de mudança de pessoas e o ritmo caiu.\n{goal} ficou abaixo do combinado e vamos retomar com datas.\nPrecisamos de um responsável interno para {feature}.',
    'People changed in the period and the pace dropped.\n{goal} stayed below what was agreed and we will resume with dates.\nWe need an internal owner for {feature}.',
  ],
};

export const valueTexts: readonly Two[] = [
  [
    'Menos ligações para saber a situação dos pedidos e mais tempo da supervisão em campo.',
    'Fewer calls to ask for status and more supervisor time in the field.',
  ],
  [
    'A diretoria passou a decidir com o mesmo número que a operação usa.',
    'The board now decides with the same figure the operation uses.',
  ],
];

/** What was noted on each need; *yes* means it is taken care of (F4). */
export const needsNotes: Record<NeedsTopic, { typical: NeedsAnswer; note: Two }> = {
  training: {
    typical: 'partly',
    note: [
      'Entraram oito pessoas novas na operação desde a última reunião.',
      'Eight people joined the operation since the last review.',
    ],
  },
  technical_support: {
    typical: 'yes',
    note: ['Casos pontuais, resolvidos em dias.', 'Occasional cases, solved within days.'],
  },
  periodic_meetings: { typical: 'yes', note: ['Reunião quinzenal mantida.', 'Fortnightly meeting kept.'] },
  all_features: {
    typical: 'partly',
    note: ['Vistorias e automações ainda pouco usadas.', 'Inspections and automations still little used.'],
  },
  daily_resources: {
    typical: 'yes',
    note: ['Equipes registram todos os dias úteis.', 'Crews record every business day.'],
  },
  expected_results: {
    typical: 'yes',
    note: ['Duas metas no caminho, uma pede atenção.', 'Two goals on track, one needs attention.'],
  },
};

/** F6: by what a meeting is rated. */
export const ratingWords: Readonly<Record<RatingCriterion, Two>> = {
  objectives: ['A reunião cumpriu o que se propôs', 'The review did what it set out to do'],
  client_voice: ['O cliente falou mais do que nós', 'The client talked more than we did'],
  value_shown: ['O valor entregue ficou claro para o cliente', 'The value delivered was clear to the client'],
  next_steps: ['Todos saíram sabendo quem faz o quê até quando', 'Everyone left knowing who does what by when'],
  time: ['O tempo de cada assunto foi respeitado', 'The time of each topic was kept'],
};

/** F6, F9: agreed in the meeting of yesterday, not in the plan yet. */
export const agreedYesterday: readonly { section: 'next_goal' | 'next_action'; text: Two }[] = [
  {
    section: 'next_goal',
    text: [
      'Relatório de obra entregue até sexta em todos os canteiros',
      'Site report delivered by Friday on every site',
    ],
  },
  {
    section: 'next_action',
    text: ['Mapear quem preenche o diário em cada canteiro', 'List who fills in the log on each site'],
  },
];

export const agendaItems: readonly {
  stage: MeetingStage;
  title: Two;
  minutes: number;
  clientTalks: boolean;
  note: Two | null;
  /** Written live, for the client. */
  said?: Two;
}[] = [
  {
    stage: 'needs_and_expectations',
    title: ['Abertura e objetivos da reunião', 'Opening and aims'],
    minutes: 3,
    clientTalks: false,
    note: null,
  },
  {
    stage: 'needs_and_expectations',
    title: ['O que mudou do seu lado', 'What changed on your side'],
    minutes: 12,
    clientTalks: true,
    note: ['Nova unidade prevista; orçamento em revisão.', 'A new site is planned; the budget is under review.'],
    said: [
      'Vão abrir uma unidade e querem as equipes treinadas antes.',
      'They open a site and want the crews trained before.',
    ],
  },
  {
    stage: 'engagement',
    title: ['Compromissos da última reunião', 'Commitments of the last review'],
    minutes: 5,
    clientTalks: false,
    note: null,
  },
  {
    stage: 'engagement',
    title: ['Como as equipes usam no dia a dia', 'How crews use it day to day'],
    minutes: 8,
    clientTalks: true,
    note: null,
  },
  {
    stage: 'value_delivery',
    title: ['Metas e resultados do período', 'Goals and results of the period'],
    minutes: 10,
    clientTalks: false,
    note: ['Pediram a abertura por unidade.', 'They asked for the breakdown by site.'],
    said: ['O ganho por unidade entra no próximo material.', 'The gain by site comes with the next material.'],
  },
  {
    stage: 'value_delivery',
    title: ['O valor nas suas palavras', 'The value in your words'],
    minutes: 7,
    clientTalks: true,
    note: null,
  },
  {
    stage: 'feedback',
    title: ['O que podemos melhorar', 'What we can do better'],
    minutes: 8,
    clientTalks: true,
    note: null,
  },
  {
    stage: 'feedback',
    title: ['Próximo período: metas e pedidos', 'Next period: goals and asks'],
    minutes: 7,
    clientTalks: false,
    note: null,
  },
];

export const titles: Record<'qbr' | 'ebr' | 'regular' | 'welcome', Two> = {
  qbr: ['QBR de {month}', 'QBR of {month}'],
  ebr: ['EBR de {month}', 'EBR of {month}'],
  regular: ['Reunião de {month}', 'Meeting of {month}'],
  welcome: ['Boas-vindas', 'Welcome'],
};
