import type { ClientView } from '#shared/domain/client-view.ts';
import { toClientView } from '#shared/domain/client-view/to-client-view.ts';
import { executiveFacts } from './sample-facts/executive-facts.ts';
import { minimalFacts } from './sample-facts/minimal-facts.ts';
import { richFacts } from './sample-facts/rich-facts.ts';
import { stressFacts } from './sample-facts/stress-facts.ts';

export type SampleName = 'rich' | 'executive' | 'minimal' | 'stress';

/** What clients would read of four reviews: a full quarter, an executive one in English, next to nothing, far too much. */
export const samples: Readonly<Record<SampleName, () => ClientView>> = {
  rich: () => toClientView(richFacts()),
  executive: () => toClientView(executiveFacts()),
  minimal: () => toClientView(minimalFacts()),
  stress: () => toClientView(stressFacts()),
};
