import type { Channel } from '#shared/domain/vocabulary.ts';
import type { Two } from './story.ts';

export interface Conversation {
  channel: Channel;
  subject: Two;
  body: Two;
  outcome: Two;
  next: Two | null;
  problem?: Two;
}

/** What goes well or as usual. */
export const calmTalks: readonly Conversation[] = [
  {
    channel: 'call',
    subject: ['Ligação de acompanhamento', 'Follow-up call'],
    body: [
      '{champion} contou que a rotina de {feature} está estável e que as equipes pedem menos ajuda.',
      '{champion} said the routine of {feature} is stable and the crews ask for less help.',
    ],
    outcome: ['Sem pendências; seguimos o plano.', 'Nothing pending; we follow the plan.'],
    next: ['Enviar o comparativo do mês', 'Send the monthly comparison'],
  },
  {
    channel: 'video',
    subject: ['Revisão da meta: {goal}', 'Goal review: {goal}'],
    body: [
      'Passamos pelos números da meta e por duas unidades que puxam a média para baixo.',
      'We went through the figures of the goal and two sites that pull the average down.',
    ],
    outcome: [
      '{champion} vai tratar as duas unidades com os supervisores.',
      '{champion} will handle the two sites with the supervisors.',
    ],
    next: ['Rever os números em duas semanas', 'Review the figures in two weeks'],
  },
  {
    channel: 'email',
    subject: ['Boas práticas de {feature}', 'Good practice for {feature}'],
    body: [
      'Enviei três exemplos de outros clientes e o roteiro de configuração.',
      'I sent three examples from other clients and the set-up guide.',
    ],
    outcome: ['{champion} respondeu que vai testar em uma unidade.', '{champion} answered that one site will try it.'],
    next: null,
  },
  {
    channel: 'video',
    subject: ['Treinamento de {feature}', 'Training on {feature}'],
    body: [
      'Turma de doze pessoas, metade nova na função. Fizemos o caminho completo no ambiente deles.',
      'A class of twelve, half of them new in the role. We did the whole path in their environment.',
    ],
    outcome: [
      'Todos registraram uma ordem até o fim da sessão.',
      'Everybody recorded an order by the end of the session.',
    ],
    next: ['Enviar a gravação e o passo a passo', 'Send the recording and the step by step'],
  },
  {
    channel: 'chat',
    subject: ['Dúvida sobre permissões', 'Question on permissions'],
    body: [
      'Supervisor novo não via a fila da própria região.',
      'A new supervisor could not see the queue of the region.',
    ],
    outcome: ['Perfil ajustado na hora.', 'Profile adjusted at once.'],
    next: null,
    problem: [
      'Perfis são criados por cópia e ninguém revisa a região.',
      'Profiles are copied and nobody reviews the region.',
    ],
  },
  {
    channel: 'visit',
    subject: ['Visita à unidade', 'Site visit'],
    body: [
      'Acompanhei uma manhã de trabalho com a equipe. O celular funciona bem, falta costume de tirar foto.',
      'I followed the crew for a morning. The phone works well; the habit of taking a photo is missing.',
    ],
    outcome: ['Combinamos um quadro com as fotos da semana.', 'We agreed on a board with the photos of the week.'],
    next: ['Ligar para a supervisão na sexta', 'Call the supervisor on Friday'],
  },
  {
    channel: 'email',
    subject: ['Resumo do mês', 'Monthly summary'],
    body: [
      'Números do mês, o que melhorou e um ponto de atenção em {feature}.',
      'Figures of the month, what improved and one point of attention in {feature}.',
    ],
    outcome: ['Lido e encaminhado à diretoria.', 'Read and passed on to the board.'],
    next: null,
  },
  {
    channel: 'call',
    subject: ['Alinhamento com {sponsor}', 'Alignment with {sponsor}'],
    body: [
      '{sponsor} perguntou como os resultados aparecem para o conselho. Expliquei o painel de metas.',
      '{sponsor} asked how results are shown to the board. I explained the goals dashboard.',
    ],
    outcome: ['Quer o painel na próxima reunião executiva.', 'Wants the dashboard at the next executive meeting.'],
    next: ['Preparar a versão executiva do painel', 'Prepare the executive version of the dashboard'],
  },
  {
    channel: 'event',
    subject: ['Encontro de clientes', 'Client meet-up'],
    body: [
      '{champion} apresentou o caso para outros clientes e recebeu boas perguntas.',
      '{champion} presented their case to other clients and got good questions.',
    ],
    outcome: ['Aceitou ser referência para um prospecto.', 'Agreed to be a reference for a prospect.'],
    next: null,
  },
];

/** When things go badly. */
export const tenseTalks: readonly Conversation[] = [
  {
    channel: 'call',
    subject: ['Queda de uso em {feature}', 'Drop in the use of {feature}'],
    body: [
      'Perguntei sobre a queda das últimas semanas. As equipes voltaram a combinar por mensagem.',
      'I asked about the drop of the last weeks. Crews went back to arranging things by chat.',
    ],
    outcome: [
      'Não há quem cobre o uso desde a mudança na coordenação.',
      'Nobody follows up on use since the coordination changed.',
    ],
    next: ['Propor um plano de retomada', 'Propose a recovery plan'],
    problem: ['Sem um responsável interno, o hábito se perdeu.', 'Without an internal owner the habit was lost.'],
  },
  {
    channel: 'video',
    subject: ['Conversa difícil sobre resultados', 'Difficult talk about results'],
    body: [
      '{sponsor} disse que ainda não vê retorno em {goal} e que o orçamento será revisto.',
      '{sponsor} said they see no return yet in {goal} and that the budget will be reviewed.',
    ],
    outcome: ['Pediram um plano com datas antes de decidir.', 'They asked for a plan with dates before deciding.'],
    next: ['Enviar plano de ação com responsáveis', 'Send an action plan with owners'],
    problem: [
      'A expectativa da venda não virou meta com número.',
      'What the sale promised never became a goal with a number.',
    ],
  },
  {
    channel: 'email',
    subject: ['Reclamação sobre instabilidade', 'Complaint about instability'],
    body: [
      'O aplicativo ficou lento em dois dias de pico e a equipe perdeu registros de foto.',
      'The app was slow on two peak days and the crew lost photos.',
    ],
    outcome: ['Caso aberto com o produto, com acompanhamento diário.', 'Case open with product, followed every day.'],
    next: ['Dar retorno até quinta', 'Report back by Thursday'],
    problem: ['Envio de fotos grandes sem rede não é retomado.', 'Large photos sent without network are not resumed.'],
  },
  {
    channel: 'call',
    subject: ['Pedido de retorno sem resposta', 'Unanswered request for a call'],
    body: [
      'Segunda tentativa sem resposta. Deixei recado com {user}.',
      'Second attempt without an answer. I left a message with {user}.',
    ],
    outcome: ['Sem retorno.', 'No answer.'],
    next: ['Tentar por {sponsor}', 'Try through {sponsor}'],
  },
];

export const championLeft: Conversation = {
  channel: 'call',
  subject: ['Saída de {champion}', '{champion} is leaving'],
  body: [
    '{champion} avisou que deixa a empresa no fim do mês. Quem assume ainda não foi definido.',
    '{champion} told me they leave the company at the end of the month. Nobody has been named to take over.',
  ],
  outcome: [
    'Pedi uma reunião de passagem com quem assumir.',
    'I asked for a hand-over meeting with whoever takes over.',
  ],
  next: ['Marcar conversa com {sponsor}', 'Schedule a talk with {sponsor}'],
};

export const mandateChange: Conversation = {
  channel: 'visit',
  subject: ['Nova gestão na secretaria', 'New administration in the department'],
  body: [
    'A nova equipe quer rever os contratos herdados. Apresentei os prazos médios antes e depois.',
    'The new team wants to review inherited contracts. I showed the average times before and after.',
  ],
  outcome: [
    'Pediram os relatórios que o tribunal de contas aceita.',
    'They asked for the reports that the court of accounts accepts.',
  ],
  next: ['Enviar o relatório de conformidade', 'Send the compliance report'],
};

export const internalNote: Conversation = {
  channel: 'internal_note',
  subject: ['Preparação interna', 'Internal preparation'],
  body: [
    'Conferi números com o time de produto antes da conversa.',
    'I checked the figures with product before the talk.',
  ],
  outcome: ['Números conferem.', 'The figures match.'],
  next: null,
};

export const automatedMail: Conversation = {
  channel: 'email',
  subject: ['Dica da semana: {feature}', 'Tip of the week: {feature}'],
  body: ['Mensagem automática com vídeo curto e passo a passo.', 'Automatic message with a short video and steps.'],
  outcome: ['Entregue.', 'Delivered.'],
  next: null,
};
