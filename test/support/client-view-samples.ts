import type { ClientView, ViewGoal } from '#shared/domain/client-view.ts';
import type { Audienced, ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';

/** A plain rectangle of 120 × 40 pixels: enough of a PNG for a logo. */
export const LOGO_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAHgAAAAoCAIAAAC6iKlyAAAAUklEQVR42u3QQQ0AAAgEoGtjE/MZ2RbOBxsJSPVwIApEi0a0aNEWRItGtGjRFkSLRrRo0YgWjWjRohEtGtGiRSNaNKJFi0a0aESLFo1o0Yj+ZwG7JYjPZOWhWgAAAABJRU5ErkJggg==';

const client = <Row>(row: Row): Audienced<Row> => ({ ...row, audience: 'client' });

export function goalFact(over: Partial<Audienced<ViewGoal>>): Audienced<ViewGoal> {
  return {
    id: over.id ?? `goal-${over.title ?? 'x'}`,
    parentId: null,
    title: 'Meta',
    why: null,
    unit: null,
    direction: 'up',
    tolerance: null,
    baseline: 0,
    target: 100,
    current: 50,
    start: '2026-01-01',
    due: '2026-12-31',
    progress: 50,
    plannedProgress: 60,
    checkIns: [],
    milestones: [],
    status: 'active',
    clientOwner: null,
    internalOwner: null,
    source: 'Painel Ongoing',
    asOf: '2026-09-30',
    audience: 'client',
    ...over,
  };
}

/** A quarter of a clinic network with something to tell on every slide. */
export function richFacts(over: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    language: 'pt-BR',
    generatedAt: '2026-10-05T12:00:00Z',
    dataAsOf: '2026-09-30',
    workspace: { name: 'Vértice Software', logoPng: null, primaryColor: '#0B6E6E', secondaryColor: '#3F5B73' },
    account: { id: 'acc-1', name: 'Rede Clínicas Aurora', legalName: 'Aurora Serviços Médicos S.A.' },
    review: {
      id: '01930000-0000-7000-8000-000000000001',
      kind: 'qbr',
      title: 'Revisão do 3º trimestre de 2026',
      startsAt: '2026-10-08T17:00:00Z',
      zone: 'America/Sao_Paulo',
      durationMinutes: 60,
      place: 'Sala Ipê, Av. Paulista 1.000, São Paulo',
      owner: { name: 'Helena Duarte', email: 'helena.duarte@vertice.example' },
      period: { from: '2026-07-01', to: '2026-09-30' },
      invitationSequence: 0,
      calledOff: false,
    },
    participants: [
      { name: 'Marina Prado', title: 'Diretora de operações', side: 'client', email: 'marina.prado@aurora.example' },
      { name: 'Otávio Nunes', title: 'Coordenador de agendamento', side: 'client', email: 'otavio@aurora.example' },
      { name: 'Helena Duarte', title: 'Consultora', side: 'ours', email: 'helena.duarte@vertice.example' },
    ],
    summary: [
      client({
        text: 'O tempo de espera para marcar consulta caiu de 11 para 7 minutos, e já não depende de uma pessoa só.',
      }),
      client({ text: 'As três unidades novas entraram no ar em agosto sem interromper o atendimento das outras.' }),
      client({
        text: 'Falta levar a confirmação automática para as clínicas de imagem, onde as faltas ainda são altas.',
      }),
    ],
    highlights: [
      client({
        label: 'Consultas marcadas pelo sistema',
        value: 18420,
        unit: null,
        change: { value: 18, unit: '%', since: '2026-06-30' },
        betterWhen: 'up',
        source: 'Uso do produto',
        asOf: '2026-09-30',
      }),
      client({
        label: 'Tempo médio para marcar',
        value: 7.2,
        unit: 'min',
        change: { value: -3.8, unit: 'min', since: '2026-06-30' },
        betterWhen: 'down',
        source: 'Uso do produto',
        asOf: '2026-09-30',
      }),
      client({
        label: 'Economia estimada no trimestre',
        value: 148000,
        unit: 'BRL',
        change: { value: 12, unit: '%', since: '2026-06-30' },
        betterWhen: 'up',
        source: 'Planilha de custos da Aurora',
        asOf: '2026-09-25',
      }),
    ],
    lastCommitments: [
      client({
        text: 'Treinar as recepcionistas das três unidades novas',
        side: 'ours',
        ownerName: 'Helena Duarte',
        due: '2026-08-14',
        state: 'done',
        reason: null,
        reasonAudience: 'internal',
      }),
      client({
        text: 'Enviar a lista de convênios atualizada',
        side: 'client',
        ownerName: 'Otávio Nunes',
        due: '2026-07-31',
        state: 'done',
        reason: null,
        reasonAudience: 'internal',
      }),
      client({
        text: 'Integrar a agenda das clínicas de imagem',
        side: 'ours',
        ownerName: 'Caio Reis',
        due: '2026-09-15',
        state: 'late',
        reason: 'O equipamento de imagem foi trocado em setembro; nova data proposta: 30/10/2026.',
        reasonAudience: 'client',
      }),
      client({
        text: 'Definir quem aprova mudanças de agenda',
        side: 'client',
        ownerName: 'Marina Prado',
        due: '2026-10-20',
        state: 'open',
        reason: null,
        reasonAudience: 'internal',
      }),
      client({
        text: 'Relatório semanal impresso',
        side: 'ours',
        ownerName: 'Helena Duarte',
        due: '2026-08-30',
        state: 'dropped',
        reason: 'O painel em tela substituiu o papel, a pedido de vocês.',
        reasonAudience: 'client',
      }),
    ],
    goals: [
      goalFact({
        id: 'g1',
        title: 'Marcar consultas sem fila ao telefone',
        why: 'Menos espera significa menos desistência: cada minuto a menos traz de volta cerca de 40 consultas por mês.',
        unit: 'min',
        direction: 'down',
        baseline: 12,
        target: 5,
        current: 7.2,
        start: '2026-01-01',
        due: '2026-12-31',
        progress: 69,
        plannedProgress: 64,
        checkIns: [
          { on: '2026-02-27', value: 11.6 },
          { on: '2026-04-30', value: 10.9 },
          { on: '2026-06-30', value: 11 },
          { on: '2026-07-31', value: 9.4 },
          { on: '2026-08-31', value: 8.1 },
          { on: '2026-09-30', value: 7.2 },
        ],
        milestones: [{ on: '2026-06-30', value: 10 }],
        clientOwner: 'Marina Prado',
        internalOwner: 'Helena Duarte',
        source: 'Uso do produto',
      }),
      goalFact({
        id: 'g2',
        parentId: 'g1',
        title: 'Confirmação automática em todas as clínicas',
        unit: '%',
        baseline: 20,
        target: 100,
        current: 82,
        progress: 77.5,
        plannedProgress: 60,
      }),
      goalFact({
        id: 'g3',
        parentId: 'g1',
        title: 'Faltas abaixo de 8 % nas clínicas de imagem',
        unit: '%',
        direction: 'down',
        baseline: 21,
        target: 8,
        current: 17,
        progress: 30.8,
        plannedProgress: 55,
      }),
      goalFact({
        id: 'g4',
        title: 'Equipe autônoma na configuração de agendas',
        unit: 'pessoas',
        baseline: 1,
        target: 6,
        current: 6,
        due: '2026-09-30',
        progress: 100,
        plannedProgress: 100,
        status: 'achieved',
      }),
      goalFact({
        id: 'g5',
        title: 'Satisfação das pacientes com a marcação',
        unit: '%',
        direction: 'maintain',
        tolerance: 2,
        baseline: 92,
        target: 92,
        current: 93,
        progress: 100,
        plannedProgress: 100,
      }),
    ],
    usage: {
      granularity: 'month',
      series: [
        client({
          name: 'Agendamento',
          unit: 'consultas',
          baseline: null,
          source: 'Uso do produto',
          asOf: '2026-09-30',
          points: months([12800, 13900, 15600, 15900, 17100, 18420]),
        }),
        client({
          name: 'Confirmação automática',
          unit: 'mensagens',
          baseline: null,
          source: 'Uso do produto',
          asOf: '2026-09-30',
          points: months([4100, 5200, 7400, 9800, 12600, 14900]),
        }),
        client({
          name: 'Painel de gestão',
          unit: 'acessos',
          baseline: null,
          source: 'Uso do produto',
          asOf: '2026-09-30',
          points: months([310, 295, 340, 322, 287, 301]),
        }),
      ],
      adoption: [
        client({ kind: 'breadth', numerator: 9, denominator: 12, source: 'Uso do produto', asOf: '2026-09-30' }),
        client({ kind: 'depth', numerator: 94, denominator: 120, source: 'Uso do produto', asOf: '2026-09-30' }),
        client({ kind: 'frequency', numerator: 61, denominator: 64, source: 'Uso do produto', asOf: '2026-09-30' }),
      ],
    },
    cases: {
      source: 'Central de atendimento',
      asOf: '2026-09-30',
      months: [
        { month: '2026-07-01', opened: 14, solved: 11 },
        { month: '2026-08-01', opened: 19, solved: 20 },
        { month: '2026-09-01', opened: 9, solved: 8 },
      ],
      open: [
        client({
          title: 'Horário de verão desloca a agenda de uma unidade',
          kind: 'bug',
          status: 'with_product',
          openedOn: '2026-09-18',
        }),
        client({
          title: 'Exportar a agenda da semana por profissional',
          kind: 'feature_request',
          status: 'open',
          openedOn: '2026-09-22',
        }),
        client({
          title: 'Como bloquear um consultório para reforma',
          kind: 'question',
          status: 'open',
          openedOn: '2026-09-29',
        }),
      ],
    },
    answers: {
      source: 'Pesquisa NPS de setembro',
      asOf: '2026-09-20',
      nps: { n: 34, promoters: 23, passives: 8, detractors: 3, score: 58.8, previousScore: 47 },
      quotes: [
        client({
          text: 'A equipe parou de anotar em papel. Isso ninguém tinha conseguido antes.',
          author: 'Otávio Nunes',
          on: '2026-09-12',
        }),
        client({
          text: 'Sinto falta de ver a agenda da semana inteira no celular.',
          author: 'Recepção, unidade Moema',
          on: '2026-09-14',
        }),
        client({
          text: 'O suporte responde rápido, mas às vezes preciso explicar duas vezes.',
          author: null,
          on: '2026-09-15',
        }),
      ],
    },
    needs: [
      client({
        topic: 'Treinamento para quem chega, já que a equipe muda com frequência',
        answer: 'partly',
        note: null,
        noteAudience: 'internal',
        followUp: {
          text: 'Trilha de boas-vindas em vídeo, com uma turma ao vivo por mês',
          ownerName: 'Helena Duarte',
          due: '2026-11-14',
        },
      }),
      client({ topic: 'Suporte técnico regular', answer: 'yes', note: null, noteAudience: 'internal', followUp: null }),
      client({
        topic: 'Reuniões periódicas para manter o ritmo',
        answer: 'yes',
        note: null,
        noteAudience: 'internal',
        followUp: null,
      }),
      client({
        topic: 'Uso de todas as funcionalidades contratadas',
        answer: 'partly',
        note: '9 de 12 em uso',
        noteAudience: 'client',
        followUp: { text: 'Sessão sobre relatórios e lista de espera', ownerName: 'Caio Reis', due: '2026-11-06' },
      }),
      client({
        topic: 'Uso dos recursos no dia a dia',
        answer: 'yes',
        note: null,
        noteAudience: 'internal',
        followUp: null,
      }),
      client({
        topic: 'Alcance dos resultados esperados',
        answer: 'partly',
        note: null,
        noteAudience: 'internal',
        followUp: { text: 'Plano para as clínicas de imagem', ownerName: 'Helena Duarte', due: '2026-10-23' },
      }),
    ],
    valueDelivered: {
      percent: 78,
      trend: [
        { on: '2025-12-31', percent: 35 },
        { on: '2026-03-31', percent: 50 },
        { on: '2026-06-30', percent: 66 },
        { on: '2026-09-30', percent: 78 },
      ],
      items: [
        client({ text: 'Três unidades novas no ar sem parar o atendimento', on: '2026-08-21' }),
        client({ text: 'Espera ao telefone 38 % menor que em janeiro', on: '2026-09-30' }),
        client({ text: 'Seis pessoas da equipe configuram agendas sem ajuda', on: '2026-09-10' }),
      ],
      source: 'Plano de sucesso',
      asOf: '2026-09-30',
    },
    nextGoals: [
      client({
        title: 'Confirmação automática nas clínicas de imagem',
        ownerName: 'Caio Reis',
        clientOwnerName: 'Otávio Nunes',
        due: '2026-11-27',
      }),
      client({
        title: 'Faltas em imagem abaixo de 12 %',
        ownerName: 'Helena Duarte',
        clientOwnerName: 'Marina Prado',
        due: '2026-12-18',
      }),
      client({
        title: 'Lista de espera em uso em todas as unidades',
        ownerName: 'Helena Duarte',
        clientOwnerName: 'Otávio Nunes',
        due: '2026-12-18',
      }),
    ],
    asks: [
      client({
        text: 'Indicar uma pessoa por clínica de imagem para testar a confirmação',
        side: 'client',
        ownerName: 'Marina Prado',
        due: '2026-10-16',
      }),
      client({
        text: 'Apresentar o roteiro de produto do próximo semestre',
        side: 'ours',
        ownerName: 'Helena Duarte',
        due: '2026-11-10',
      }),
    ],
    commitments: [
      client({
        text: 'Rever a regra de bloqueio de horários com as coordenações',
        side: 'client',
        ownerName: 'Otávio Nunes',
        due: '2026-10-30',
        state: 'open',
        reason: null,
        reasonAudience: 'internal',
      }),
      client({
        text: 'Concluir a integração da agenda de imagem',
        side: 'ours',
        ownerName: 'Caio Reis',
        due: '2026-10-30',
        state: 'open',
        reason: null,
        reasonAudience: 'internal',
      }),
    ],
    decisions: [
      client({ text: 'A confirmação automática passa a ser padrão em todas as unidades novas.' }),
      client({ text: 'O relatório semanal deixa de ser impresso.' }),
    ],
    agenda: [
      client({
        item: 'O que mudou para vocês desde julho',
        minutes: 15,
        stage: 'needs_and_expectations',
        note: 'A abertura de duas unidades ficou para 2027.',
        noteAudience: 'client',
      }),
      client({ item: 'Uso e adoção', minutes: 15, stage: 'engagement', note: null, noteAudience: 'internal' }),
      client({
        item: 'Resultados e metas',
        minutes: 20,
        stage: 'value_delivery',
        note: null,
        noteAudience: 'internal',
      }),
      client({
        item: 'Próximo trimestre e pedidos',
        minutes: 10,
        stage: 'feedback',
        note: null,
        noteAudience: 'internal',
      }),
    ],
    nextReview: {
      kind: 'qbr',
      startsAt: '2027-01-14T17:00:00Z',
      zone: 'America/Sao_Paulo',
      place: 'Sala Ipê, São Paulo',
    },
    ...over,
  };
}

/** An executive review in English, with a logo and colours of its own. */
export function executiveFacts(): ReviewFacts {
  const base = richFacts();
  return {
    ...base,
    language: 'en',
    workspace: { name: 'Vertice Software', logoPng: LOGO_PNG, primaryColor: '#274690', secondaryColor: '#B5651D' },
    account: { id: 'acc-2', name: 'Northwind Logistics', legalName: null },
    review: { ...base.review, kind: 'ebr', title: 'Second half of 2026', place: null, zone: 'Europe/Lisbon' },
    summary: [
      client({ text: 'Dispatch now takes half a day less, and the two southern depots reached the pace of the rest.' }),
      client({ text: 'The return on the project passed its cost in August, four months before plan.' }),
      client({ text: 'What is missing is the driver app: a third of the routes still start on paper.' }),
    ],
    highlights: [
      client({
        label: 'Orders dispatched the same day',
        value: 91.4,
        unit: '%',
        change: { value: 6.2, unit: 'pp', since: '2026-06-30' },
        betterWhen: 'up',
        source: 'Warehouse system',
        asOf: '2026-09-30',
      }),
      client({
        label: 'Saved since January',
        value: 1240000,
        unit: 'USD',
        change: { value: 31, unit: '%', since: '2026-06-30' },
        betterWhen: 'up',
        source: 'Finance',
        asOf: '2026-08-31',
      }),
    ],
    goals: [
      goalFact({
        id: 'e1',
        title: 'Same-day dispatch',
        why: 'Customers who receive within 24 hours order again twice as often.',
        unit: '%',
        baseline: 71,
        target: 95,
        current: 91.4,
        progress: 85,
        plannedProgress: 75,
        checkIns: [
          { on: '2026-03-31', value: 76 },
          { on: '2026-05-31', value: 83 },
          { on: '2026-07-31', value: 88.5 },
          { on: '2026-09-30', value: 91.4 },
        ],
        source: 'Warehouse system',
      }),
      goalFact({
        id: 'e2',
        title: 'Routes planned in the driver app',
        unit: '%',
        baseline: 0,
        target: 90,
        current: 61,
        progress: 67.8,
        plannedProgress: 75,
        source: 'Product usage',
      }),
    ],
    nextGoals: [
      client({
        title: 'Driver app on every route',
        ownerName: 'Helena Duarte',
        clientOwnerName: 'Tom Weaver',
        due: '2026-12-18',
      }),
      client({
        title: 'Same-day dispatch at 95%',
        ownerName: 'Caio Reis',
        clientOwnerName: 'Ines Vale',
        due: '2026-12-31',
      }),
    ],
    asks: [
      client({
        text: 'Sponsor the driver app at the December town hall',
        side: 'client',
        ownerName: 'Ines Vale',
        due: '2026-12-04',
      }),
    ],
    commitments: [
      client({
        text: 'Two people on site for the roll-out weeks',
        side: 'ours',
        ownerName: 'Helena Duarte',
        due: '2026-11-20',
        state: 'open',
        reason: null,
        reasonAudience: 'internal',
      }),
    ],
    valueDelivered: {
      percent: 64,
      trend: [
        { on: '2026-03-31', percent: 41 },
        { on: '2026-09-30', percent: 64 },
      ],
      items: [],
      source: 'Success plan',
      asOf: '2026-09-30',
    },
    usage: {
      granularity: 'week',
      series: [
        client({
          name: 'Route planning',
          unit: 'routes',
          baseline: 480,
          source: 'Product usage',
          asOf: '2026-09-27',
          points: weeks([512, 530, null, 561, 588, 604, 611, 640]),
        }),
      ],
      adoption: [
        client({ kind: 'depth', numerator: 212, denominator: 260, source: 'Product usage', asOf: '2026-09-27' }),
      ],
    },
    nextReview: { kind: 'ebr', startsAt: '2027-03-11T10:00:00Z', zone: 'Europe/Lisbon', place: null },
  };
}

/** One goal, no usage, nothing else: the shortest deck there is. */
export function minimalFacts(): ReviewFacts {
  const base = richFacts();
  return {
    ...base,
    account: { id: 'acc-3', name: 'Padaria São Bento', legalName: null },
    review: { ...base.review, startsAt: null, place: null, title: '', owner: { name: 'Helena Duarte', email: null } },
    participants: [],
    summary: [client({ text: 'O primeiro trimestre foi de implantação.' })],
    highlights: [],
    lastCommitments: [],
    goals: [
      goalFact({
        id: 'only',
        title: 'Pedidos pela internet',
        baseline: 0,
        target: 300,
        current: 120,
        unit: 'pedidos',
        progress: 40,
        plannedProgress: 50,
        checkIns: [
          { on: '2026-06-30', value: 60 },
          { on: '2026-09-30', value: 120 },
        ],
      }),
    ],
    usage: null,
    cases: null,
    answers: null,
    needs: [],
    valueDelivered: null,
    nextGoals: [],
    asks: [],
    commitments: [],
    decisions: [],
    agenda: [],
    nextReview: null,
  };
}

const LONG =
  'Texto muito comprido, escrito de uma vez só ao fim da reunião, com todos os detalhes de quem disse o quê, em que ordem e por quê, para que ninguém precise perguntar de novo daqui a três meses';

/** Names of 60 characters, twelve goals, long texts in every place, and XML's own characters. */
export function stressFacts(): ReviewFacts {
  const base = richFacts();
  const name60 = 'Companhia Brasileira de Distribuição & Logística Integrada S';
  return {
    ...base,
    workspace: { ...base.workspace, logoPng: LOGO_PNG, primaryColor: '#7FE0D0' },
    account: { id: 'acc-4', name: name60, legalName: null },
    review: { ...base.review, title: `${LONG}.`, place: `${LONG}.` },
    summary: [
      client({ text: `${LONG}; ${LONG}.` }),
      client({ text: `${LONG}.` }),
      client({ text: `${LONG}, ${LONG}, ${LONG}.` }),
    ],
    highlights: [
      ...base.highlights,
      client({
        label: 'Um indicador com um nome realmente comprido, que não cabe em duas linhas de jeito nenhum',
        value: -1234567.8,
        unit: 'unidades processadas',
        change: { value: -0.4, unit: '%', since: '2026-06-30' },
        betterWhen: 'up',
        source: `Fonte <interna> & "${'muito '.repeat(20)}longa"`,
        asOf: '2026-08-31',
      }),
    ],
    lastCommitments: Array.from({ length: 9 }, (_unused, index) =>
      client({
        text: index === 4 ? Array.from({ length: 14 }, () => LONG).join('. ') : `${index + 1}. ${LONG}`,
        side: index % 2 ? ('client' as const) : ('ours' as const),
        ownerName: 'Maria Aparecida dos Santos Albuquerque',
        due: '2026-09-15',
        state: 'done' as const,
        reason: index % 3 ? null : LONG,
        reasonAudience: 'client' as const,
      }),
    ),
    goals: Array.from({ length: 12 }, (_unused, index) =>
      goalFact({
        id: `s${index}`,
        parentId: index % 3 ? `s${index - (index % 3)}` : null,
        title:
          index === 0
            ? `${LONG} (meta <principal> & "citada")`
            : `Meta ${index + 1}: reduzir o prazo de entrega nas praças do Norte e do Nordeste`,
        unit: '%',
        current: 40 + index * 7,
        progress: index === 5 ? -18 : index === 7 ? 132 : index === 9 ? null : 20 + index * 6,
        plannedProgress: 60,
        why: LONG,
        checkIns:
          index === 0
            ? [
                { on: '2026-03-31', value: 12 },
                { on: '2026-09-30', value: 40 },
              ]
            : [],
        source: `Fonte ${index}`,
      }),
    ),
    usage: base.usage && {
      ...base.usage,
      series: [...base.usage.series, ...base.usage.series].map((row, index) => ({
        ...row,
        name: `${row.name} com um nome comprido de funcionalidade ${index}`,
        points: months([1, null, 3000000, 4, 5.5, 6]),
      })),
    },
    cases: base.cases && {
      ...base.cases,
      open: Array.from({ length: 16 }, (_unused, index) =>
        client({
          title: `${index + 1}. ${LONG}`,
          kind: 'bug' as const,
          status: 'with_product' as const,
          openedOn: '2026-09-18',
        }),
      ),
    },
    answers: base.answers && {
      ...base.answers,
      quotes: Array.from({ length: 8 }, (_unused, index) =>
        client({ text: `${LONG} ${index}`, author: 'Maria Aparecida dos Santos Albuquerque', on: '2026-09-12' }),
      ),
    },
    needs: base.needs.map((row) => ({
      ...row,
      topic: LONG,
      note: LONG,
      noteAudience: 'client',
      followUp: { text: LONG, ownerName: 'Helena Duarte', due: '2026-11-14' },
    })),
    nextGoals: Array.from({ length: 7 }, () =>
      client({
        title: LONG,
        ownerName: 'Maria Aparecida dos Santos Albuquerque',
        clientOwnerName: 'João da Silva',
        due: '2026-12-18',
      }),
    ),
    asks: [...base.asks, ...base.asks.map((row) => ({ ...row, text: LONG }))],
    commitments: [...base.commitments, ...base.commitments.map((row) => ({ ...row, text: `${LONG}. ${LONG}` }))],
    nextReview: base.nextReview && { ...base.nextReview, place: `${LONG}.` },
  };
}

export const samples: Readonly<Record<'rich' | 'executive' | 'minimal' | 'stress', () => ClientView>> = {
  rich: () => toClientView(richFacts()),
  executive: () => toClientView(executiveFacts()),
  minimal: () => toClientView(minimalFacts()),
  stress: () => toClientView(stressFacts()),
};

function months(values: readonly (number | null)[]): { periodStart: string; value: number | null }[] {
  return values.map((value, index) => ({ periodStart: `2026-${String(index + 4).padStart(2, '0')}-01`, value }));
}

function weeks(values: readonly (number | null)[]): { periodStart: string; value: number | null }[] {
  const first = Date.parse('2026-08-03T00:00:00Z');
  return values.map((value, index) => ({
    periodStart: new Date(first + index * 7 * 86_400_000).toISOString().slice(0, 10),
    value,
  }));
}
