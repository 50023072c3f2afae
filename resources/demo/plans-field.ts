import { type DemoPlan, days, goal, hours, percent, reais, visits } from './plan-shape.ts';
import { digitalPlan, experiencePlan, governancePlan, resolutionPlan } from './plans-service.ts';
import type { Theme } from './story.ts';

const fieldPlan: DemoPlan = {
  objective: ['Atender mais com as mesmas equipes de campo', 'Serve more with the same field crews'],
  current: [
    'As equipes saem com a agenda impressa; quando o dia muda, metade do roteiro se perde em ligações.',
    'Crews leave with a printed schedule; when the day changes half of the route is lost in phone calls.',
  ],
  desired: [
    'O roteiro se ajusta no celular, cada equipe faz mais visitas por dia e o gestor vê o campo em tempo real.',
    'The route adjusts on the phone, each crew makes more visits a day and the manager sees the field live.',
  ],
  goals: [
    goal(
      ['Visitas por equipe por dia', 'Visits per crew per day'],
      ['É a capacidade que evita contratar mais equipes.', 'It is the capacity that avoids hiring more crews.'],
      [visits, 4.2, 6],
      {
        children: [
          goal(
            ['Tempo de deslocamento por visita', 'Travel time per visit'],
            ['Deslocamento é um terço do dia.', 'Travel is a third of the day.'],
            [hours, 1.4, 0.9],
          ),
          goal(
            ['Equipes com o aplicativo em dia', 'Crews with the app up to date'],
            ['Sem o aplicativo o roteiro não muda.', 'Without the app the route cannot change.'],
            [percent, 46, 95],
          ),
        ],
      },
    ),
    goal(
      ['Ordens concluídas na data combinada', 'Orders done on the agreed date'],
      ['Remarcar custa uma visita inteira.', 'Rescheduling costs a whole visit.'],
      [percent, 71, 92],
      {
        actions: [
          ['Treinar os despachantes na agenda', 'Train dispatchers on scheduling'],
          ['Criar os roteiros por região', 'Create the routes by region'],
        ],
      },
    ),
    goal(
      ['Retrabalho por defeito de execução', 'Rework due to poor execution'],
      ['Retrabalho some da margem da obra.', 'Rework eats the margin of the job.'],
      [percent, 13, 5],
    ),
    goal(
      ['Custo por visita', 'Cost per visit'],
      ['É a conta que a diretoria financeira cobra.', 'It is the figure the finance director asks for.'],
      [reais, 186, 140],
    ),
  ],
};

const citizenPlan: DemoPlan = {
  objective: ['Responder ao cidadão em até cinco dias', 'Answer every citizen within five days'],
  current: [
    'Os pedidos de tapa-buraco, poda e iluminação chegam por cinco canais e a média de resposta passa de doze dias.',
    'Requests on potholes, pruning and lighting come by five channels and the average answer takes over twelve days.',
  ],
  desired: [
    'Um protocolo único, prazo público e relatório mensal para a câmara sem trabalho manual.',
    'One protocol, a public deadline and the monthly report to the council without manual work.',
  ],
  goals: [
    goal(
      ['Prazo médio de resposta ao cidadão', 'Average time to answer a citizen'],
      ['É a meta do plano de governo.', 'It is the target of the government plan.'],
      [days, 12.5, 5],
      {
        children: [
          goal(
            ['Prazo médio em iluminação pública', 'Average time in street lighting'],
            ['É o tema com mais pedidos.', 'It is the subject with most requests.'],
            [days, 9, 3],
          ),
          goal(
            ['Prazo médio em tapa-buraco', 'Average time for potholes'],
            ['É o tema com mais reclamações na ouvidoria.', 'It is what the ombudsman hears most.'],
            [days, 16, 7],
          ),
        ],
      },
    ),
    goal(
      ['Protocolos respondidos dentro do prazo legal', 'Protocols answered within the legal term'],
      ['O tribunal de contas cobra por amostragem.', 'The court of accounts checks samples.'],
      [percent, 58, 95],
      {
        actions: [['Definir responsável por tema em cada secretaria', 'Name an owner per subject in each department']],
      },
    ),
    goal(
      ['Pedidos reabertos pelo cidadão', 'Requests reopened by citizens'],
      ['Reabertura mostra serviço mal feito.', 'Reopening shows poor work.'],
      [percent, 21, 8],
    ),
    goal(
      ['Bairros com vistoria mensal', 'Districts inspected monthly'],
      ['Vistoria antecipa o pedido.', 'An inspection comes before the request.'],
      [percent, 35, 80],
      {
        actions: [
          [
            'Publicar o relatório mensal no portal da transparência',
            'Publish the monthly report on the transparency portal',
          ],
        ],
      },
    ),
  ],
};

const maintenancePlan: DemoPlan = {
  objective: ['Trocar manutenção de emergência por manutenção planejada', 'Move from emergency to planned maintenance'],
  current: [
    'Seis em cada dez ordens são corretivas e as paradas não programadas custam turnos inteiros de produção.',
    'Six in ten orders are corrective and unplanned stops cost whole production shifts.',
  ],
  desired: [
    'A preventiva manda no calendário, a parada é combinada com a produção e a peça está no estoque.',
    'Prevention rules the calendar, stops are agreed with production and the part is in stock.',
  ],
  goals: [
    goal(
      ['Horas de parada não programada por mês', 'Unplanned downtime hours a month'],
      ['Cada hora parada custa uma carga.', 'Each hour stopped costs a load.'],
      [hours, 46, 18],
      {
        children: [
          goal(
            ['Paradas na linha principal', 'Stops on the main line'],
            ['É a linha que segura o faturamento.', 'It is the line that carries revenue.'],
            [hours, 27, 9],
          ),
          goal(
            ['Equipamentos críticos com plano', 'Critical equipment with a plan'],
            ['Sem plano não há preventiva.', 'No plan, no prevention.'],
            [percent, 52, 95],
          ),
        ],
      },
    ),
    goal(
      ['Preventivas feitas no prazo', 'Preventive work done on time'],
      ['Preventiva atrasada vira corretiva.', 'Late prevention becomes correction.'],
      [percent, 58, 90],
      {
        actions: [
          ['Rever o calendário com a produção', 'Review the calendar with production'],
          ['Cadastrar os equipamentos da segunda unidade', 'Register the equipment of the second plant'],
        ],
      },
    ),
    goal(
      ['Ordens corretivas no total', 'Corrective orders in the total'],
      ['Mostra quem manda: o plano ou o imprevisto.', 'Shows who rules: the plan or the surprise.'],
      [percent, 61, 35],
    ),
    goal(
      ['Estoque de peças críticas', 'Critical spare parts in stock'],
      ['Parada longa quase sempre é falta de peça.', 'A long stop is nearly always a missing part.'],
      [percent, 90, 90],
      { tolerance: 5 },
    ),
  ],
};

const fleetPlan: DemoPlan = {
  objective: [
    'Manter a frota disponível e as vias seguras todos os dias',
    'Keep the fleet available and the roads safe every day',
  ],
  current: [
    'A oficina trabalha por ordem de chegada e veículos ficam parados esperando aprovação de orçamento.',
    'The workshop works first come, first served, and vehicles stand waiting for a quote to be approved.',
  ],
  desired: [
    'A frota entra na oficina antes de quebrar, o orçamento sai no mesmo dia e a vistoria é feita no celular.',
    'The fleet enters the workshop before it breaks, quotes leave the same day and inspections are done on the phone.',
  ],
  goals: [
    goal(
      ['Disponibilidade da frota', 'Fleet availability'],
      ['Um ponto a mais libera dez veículos por dia.', 'One more point frees ten vehicles a day.'],
      [percent, 83, 94],
      {
        children: [
          goal(
            ['Disponibilidade dos veículos pesados', 'Heavy vehicle availability'],
            ['São os que atrasam entregas.', 'They are what delays deliveries.'],
            [percent, 76, 91],
          ),
        ],
      },
    ),
    goal(
      ['Dias para aprovar um orçamento', 'Days to approve a quote'],
      ['Orçamento parado é veículo parado.', 'A stuck quote is a stuck vehicle.'],
      [days, 3.8, 1],
      {
        actions: [['Definir alçada por valor', 'Set approval limits by amount']],
      },
    ),
    goal(
      ['Vistorias diárias feitas no aplicativo', 'Daily inspections done in the app'],
      ['A vistoria acha o defeito antes da estrada.', 'The inspection finds the fault before the road does.'],
      [percent, 34, 90],
    ),
    goal(
      ['Custo de manutenção por quilômetro', 'Maintenance cost per kilometre'],
      ['É a base do próximo contrato.', 'It is the base of the next contract.'],
      [reais, 1.62, 1.3],
    ),
  ],
};

export const plansByTheme: Record<Theme, DemoPlan> = {
  resolution: resolutionPlan,
  experience: experiencePlan,
  digital: digitalPlan,
  governance: governancePlan,
  field: fieldPlan,
  citizen: citizenPlan,
  maintenance: maintenancePlan,
  fleet: fleetPlan,
};
