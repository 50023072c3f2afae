import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goal } from '#shared/contract/plans.ts';
import { viewFormat } from '#shared/domain/client-view/format.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

export interface GoalText {
  value(value: number, unit: string | null): string;
  percent(value: number | null): string;
  /** `62 % → 90 % · hoje 78,5 %`, as far as it is known. */
  span(goal: Goal): string;
}

/** How the numbers of a goal are said, with their unit; the same as in the client's documents. */
export function useGoalText(): GoalText {
  const { t, i18n } = useTranslation('plan');
  const format = useFormat();
  return useMemo(() => {
    const view = viewFormat(i18n.language === 'en' ? 'en' : 'pt-BR');
    const value = (number: number, unit: string | null) => view.value(number, unit);
    return {
      value,
      percent: (number) => (number === null ? t('notComputable') : format.percent(Math.round(number) / 100)),
      span({ baseline, target, current, unit, direction, tolerance }) {
        const parts: string[] = [];
        if (target !== null && direction === 'maintain') {
          const keep = { target: value(target, unit), tolerance: value(tolerance ?? 0, unit) };
          parts.push(t(tolerance ? 'span.keepWithin' : 'span.keep', keep));
        } else if (target !== null) {
          const from = baseline === null ? '–' : value(baseline, unit);
          parts.push(t('span.fromTo', { from, to: value(target, unit) }));
        }
        if (current !== null) parts.push(t('span.now', { value: value(current, unit) }));
        return parts.join(' · ');
      },
    };
  }, [t, i18n.language, format]);
}
