import type { Channel } from '#shared/domain/vocabulary.ts';
import type { Theme, Two } from './story.ts';

export interface Profile {
  needs: Two;
  vocabulary: Two;
  promised: Two;
  expected: Two;
}

export const profiles: Record<Theme, Profile> = {
  resolution: {
    needs: [
      'Prazo previsível para as unidades e visibilidade para a diretoria.',
      'Predictable deadlines for the sites and visibility for the board.',
    ],
    vocabulary: [
      'Chamam ordem de “chamado” e unidade de “ponto”.',
      'They call an order a “ticket” and a site a “point”.',
    ],
    promised: [
      'Implantação em oito semanas e painel para a diretoria.',
      'Roll-out in eight weeks and a dashboard for the board.',
    ],
    expected: ['Cortar pela metade o tempo de resolução dos chamados.', 'Cut the time to resolve requests by half.'],
  },
  field: {
    needs: [
      'Roteiros que aguentem mudança no meio do dia, mesmo sem rede.',
      'Routes that survive a change in the middle of the day, even offline.',
    ],
    vocabulary: ['Equipe é “guarnição”; ordem é “nota”.', 'A crew is a “squad”; an order is a “note”.'],
    promised: [
      'Aplicativo que funciona sem rede e integração com o sistema de despacho.',
      'An app that works offline and integration with dispatch.',
    ],
    expected: ['Fazer um terço a mais de visitas com as mesmas equipes.', 'A third more visits with the same crews.'],
  },
  citizen: {
    needs: [
      'Prestação de contas mensal e protocolo único para o cidadão.',
      'Monthly accountability and one protocol for citizens.',
    ],
    vocabulary: ['Dizem “munícipe” e “protocolo”.', 'They say “resident” and “protocol”.'],
    promised: [
      'Relatório aceito pelo tribunal de contas e treinamento nas secretarias.',
      'A report accepted by the court of accounts and training in each department.',
    ],
    expected: ['Responder ao munícipe em até cinco dias.', 'Answer residents within five days.'],
  },
  maintenance: {
    needs: ['Calendário de preventivas combinado com a produção.', 'A prevention calendar agreed with production.'],
    vocabulary: ['Equipamento é “ativo”; parada é “ocorrência”.', 'Equipment is an “asset”; a stop is an “event”.'],
    promised: ['Cadastro dos equipamentos críticos em doze semanas.', 'Critical equipment registered in twelve weeks.'],
    expected: [
      'Reduzir as paradas não programadas a menos de vinte horas por mês.',
      'Bring unplanned stops under twenty hours a month.',
    ],
  },
  experience: {
    needs: [
      'Respostas rápidas em semanas de pico e comunicação simples.',
      'Quick answers in peak weeks and simple communication.',
    ],
    vocabulary: ['Pedido é “solicitação”; setor é “área”.', 'A request is a “ticket”; a department is an “area”.'],
    promised: ['Portal simples, sem treinamento para quem pede.', 'A simple portal, no training for requesters.'],
    expected: ['Responder no mesmo dia a maior parte dos pedidos.', 'Answer most requests on the same day.'],
  },
  governance: {
    needs: [
      'Evidência pronta para auditoria e trilha de quem fez o quê.',
      'Evidence ready for audit and a trail of who did what.',
    ],
    vocabulary: ['Falam em “apontamento” e “evidência”.', 'They speak of “findings” and “evidence”.'],
    promised: [
      'Acesso de consulta para auditores e guarda de laudos.',
      'Read access for auditors and storage of reports.',
    ],
    expected: ['Auditoria sem ressalvas em infraestrutura.', 'An audit without findings in facilities.'],
  },
  digital: {
    needs: ['Simplicidade: equipe pequena e sem área de TI.', 'Simplicity: a small team without IT.'],
    vocabulary: ['Serviço é “atendimento”.', 'A job is a “service”.'],
    promised: ['Tudo pronto em duas semanas, sem custo de implantação.', 'Ready in two weeks, no set-up fee.'],
    expected: ['Parar de depender de planilha.', 'Stop depending on spreadsheets.'],
  },
  fleet: {
    needs: [
      'Veículo disponível de manhã cedo e orçamento aprovado no dia.',
      'Vehicles available early and quotes approved the same day.',
    ],
    vocabulary: ['Veículo é “carro”, mesmo caminhão.', 'A vehicle is a “car”, even a truck.'],
    promised: ['Vistoria no celular e alçadas de aprovação.', 'Inspections on the phone and approval limits.'],
    expected: ['Frota disponível acima de noventa por cento.', 'Fleet availability above ninety percent.'],
  },
};

export const preferences: readonly Two[] = [
  [
    'Reuniões curtas, pela manhã, com números na primeira página.',
    'Short meetings in the morning, figures on the first page.',
  ],
  [
    'Prefere receber o material na véspera e discutir só decisões.',
    'Prefers the material a day before and to discuss decisions only.',
  ],
  [
    'Gosta de comparativo entre unidades e de exemplos de outros clientes.',
    'Likes comparisons between sites and examples of other clients.',
  ],
];

export const styles: readonly Two[] = [
  ['Direta, sem rodeios; responde rápido por mensagem.', 'Direct; answers quickly by chat.'],
  ['Formal; tudo por e-mail e com cópia para a diretoria.', 'Formal; everything by e-mail with the board in copy.'],
  ['Detalhista; quer ver de onde vem cada número.', 'Detailed; wants to see where each figure comes from.'],
];

export const channelsPreferred: readonly (readonly Channel[])[] = [['email', 'video'], ['call'], ['chat', 'video']];

export const stayNotes: Record<'loyal' | 'retained', Two> = {
  loyal: ['Fica porque vê resultado e confia no time.', 'Stays for the results and the trust in the team.'],
  retained: ['Fica porque trocar agora daria muito trabalho.', 'Stays because switching now would be too much work.'],
};

export const salesHistory: Two = [
  'Concorrência com duas empresas; pesou a visita a um cliente de referência. Negociação de quatro meses.',
  'Two competitors; the visit to a reference client decided it. A four-month negotiation.',
];

export const notes: readonly { internal: boolean; text: Two }[] = [
  {
    internal: true,
    text: [
      'Confirmar com o financeiro a forma de cobrança antes da próxima renovação.',
      'Check the billing method with finance before the next renewal.',
    ],
  },
  {
    internal: true,
    text: [
      '{sponsor} decide sozinho até um certo valor; acima disso passa pelo conselho.',
      '{sponsor} decides alone up to an amount; above it goes to the board.',
    ],
  },
  {
    internal: false,
    text: [
      'Próxima unidade a entrar no sistema: a de maior volume, depois das férias coletivas.',
      'The next site to join: the busiest one, after the collective holidays.',
    ],
  },
  {
    internal: true,
    text: ['Indicou um contato em outra empresa do grupo.', 'Gave a contact at another company of the group.'],
  },
];

export const privateNotes: readonly Two[] = [
  [
    'Evitar assunto de preço com {decider}; prefere tratar por escrito.',
    'Avoid talking prices with {decider}; prefers it in writing.',
  ],
  ['Conversar com a Lívia antes de prometer qualquer desconto.', 'Talk to Lívia before promising any discount.'],
];

export const factors: readonly { kind: 'market' | 'politics' | 'restructuring'; text: Two }[] = [
  {
    kind: 'market',
    text: [
      'Custos do setor subiram e as compras estão em revisão.',
      'Costs rose in the sector and purchases are under review.',
    ],
  },
  {
    kind: 'restructuring',
    text: [
      'Coordenação dividida em duas áreas desde o último trimestre.',
      'The coordination was split in two since last quarter.',
    ],
  },
  {
    kind: 'politics',
    text: [
      'Mudança de gestão após a eleição; contratos herdados em revisão.',
      'A new administration after the election; inherited contracts under review.',
    ],
  },
];

export const handTasks: readonly { title: Two; priority: 'low' | 'normal' | 'high' | 'urgent' }[] = [
  { title: ['Enviar o comparativo de unidades', 'Send the comparison between sites'], priority: 'normal' },
  { title: ['Retornar a ligação de {sponsor}', 'Return the call of {sponsor}'], priority: 'high' },
  {
    title: ['Conferir o uso de {feature} com a supervisão', 'Check the use of {feature} with the supervisors'],
    priority: 'normal',
  },
  { title: ['Atualizar o organograma depois das mudanças', 'Update the org chart after the changes'], priority: 'low' },
  {
    title: ['Levar proposta de retomada para {sponsor}', 'Take the recovery proposal to {sponsor}'],
    priority: 'urgent',
  },
];
