import { describe, expect, it } from 'vitest';
import { tellingOf } from '#core/outputs/output-texts.ts';
import * as messages from '#shared/domain/client-view/messages.ts';
import { provenanceText } from '#shared/domain/client-view/provenance.ts';
import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';
import { executiveFacts } from '#test/support/sample-facts/executive-facts.ts';
import { goalFact } from '#test/support/sample-facts/fact-rows.ts';
import { richFacts } from '#test/support/sample-facts/rich-facts.ts';

const telling = (over: Partial<ReviewFacts> = {}) => tellingOf(toClientView(richFacts(over)));
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('messages', () => {
  it('say the number of each slide in a sentence', () => {
    const rich = telling();
    expect(plain(messages.quarterMessage(rich))).toBe(
      '78 % do valor combinado foi entregue, 12 p.p. acima de 30/06/2026',
    );
    expect(messages.commitmentsMessage(rich)).toBe('2 de 5 compromissos da última reunião cumpridos, 1 em atraso');
    expect(messages.goalsMessage(rich)).toBe('4 de 5 metas no ritmo do plano ou já alcançadas');
    expect(plain(messages.mainGoalMessage(rich))).toBe(
      'Marcar consultas sem fila ao telefone: 69 % do caminho percorrido, 5 p.p. à frente do plano',
    );
    expect(plain(messages.usageMessage(rich))).toBe('Agendamento: o uso cresceu 44 % desde abril');
    expect(messages.casesMessage(rich)).toBe('39 casos resolvidos e 42 abertos no período; 3 seguem em aberto');
    expect(messages.answersMessage(rich)).toBe('NPS 59 com 34 respostas, 12 pontos acima da pesquisa anterior');
    expect(messages.needsMessage(rich)).toBe('3 de 6 necessidades atendidas; 3 próximos passos combinados');
    expect(messages.nextGoalsMessage(rich)).toBe('3 metas para o próximo período, até 18/12/2026');
    expect(messages.nextReviewMessage(rich)).toBe('Próxima reunião em 14 de janeiro de 2027, às 14:00');
  });

  it('speak the language of the client', () => {
    const english = tellingOf(toClientView(executiveFacts()));
    expect(plain(messages.quarterMessage(english))).toBe('64% of the agreed value delivered, 23 pp above Mar 31, 2026');
    expect(messages.usageMessage(english)).toBe('Route planning: use grew 33% against the baseline');
  });

  it('fall back to the first number that changed when no goal is closed', () => {
    expect(plain(messages.quarterMessage(telling({ valueDelivered: null })))).toBe(
      'Consultas marcadas pelo sistema: 18.420, +18 % desde 30/06/2026',
    );
  });

  it('compute nothing from an empty baseline or a denominator of zero', () => {
    const series = {
      name: 'X',
      unit: null,
      source: null,
      asOf: null,
      baseline: 0,
      points: [{ periodStart: '2026-01-01', value: 5 }],
    };
    expect(messages.seriesChange(series)).toBeNull();
    expect(messages.seriesChange({ ...series, baseline: null })).toBeNull();
    const { format } = telling();
    expect(
      messages.adoptionPercent({ kind: 'depth', numerator: 0, denominator: 0, source: null, asOf: null }, format),
    ).toBeNull();
  });

  it('say a unit that is a word once', () => {
    const rich = telling();
    const goal = goalFact({ baseline: 1, target: 6, current: 4, unit: 'pessoas', due: '2026-12-31' });
    expect(plain(messages.goalSpan(goal, rich))).toBe('de 1 para 6 pessoas até 31/12/2026; hoje 4 pessoas');
    const kept = goalFact({ direction: 'maintain', target: 95, tolerance: 2, current: 96, unit: '%', due: null });
    expect(plain(messages.goalSpan(kept, rich))).toBe('manter em 95 % (± 2 %); hoje 96 %');
  });

  it('shorten a quoted text at a word', () => {
    expect(messages.shorten('Uma frase bastante longa, que não cabe', 28)).toBe('Uma frase bastante longa…');
    expect(messages.shorten('Curta')).toBe('Curta');
  });
});

describe('the line of sources', () => {
  it('says one day for sources of the same day, and each its own else', () => {
    const rich = telling();
    const row = (source: string | null, asOf: string | null) => ({ source, asOf });
    expect(provenanceText([row('A', '2026-09-30'), row('B', null)], rich)).toBe('Fonte: A, B · dados de 30/09/2026');
    expect(provenanceText([row('A', '2026-09-30'), row('B', '2026-09-25'), row('A', '2026-09-25')], rich)).toBe(
      'Fonte: A, B · dados de 25/09/2026',
    );
    expect(provenanceText([row('A', '2026-09-30'), row('B', '2026-09-25')], rich)).toBe(
      'Fonte: A (dados de 30/09/2026); B (dados de 25/09/2026)',
    );
    expect(provenanceText([], rich)).toBe('Fonte: registros do acompanhamento · dados de 30/09/2026');
  });

  it('compare the value delivered with another month, never with yesterday', () => {
    const trend = [
      { on: '2026-06-30', percent: 50 },
      { on: '2026-09-01', percent: 60 },
      { on: '2026-09-30', percent: 78 },
    ];
    const value = richFacts().valueDelivered;
    if (!value) throw new Error('the rich sample delivers value');
    expect(messages.valueTrend({ ...value, trend })).toEqual([trend[0], trend[2]]);
    expect(plain(messages.quarterMessage(telling({ valueDelivered: { ...value, trend } })))).toContain(
      '28 p.p. acima de 30/06/2026',
    );
  });
});
