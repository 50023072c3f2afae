import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountChoices } from '#shared/contract/accounts.ts';
import { emotionKeys } from '#shared/domain/feeling.ts';
import { accountFlags } from '#shared/domain/method-vocabulary.ts';
import { accountStatuses, bands, moments, touchModelKeys, trends } from '#shared/domain/vocabulary.ts';
import type { FilterDefinition } from '#renderer/components/filter-chips.tsx';
import { attentions, NONE } from './account-filter.ts';
import { useContentNames } from './content-names.ts';
import { useMe } from './session.ts';

const stages = ['hand_over', 'welcome', 'adoption', 'review_window'] as const;

/** What the list can be filtered by, in the words of the sentence (G4, N1). */
export function useAccountFilters(choices: AccountChoices | undefined): readonly FilterDefinition[] {
  const { t } = useTranslation(['portfolio', 'health', 'journey', 'components', 'content', 'feelings']);
  const names = useContentNames();
  const { members, currency } = useMe();
  return useMemo(() => {
    const filters: FilterDefinition[] = [
      {
        id: 'health',
        name: t('health:title').toLocaleLowerCase(),
        options: [
          ...bands.map((value) => ({ value: value as string, label: t(`health:band.${value}`) })),
          { value: NONE, label: t('health:band.unknown') },
        ],
      },
      {
        id: 'moment',
        name: t('filters.moment'),
        options: [
          ...moments.map((value) => ({ value: value as string, label: t(`components:moment.${value}`) })),
          { value: NONE, label: t('filters.noFeeling') },
        ],
      },
      {
        id: 'emotion',
        name: t('filters.emotion'),
        options: [
          ...emotionKeys.map((value) => ({ value: value as string, label: t(`feelings:emotion.${value}`) })),
          { value: NONE, label: t('filters.noFeeling') },
        ],
      },
      {
        id: 'trend',
        name: t('filters.trend'),
        options: trends.map((value) => ({ value, label: t(`health:trend.${value}`) })),
      },
      {
        id: 'stage',
        name: t('filters.stage'),
        options: [
          ...stages.map((kind) => ({ value: kind as string, label: names.stage({ kind, round: 0 }) })),
          { value: 'behind', label: t('content:journeyStatus.behind') },
          { value: 'stuck', label: t('content:journeyStatus.stuck') },
        ],
      },
      {
        id: 'touchModel',
        name: t('filters.touchModel'),
        options: touchModelKeys.map((value) => ({ value, label: names.touchModelKey(value) })),
      },
      { id: 'value', name: t('filters.value'), options: [], currency },
      {
        id: 'status',
        name: t('filters.status'),
        options: accountStatuses.map((value) => ({ value, label: t(`status.${value}`) })),
      },
      {
        id: 'owner',
        name: t('filters.owner'),
        options: [
          ...members.map(({ id, name }) => ({ value: id, label: name })),
          { value: NONE, label: t('filters.noOwner') },
        ],
      },
      {
        id: 'segment',
        name: t('filters.segment'),
        options: [
          ...(choices?.segments ?? []).map((segment) => ({ value: segment.id, label: names.segment(segment) })),
          { value: NONE, label: t('filters.noSegment') },
        ],
      },
      {
        id: 'tag',
        name: t('filters.tag'),
        options: (choices?.tags ?? []).map((value) => ({ value, label: value })),
      },
      {
        id: 'flag',
        name: t('journey:flags.filter'),
        options: accountFlags.map((value) => ({ value, label: t(`journey:flag.${value}`) })),
      },
      {
        id: 'attention',
        name: t('filters.attention'),
        options: attentions.map((value) => ({ value, label: t(`attention.${value}`) })),
      },
    ];
    return filters.filter((filter) => filter.currency !== undefined || filter.options.length > 0);
  }, [t, names, members, currency, choices]);
}
