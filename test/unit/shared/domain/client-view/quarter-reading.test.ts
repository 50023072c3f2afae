import { describe, expect, it } from 'vitest';
import { tellingOf } from '#core/outputs/output-texts.ts';
import { quarterSentences, shownHighlights } from '#shared/domain/client-view/quarter-reading.ts';
import type { ReviewFacts } from '#shared/domain/client-view/review-facts.ts';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';
import { client } from '#test/support/sample-facts/fact-rows.ts';
import { executiveFacts } from '#test/support/sample-facts/executive-facts.ts';
import { minimalFacts } from '#test/support/sample-facts/minimal-facts.ts';
import { richFacts } from '#test/support/sample-facts/rich-facts.ts';

const sentences = (facts: ReviewFacts) =>
  quarterSentences(tellingOf(toClientView(facts))).map((text) => text.replaceAll('\u00a0', ' '));

describe('the sentences of the quarter in one page', () => {
  it('are the ones the consultant wrote', () => {
    const own = 'O trimestre foi de implantação.';
    expect(sentences(richFacts({ summary: [client({ text: own })] }))).toEqual([own]);
  });

  it('are what the next slides say when nobody wrote any', () => {
    expect(sentences(richFacts({ summary: [] }))).toEqual([
      '4 de 5 metas no ritmo do plano ou já alcançadas.',
      'Agendamento: o uso cresceu 44 % desde abril.',
      '39 casos resolvidos e 42 abertos no período; 3 seguem em aberto.',
    ]);
  });

  it('never tell of an executive review what its deck leaves out', () => {
    const told = sentences({ ...executiveFacts(), summary: [], cases: richFacts().cases }).join(' ');
    expect(told).toContain('goals on plan');
    expect(told).not.toMatch(/case/iu);
  });

  it('are none where there is nothing to say, and do not repeat the title', () => {
    expect(sentences({ ...minimalFacts(), summary: [], goals: [] })).toEqual([]);
  });
});

describe('the numbers of the quarter in one page', () => {
  it('are three beside the value delivered, and four without it', () => {
    const view = toClientView(richFacts({}));
    const [row] = view.highlights;
    const highlights = Array.from({ length: 6 }, (_, index) => ({ ...row!, label: `Número ${index}` }));
    expect(shownHighlights({ ...view, highlights })).toHaveLength(3);
    expect(shownHighlights({ ...view, highlights, valueDelivered: null })).toHaveLength(4);
  });
});
