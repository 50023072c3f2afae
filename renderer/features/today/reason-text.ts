import { useTranslation } from 'react-i18next';
import type { TodayEntry } from '#shared/contract/today.ts';
import { moments, reviewKinds } from '#shared/domain/vocabulary.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

/** The number a sentence counts by: the days it speaks of. */
const counted = (params: TodayEntry['params']): number => Number(params['daysLate'] ?? params['days'] ?? 0);

/** Why a line is on Today, as a sentence (H3). */
export function useReasonText(): (line: TodayEntry) => string {
  const { t } = useTranslation(['today', 'reviews', 'components']);
  const format = useFormat();
  return ({ key, params }) => {
    const kind = reviewKinds.find((candidate) => candidate === params['kind']);
    const moment = moments.find((candidate) => candidate === params['moment']);
    const count = counted(params);
    const values = {
      count,
      title: params['title'] ?? '',
      readiness: params['readiness'] ?? 0,
      kind: kind ? t(`reviews:kind.${kind}`) : '',
      moment: moment ? t(`components:moment.${moment}`).toLocaleLowerCase() : '',
      since: format.days(Number(params['daysSince'] ?? 0)),
    };
    // "Due today" is no number of days.
    if (count === 0 && (key === 'commitment_due' || key === 'renewal_notice' || key === 'renewal_soon')) {
      return t(`today:dueToday.${key}`, values);
    }
    return t(`today:reason.${key}`, values);
  };
}
