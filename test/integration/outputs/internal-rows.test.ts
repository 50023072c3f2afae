import { describe, expect, it } from 'vitest';
import { buildDocument } from '#core/outputs/document-builders.ts';
import { recapOf } from '#core/outputs/output-builder.ts';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';
import { CANARY, canaryFacts } from '#test/support/canary-facts.ts';
import { type SampleName, samples } from '#test/support/client-view-samples.ts';
import { documentText } from '#test/support/document-texts.ts';

const kinds = ['pptx', 'docx', 'ics', 'eml'] as const;

/** Words of our side of the relation, in both languages. */
const INTERNAL =
  /\b(?:feeling|sentimento|health|saúde|risco|riscos|risk|risks|renova(?:ção|ções)|renewal|churn|detrator(?:a|es)? identificad|upsell|at_risk)\b/iu;

describe.each(kinds)('a %s file', (kind) => {
  it('has nothing of internal rows, private rows, internal notes and unnamed fields', async () => {
    const text = await documentText(
      kind,
      await buildDocument({ kind, view: toClientView(canaryFacts()), attachments: [] }),
    );
    expect(text).toContain('Aurora');
    expect(text).not.toContain(CANARY);
  });

  it.each(['rich', 'executive', 'stress'] satisfies SampleName[])(
    'of the %s sample has no internal word',
    async (name) => {
      expect(
        await documentText(kind, await buildDocument({ kind, view: samples[name](), attachments: [] })),
      ).not.toMatch(INTERNAL);
    },
  );
});

describe('the text to be copied', () => {
  it('has nothing internal', () => {
    expect(recapOf(toClientView(canaryFacts())).text).not.toContain(CANARY);
  });
});
