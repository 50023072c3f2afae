import type { CaseKind, CasePriority } from '#shared/domain/vocabulary.ts';
import type { Two } from './story.ts';

export interface DemoCase {
  kind: CaseKind;
  priority: CasePriority;
  title: Two;
  problem: Two;
  steps: Two | null;
  impact: Two;
}

export const cases: readonly DemoCase[] = [
  {
    kind: 'bug',
    priority: 'high',
    title: ['Fotos não sobem quando a rede cai', 'Photos do not upload when the network drops'],
    problem: ['Envios grandes não são retomados.', 'Large uploads are not resumed.'],
    steps: [
      'Tirar três fotos sem rede, voltar à rede e abrir a ordem.',
      'Take three photos offline, go online and open the order.',
    ],
    impact: ['Ordens sem evidência são devolvidas pela supervisão.', 'Orders without evidence are sent back.'],
  },
  {
    kind: 'bug',
    priority: 'urgent',
    title: ['Ordens somem da agenda do técnico', "Orders vanish from the technician's schedule"],
    problem: ['A troca de equipe não atualiza a agenda.', 'Changing crews does not refresh the schedule.'],
    steps: ['Mover uma ordem de equipe e abrir o aplicativo.', 'Move an order to another crew and open the app.'],
    impact: ['Visitas perdidas no mesmo dia.', 'Visits lost the same day.'],
  },
  {
    kind: 'bug',
    priority: 'medium',
    title: ['Painel mostra total diferente do relatório', 'Dashboard and report disagree'],
    problem: ['Um conta ordens canceladas e o outro não.', 'One counts canceled orders, the other does not.'],
    steps: ['Comparar o mês no painel e no relatório.', 'Compare a month in both.'],
    impact: ['Reunião de diretoria com dois números.', 'A board meeting with two figures.'],
  },
  {
    kind: 'question',
    priority: 'low',
    title: ['Como criar uma fila por região', 'How to create a queue by region'],
    problem: ['A fila é por equipe e a operação pensa por região.', 'Queues are by crew and they think by region.'],
    steps: null,
    impact: ['Distribuição manual.', 'Manual assignment.'],
  },
  {
    kind: 'question',
    priority: 'medium',
    title: ['Prazo diferente para fim de semana', 'Different deadline at weekends'],
    problem: ['O calendário do contrato não cobre plantão.', 'The contract calendar does not cover on-call.'],
    steps: null,
    impact: ['Chamados de plantão aparecem atrasados.', 'On-call requests show as late.'],
  },
  {
    kind: 'question',
    priority: 'low',
    title: ['Exportar ordens para a contabilidade', 'Export orders to accounting'],
    problem: ['O formato pedido tem colunas próprias.', 'The format needed has its own columns.'],
    steps: null,
    impact: ['Trabalho manual no fechamento.', 'Manual work at month end.'],
  },
  {
    kind: 'feature_request',
    priority: 'medium',
    title: ['Assinatura do cliente na tela', 'Customer signature on screen'],
    problem: ['Comprovante ainda é em papel.', 'Proof is still on paper.'],
    steps: null,
    impact: ['Atraso no faturamento.', 'Late invoicing.'],
  },
  {
    kind: 'feature_request',
    priority: 'low',
    title: ['Etiqueta com código na ordem', 'Label with a code on the order'],
    problem: ['Peças voltam ao estoque sem identificação.', 'Parts return unlabelled.'],
    steps: null,
    impact: ['Conferência manual do estoque.', 'Manual stock count.'],
  },
  {
    kind: 'bug',
    priority: 'high',
    title: ['Aviso de prazo chega depois do vencimento', 'Deadline alert arrives after it is due'],
    problem: ['O envio usa o fuso do servidor.', "Alerts use the server's time zone."],
    steps: ['Criar prazo para as 18 h e aguardar o aviso.', 'Set a deadline for 6 pm and wait.'],
    impact: ['Multas por prazo perdido.', 'Fines for missed deadlines.'],
  },
  {
    kind: 'bug',
    priority: 'medium',
    title: ['Aplicativo lento em aparelhos antigos', 'App slow on old phones'],
    problem: ['A lista carrega todas as ordens do mês.', 'The list loads all orders of the month.'],
    steps: ['Abrir a lista em aparelho com pouca memória.', 'Open the list on a phone with little memory.'],
    impact: ['Equipes deixam para registrar à noite.', 'Crews record at night instead.'],
  },
];

export const comments: readonly { internal: boolean; text: Two }[] = [
  {
    internal: false,
    text: [
      'Recebemos o relato e já reproduzimos aqui. Volto com o prazo ainda hoje.',
      'We received the report and reproduced it. I will come back with a date today.',
    ],
  },
  {
    internal: true,
    text: [
      'Mesmo comportamento em outros dois clientes; ligado ao problema conhecido.',
      'Same behaviour at two other clients; linked to the known problem.',
    ],
  },
  {
    internal: false,
    text: [
      'A correção saiu na versão desta semana. Pode confirmar com a equipe?',
      'The fix went out this week. Can you confirm with the team?',
    ],
  },
  {
    internal: false,
    text: ['Confirmado pela supervisão: voltou ao normal.', 'Confirmed by the supervisor: back to normal.'],
  },
  {
    internal: true,
    text: [
      'Produto pediu mais um exemplo antes de priorizar.',
      'Product asked for one more example before ranking it.',
    ],
  },
];

/** What clients wrote beside a score, by how they felt. */
export const surveyComments: Record<'good' | 'middling' | 'bad', readonly Two[]> = {
  good: [
    [
      'Hoje sei onde está cada pedido sem ligar para ninguém.',
      'Now I know where each request is without calling anybody.',
    ],
    ['O acompanhamento de vocês faz diferença.', 'Your follow-up makes a difference.'],
    [
      'Mudou a conversa com a diretoria: agora levamos números.',
      'It changed the talk with the board: now we bring figures.',
    ],
    ['A equipe de campo adotou sem resistência.', 'The field crew took it up without resistance.'],
  ],
  middling: [
    ['Funciona bem, mas os relatórios podiam ser mais simples.', 'It works well, but reports could be simpler.'],
    ['Precisamos de mais treinamento para quem chega.', 'We need more training for newcomers.'],
    ['Bom, ainda que algumas telas sejam lentas no celular.', 'Good, although some screens are slow on the phone.'],
  ],
  bad: [
    ['Demorou para termos resposta sobre um erro simples.', 'It took long to hear back on a simple error.'],
    ['Sem alguém puxando aqui dentro, o uso caiu.', 'Without somebody pushing in here, use dropped.'],
    ['Esperava mais resultado pelo que investimos.', 'I expected more for what we invested.'],
  ],
};

export const churnReasons: readonly { reason: Two; note: Two }[] = [
  {
    reason: ['Concorrente com preço menor', 'Cheaper competitor'],
    note: [
      'Trocaram na renovação; a diretoria olhou só o preço.',
      'They switched at renewal; the board looked at price alone.',
    ],
  },
  {
    reason: ['Grupo adotou sistema único', 'The group adopted one system'],
    note: [
      'Decisão da matriz, sem relação com o atendimento.',
      'A decision of the parent company, unrelated to service.',
    ],
  },
  {
    reason: ['Redução de usuários', 'Fewer users'],
    note: ['Fecharam uma unidade e reduziram as licenças.', 'They closed a site and cut licences.'],
  },
];
