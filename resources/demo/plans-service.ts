import { type DemoPlan, days, findings, goal, hours, percent, points, reais } from './plan-shape.ts';

/** The first plan of every client: what was agreed at the hand-over. */
export const startPlan: DemoPlan = {
  objective: ['Tirar as ordens de serviço do papel e das planilhas', 'Get work orders off paper and spreadsheets'],
  current: [
    'Os pedidos chegam por telefone, e-mail e mensagem; cada equipe anota do seu jeito e ninguém sabe o que está parado.',
    'Requests come by phone, e-mail and chat; each crew notes them in its own way and nobody knows what is stuck.',
  ],
  desired: [
    'Todo pedido entra por um lugar só, tem dono e prazo, e qualquer gestor vê a fila do dia sem perguntar.',
    'Every request comes in through one place, has an owner and a deadline, and any manager sees the queue without asking.',
  ],
  goals: [
    goal(
      ['Equipes usando o sistema toda semana', 'Crews using the system every week'],
      [
        'Sem uso semanal os números não contam a história inteira.',
        'Without weekly use the figures do not tell the whole story.',
      ],
      [percent, 15, 85],
    ),
    goal(
      ['Pedidos registrados fora do papel', 'Requests recorded off paper'],
      ['É a base de qualquer prazo que se prometa.', 'It is the base of any deadline that is promised.'],
      [percent, 30, 95],
    ),
    goal(
      ['Pessoas treinadas nas unidades', 'People trained on site'],
      ['Quem não foi treinado volta para a planilha.', 'Whoever was not trained goes back to the spreadsheet.'],
      [percent, 0, 100],
    ),
  ],
};

export const resolutionPlan: DemoPlan = {
  objective: [
    'Resolver os chamados das unidades antes que afetem o cliente final',
    'Resolve site requests before they reach the end customer',
  ],
  current: [
    'Um chamado de manutenção leva quase três dias para ser resolvido, e a unidade liga de novo para saber da situação.',
    'A maintenance request takes almost three days, and the site calls again to ask where it stands.',
  ],
  desired: [
    'A unidade acompanha sozinha, o prazo é cumprido nove em cada dez vezes e a visita resolve da primeira vez.',
    'The site follows by itself, nine in ten deadlines are kept and the first visit solves it.',
  ],
  goals: [
    goal(
      ['Chamados resolvidos dentro do prazo', 'Requests resolved on time'],
      [
        'Cada atraso vira reclamação da unidade para a diretoria.',
        'Each delay becomes a complaint from the site to the board.',
      ],
      [percent, 62, 90],
      {
        children: [
          goal(
            ['Prazo cumprido nos chamados urgentes', 'Urgent requests on time'],
            ['Urgência parada fecha sala, balcão ou loja.', 'A stuck urgency closes a room, a counter or a shop.'],
            [percent, 54, 92],
          ),
          goal(
            ['Prazo cumprido nos fornecedores externos', 'Outside suppliers on time'],
            ['Metade dos atrasos vem de terceiros.', 'Half of the delays come from third parties.'],
            [percent, 48, 80],
          ),
        ],
        actions: [
          ['Revisar com as unidades os prazos por tipo de chamado', 'Review deadlines by request type with the sites'],
        ],
      },
    ),
    goal(
      ['Tempo médio até resolver', 'Average time to resolve'],
      ['É o número que a diretoria olha toda segunda.', 'It is the number the board looks at every Monday.'],
      [hours, 68, 36],
      {
        actions: [
          ['Ligar a distribuição automática por região', 'Turn on automatic assignment by region'],
          ['Publicar o painel da fila na sala de operações', 'Put the queue dashboard on the operations room screen'],
        ],
      },
    ),
    goal(
      ['Visitas que resolvem da primeira vez', 'Visits that solve at first attempt'],
      ['Segunda visita custa o dobro e irrita a unidade.', 'A second visit costs twice as much and upsets the site.'],
      [percent, 66, 82],
      {
        children: [
          goal(
            ['Ordens com foto e peça registradas', 'Orders with photo and part recorded'],
            ['Sem isso o técnico sai sem a peça certa.', 'Without it the technician leaves without the right part.'],
            [percent, 40, 85],
          ),
        ],
      },
    ),
    goal(
      ['Pedidos abertos pelo portal', 'Requests opened in the portal'],
      ['Libera o time de atendimento para o que é complexo.', 'Frees the service desk for what is complex.'],
      [percent, 22, 70],
      {
        actions: [['Divulgar o portal nas unidades com maior volume', 'Promote the portal at the busiest sites']],
      },
    ),
    goal(
      ['Satisfação das unidades com a manutenção', 'Site satisfaction with maintenance'],
      ['Mostra se o prazo virou percepção.', 'Shows whether deadlines turned into perception.'],
      [points, 6.4, 8.5],
    ),
  ],
};

export const experiencePlan: DemoPlan = {
  objective: ['Fazer cada pedido interno ter resposta no mesmo dia', 'Give every internal request a same-day answer'],
  current: [
    'Pedidos de infraestrutura se perdem entre setores e as pessoas recorrem a quem conhecem.',
    'Facility requests get lost between departments and people turn to whoever they know.',
  ],
  desired: [
    'Quem pede sabe em que pé está; a equipe planeja a semana e os picos não param a operação.',
    'Whoever asks knows the status; the team plans the week and peaks do not stop the operation.',
  ],
  goals: [
    goal(
      ['Pedidos respondidos no mesmo dia', 'Requests answered the same day'],
      ['A primeira resposta é o que as pessoas lembram.', 'The first answer is what people remember.'],
      [percent, 45, 85],
      {
        children: [
          goal(
            ['Respostas no mesmo dia em semanas de pico', 'Same-day answers in peak weeks'],
            ['É quando a reputação se decide.', 'That is when reputation is decided.'],
            [percent, 28, 70],
          ),
        ],
      },
    ),
    goal(
      ['Nota dos solicitantes', 'Score given by requesters'],
      ['Mede o que se sente, não só o prazo.', 'Measures what is felt, not only the deadline.'],
      [points, 6.8, 8.8],
    ),
    goal(
      ['Pedidos sem dono por mais de um dia', 'Requests without an owner for over a day'],
      ['É onde tudo se perde.', 'That is where everything gets lost.'],
      [percent, 19, 4],
      {
        actions: [
          ['Definir plantão de triagem', 'Set up a triage rota'],
          ['Rever os setores cadastrados', 'Review the departments on file'],
        ],
      },
    ),
    goal(
      ['Vistorias feitas no calendário', 'Inspections done on schedule'],
      ['Vistoria em dia evita o pedido urgente.', 'An inspection on time prevents the urgent request.'],
      [percent, 57, 90],
    ),
  ],
};

export const digitalPlan: DemoPlan = {
  objective: [
    'Ter o dia a dia organizado sem contratar mais ninguém',
    'Run the day to day without hiring anybody else',
  ],
  current: [
    'Uma pessoa centraliza tudo em planilha e nas férias dela a operação para.',
    'One person keeps everything in a spreadsheet and work stops during holidays.',
  ],
  desired: [
    'A rotina anda sozinha, com lembretes, e o gestor decide com números.',
    'The routine runs by itself, with reminders, and the manager decides with figures.',
  ],
  goals: [
    goal(
      ['Serviços registrados no sistema', 'Jobs recorded in the system'],
      ['O que não está registrado não é cobrado.', 'What is not recorded is not invoiced.'],
      [percent, 40, 90],
    ),
    goal(
      ['Serviços concluídos no prazo', 'Jobs finished on time'],
      ['Cliente que espera não volta.', 'A customer who waits does not come back.'],
      [percent, 60, 85],
      {
        actions: [['Ativar lembretes automáticos', 'Turn on automatic reminders']],
      },
    ),
    goal(
      ['Horas por semana gastas em planilha', 'Hours a week spent on spreadsheets'],
      ['É tempo que volta para o cliente.', 'It is time given back to customers.'],
      [hours, 11, 3],
    ),
  ],
};

export const governancePlan: DemoPlan = {
  objective: [
    'Passar pela auditoria sem ressalvas nas áreas de infraestrutura',
    'Go through the audit without findings in facilities',
  ],
  current: [
    'Evidências ficam em e-mails e pastas; a cada auditoria a equipe para duas semanas para juntar documentos.',
    'Evidence lies in e-mails and folders; for each audit the team stops for two weeks to gather documents.',
  ],
  desired: [
    'Toda obrigação tem prazo, responsável e evidência no sistema, e o auditor consulta sozinho.',
    'Every obligation has a deadline, an owner and evidence in the system, and the auditor looks it up alone.',
  ],
  goals: [
    goal(
      ['Obrigações com evidência registrada', 'Obligations with evidence on record'],
      ['É o que a auditoria pede primeiro.', 'It is what the audit asks for first.'],
      [percent, 51, 98],
      {
        children: [
          goal(
            ['Agências com laudos em dia', 'Branches with valid reports'],
            ['Laudo vencido gera multa por agência.', 'An expired report means a fine per branch.'],
            [percent, 63, 100],
          ),
          goal(
            ['Evidências aprovadas na primeira revisão', 'Evidence approved at first review'],
            ['Reduz o retrabalho do time de riscos.', 'Cuts the rework of the risk team.'],
            [percent, 58, 85],
          ),
        ],
        actions: [['Importar os laudos dos últimos dois anos', 'Import the reports of the last two years']],
      },
    ),
    goal(
      ['Ressalvas por auditoria', 'Findings per audit'],
      ['O conselho acompanha este número.', 'The board follows this number.'],
      [findings, 14, 3],
    ),
    goal(
      ['Dias para preparar uma auditoria', 'Days to prepare an audit'],
      ['Hoje paralisa a equipe.', 'Today it stops the team.'],
      [days, 11, 2],
      {
        actions: [
          ['Dar acesso de consulta ao auditor', 'Give the auditor read access'],
          ['Montar o painel de vencimentos', 'Build the expiry dashboard'],
        ],
      },
    ),
    goal(
      ['Disponibilidade das salas-cofre', 'Vault room availability'],
      ['Compromisso regulatório: não pode variar.', 'A regulatory commitment: it must not vary.'],
      [percent, 99.5, 99.5],
      { tolerance: 0.4 },
    ),
    goal(
      ['Custo por ordem de serviço', 'Cost per work order'],
      ['Ajuda a renegociar contratos de manutenção.', 'Helps to renegotiate maintenance contracts.'],
      [reais, 412, 330],
    ),
  ],
};
