import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { client, goalFact, months } from './fact-rows.ts';
import { LOGO_PNG } from './logo.ts';
import { richFacts } from './rich-facts.ts';

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
