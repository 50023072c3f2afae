import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import type { CommunicationTrack } from '#shared/contract/communication.ts';
import { type Condition, readConditions } from '#shared/domain/trigger-rule.ts';
import { useContentNames } from '#renderer/lib/content-names.ts';
import { core } from '#renderer/lib/core-client.ts';
import { reads } from '#renderer/lib/query-client.ts';

/** H4. The needs a track is offered for; others are kept as they were written. */
export const trackNeeds = ['none', 'partial_use', 'use_dropped', 'welcome', 'adoption', 'promoter'] as const;
export type TrackNeed = (typeof trackNeeds)[number];

export const DEFAULT_LIMIT: Partial<Record<TrackNeed, number>> = { partial_use: 60, use_dropped: 50 };

const conditionOf = (need: TrackNeed, limit: number): Condition | null => {
  switch (need) {
    case 'none':
      return null;
    case 'partial_use':
      return { fact: 'usage_breadth_percent', op: 'at_most', value: limit };
    case 'use_dropped':
      return { fact: 'usage_change_percent', op: 'at_most', value: -limit };
    case 'welcome':
      return { fact: 'stage_kind', op: 'one_of', value: ['welcome'] };
    case 'adoption':
      return { fact: 'stage_kind', op: 'one_of', value: ['adoption'] };
    case 'promoter':
      return { fact: 'nps_group', op: 'one_of', value: ['promoter'] };
  }
};

export const conditionsOf = (need: TrackNeed, limit: number): string | null => {
  const condition = conditionOf(need, limit);
  return condition && JSON.stringify([condition]);
};

/** The need that conditions say; null: written elsewhere, and more than one of these. */
export function needOf(conditions: string | null): { need: TrackNeed; limit: number } | null {
  if (conditions === null || conditions === '[]') return { need: 'none', limit: 0 };
  const [condition, ...more] = readConditions(conditions);
  if (!condition || more.length > 0) return null;
  const limit = typeof condition.value === 'number' ? Math.abs(condition.value) : 0;
  const need = trackNeeds.find((each) => {
    const own = conditionOf(each, limit);
    return own !== null && JSON.stringify(own) === JSON.stringify(condition);
  });
  return need ? { need, limit } : null;
}

/** Segments by id, as they are called. */
export function useSegmentNames(): { id: string; name: string }[] {
  const names = useContentNames();
  const choices = useQuery(
    core.accounts.choices.queryOptions({ meta: reads('segment', 'touch_model', 'account_tag') }),
  );
  const segments = choices.data?.segments;
  return useMemo(
    () => (segments ?? []).map((segment) => ({ id: segment.id, name: names.segment(segment) })),
    [segments, names],
  );
}

/** For whom a track is, as a sentence. */
export function useTrackSentence(): (track: Pick<CommunicationTrack, 'segmentId' | 'conditions'>) => string {
  const { t } = useTranslation('communication');
  const segments = useSegmentNames();
  return useCallback(
    ({ segmentId, conditions }) => {
      const found = needOf(conditions);
      const need = found === null ? t('need.own') : t(`need.${found.need}`, { limit: found.limit });
      const isNone = found?.need === 'none';
      if (segmentId === null) return isNone ? t('tracks.byHand') : need;
      const name = segments.find(({ id }) => id === segmentId)?.name;
      const segment = t('tracks.ofSegment', { segment: name ?? '–' });
      return isNone ? segment : t('tracks.both', { segment, need });
    },
    [t, segments],
  );
}
