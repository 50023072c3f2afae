import type { Emotion } from '#shared/domain/feeling.ts';
import type { Moment } from '#shared/domain/vocabulary.ts';
import type { Two } from './story.ts';

export interface Mood {
  satisfaction: number;
  trust: number;
  emotions: readonly Emotion[];
  reasons: readonly Two[];
  notes: readonly Two[];
}

export const moods: Record<Moment, Mood> = {
  delighted: {
    satisfaction: 5,
    trust: 5,
    emotions: ['enthusiastic', 'grateful', 'proud', 'confident'],
    reasons: [
      ['resultado visível para a diretoria', 'results seen by the board'],
      ['equipe engajada', 'engaged team'],
      ['resposta rápida do suporte', 'quick support'],
    ],
    notes: [
      ['Mostrou os números à diretoria sem que eu pedisse.', 'Showed the figures to the board without my asking.'],
      ['Falou em levar para outras unidades.', 'Spoke of taking it to other sites.'],
    ],
  },
  satisfied: {
    satisfaction: 4,
    trust: 4,
    emotions: ['calm', 'confident', 'hopeful', 'curious'],
    reasons: [
      ['metas no caminho', 'goals on track'],
      ['uso diário', 'daily use'],
      ['boa relação com o time', 'good relation with the team'],
    ],
    notes: [
      ['Conversa leve; as equipes seguem a rotina.', 'An easy talk; crews follow the routine.'],
      ['Reconheceu o avanço do trimestre.', 'Recognised the progress of the quarter.'],
    ],
  },
  neutral: {
    satisfaction: 3,
    trust: 4,
    emotions: ['indifferent', 'calm', 'surprised'],
    reasons: [
      ['pouco tempo para o projeto', 'little time for the project'],
      ['prioridades internas', 'internal priorities'],
    ],
    notes: [
      ['Educado, mas com pressa. Outras prioridades na mesa.', 'Polite but in a hurry. Other priorities on the table.'],
      ['Nem elogio nem queixa.', 'Neither praise nor complaint.'],
    ],
  },
  worried: {
    satisfaction: 3,
    trust: 3,
    emotions: ['insecure', 'impatient', 'confused', 'overloaded'],
    reasons: [
      ['queda de uso', 'drop in use'],
      ['troca de pessoas', 'people changed'],
      ['caso de suporte em aberto', 'open support case'],
    ],
    notes: [
      ['Perguntou duas vezes pelo prazo do caso aberto.', 'Asked twice about the open case.'],
      ['Sem o apoio de antes, a equipe improvisa.', 'Without the support of before, the team improvises.'],
    ],
  },
  at_risk: {
    satisfaction: 2,
    trust: 2,
    emotions: ['disappointed', 'frustrated', 'impatient'],
    reasons: [
      ['não vê retorno', 'sees no return'],
      ['corte de orçamento', 'budget cut'],
      ['concorrente conversando', 'a competitor is talking'],
    ],
    notes: [
      [
        'Disse que vai comparar com outra solução antes de renovar.',
        'Said they will compare with another solution before renewing.',
      ],
      ['A diretoria pediu para segurar novos pagamentos.', 'The board asked to hold new payments.'],
    ],
  },
  leaving: {
    satisfaction: 1,
    trust: 2,
    emotions: ['angry', 'frustrated', 'disappointed'],
    reasons: [
      ['decisão de trocar', 'decision to switch'],
      ['resultado abaixo do prometido', 'results below the promise'],
    ],
    notes: [
      ['Pediu as condições de saída.', 'Asked for the terms to leave.'],
      ['Não quis falar de próximos passos.', 'Did not want to talk about next steps.'],
    ],
  },
};
