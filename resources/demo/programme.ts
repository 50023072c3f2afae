import type { ProgrammeStep } from '#shared/domain/method-vocabulary.ts';
import type { Two } from './story.ts';

/** How the demo's workspace says it runs ongoing (C2); what is missing is still to be thought through. */
export const programmeTexts: readonly { step: ProgrammeStep; done: boolean; body: Two; before?: Two }[] = [
  {
    step: 'objectives',
    done: true,
    body: [
      'Perder menos de 8 % dos clientes no ano e chegar a NPS 45. Cada cliente com plano de sucesso vivo.',
      'Lose fewer than 8% of clients a year and reach NPS 45. Every client with a living success plan.',
    ],
    before: ['Perder menos clientes e melhorar o NPS.', 'Lose fewer clients and better the NPS.'],
  },
  {
    step: 'team_and_resources',
    done: true,
    body: [
      'Duas consultoras na carteira, suporte no segundo nível, uma pessoa de produto por mês nas QBRs.',
      'Two consultants on the portfolio, support at second level, one person from product in the QBRs each month.',
    ],
  },
  {
    step: 'clients_and_segments',
    done: true,
    body: [
      'Segmento pelo valor anual e pelo impacto da operação. Revisto a cada semestre.',
      'Segment by annual value and by the impact of the operation. Looked at every half-year.',
    ],
  },
  {
    step: 'success_by_segment',
    done: true,
    body: [
      'VIP e estratégico: resultado combinado com a diretoria. Crescimento e essencial: uso semanal e autonomia.',
      'VIP and strategic: the result agreed with the board. Growth and essential: weekly use and autonomy.',
    ],
  },
  {
    step: 'goals_with_client',
    done: true,
    body: [
      'Metas escritas com o cliente na ativação e revistas em cada QBR.',
      'Goals written with the client at activation and looked at in each QBR.',
    ],
  },
  {
    step: 'contact_routine',
    done: false,
    body: [
      'Falta decidir se o segmento essencial passa de 60 para 45 dias.',
      'Still to decide whether the essential segment goes from 60 to 45 days.',
    ],
  },
];

export const programmeVersionNote: Two = ['Planejamento do início do ano', 'Planning at the start of the year'];

/** F4. A topic that the workspace asks beside the shipped ones. */
export const ownTopic: Two = ['A diretoria acompanha os resultados', 'The board follows the results'];

/** Notes on a half-done activation. */
export const activationNote: Two = [
  'Falta confirmar com {champion} quem patrocina o projeto na diretoria.',
  'Still to confirm with {champion} who sponsors the project on the board.',
];

export const planVersionNote: Two = ['Combinado na abertura do plano', 'Agreed when the plan was opened'];
