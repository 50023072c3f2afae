import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SegmentChoice, TouchModelChoice } from '#shared/contract/accounts.ts';
import type { StageKind, TouchModelKey } from '#shared/domain/vocabulary.ts';
import { ptBR } from '#shared/i18n/resources.ts';

type SegmentKey = keyof typeof ptBR.content.segment;

const isShippedSegment = (key: string | null): key is SegmentKey => key !== null && key in ptBR.content.segment;

const romans: readonly [number, string][] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Adoption II, QBR IV: rounds are numbered the way the method writes them. */
export function roman(round: number): string {
  let left = round;
  let text = '';
  for (const [value, sign] of romans) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}

export interface ContentNames {
  touchModel(model: Pick<TouchModelChoice, 'key' | 'name'>): string;
  touchModelKey(key: TouchModelKey): string;
  /** Without the word "touch": for a column that says it already. */
  touchModelShort(key: TouchModelKey): string;
  /** B1: both definitions of a model, as edited or as shipped. */
  definitions(model: TouchModelChoice): { byValue: string; byActor: string };
  segment(segment: Pick<SegmentChoice, 'contentKey' | 'name'>): string;
  success(segment: SegmentChoice): string | null;
  /** `name`: what the workspace calls it (D1). */
  stage(stage: { kind: StageKind; round: number; name?: string | null }): string;
}

/** Words of shipped content: what the workspace wrote, else what came with the app, in the reader's language. */
export function useContentNames(): ContentNames {
  const { t } = useTranslation('content');
  return useMemo(
    () => ({
      touchModel: ({ key, name }) => name ?? t(`touchModel.${key}.name`),
      touchModelKey: (key) => t(`touchModel.${key}.name`),
      touchModelShort: (key) => t(`touchModel.${key}.short`),
      definitions: ({ key, definitionByValue, definitionByActor }) => ({
        byValue: definitionByValue ?? t(`touchModel.${key}.byValue`),
        byActor: definitionByActor ?? t(`touchModel.${key}.byActor`),
      }),
      segment: ({ contentKey, name }) =>
        name ?? (isShippedSegment(contentKey) ? t(`segment.${contentKey}.name`) : (contentKey ?? '–')),
      success: ({ contentKey, successDefinition }) =>
        successDefinition ?? (isShippedSegment(contentKey) ? t(`segment.${contentKey}.success`) : null),
      stage: ({ kind, round, name }) =>
        (name ? `${name} ${roman(round)}` : t(`stage.${kind}`, { round: roman(round) })).trim(),
    }),
    [t],
  );
}
