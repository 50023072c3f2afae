import { useTranslation } from 'react-i18next';
import type { TodayEntry } from '#shared/contract/today.ts';
import { moments, reviewKinds } from '#shared/domain/vocabulary.ts';
import { useFactWords } from '#renderer/lib/fact-words.ts';
import { shippedText } from '#renderer/lib/shipped-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

/** The number a sentence counts by: the days it speaks of, or how many there are. */
const counted = (params: TodayEntry['params']): number =>
  Number(params['count'] ?? params['daysLate'] ?? params['days'] ?? 0);

/** What the sentences are told of; a line and each of its other reasons. */
type Reason = Pick<TodayEntry, 'key' | 'params' | 'values'>;

/** Why a line is on Today, as a sentence (H3). */
export function useReasonText(): (reason: Reason) => string {
  const words = useFactWords();
  const { t, i18n } = useTranslation(['today', 'reviews', 'components']);
  const format = useFormat();
  return ({ key, params, values: met = [] }) => {
    const kind = reviewKinds.find((candidate) => candidate === params['kind']);
    const moment = moments.find((candidate) => candidate === params['moment']);
    const count = counted(params);
    const shipped = (namespace: string, table: string, name: 'ruleKey' | 'contentKey', field: string) =>
      shippedText(i18n, { namespace, table, key: String(params[name] ?? ''), field });
    const values = {
      count,
      title: String(params['title'] ?? '') || shipped('communication', 'content_item', 'contentKey', 'title'),
      rule:
        String(params['rule'] ?? '') ||
        shipped('playbooks', 'trigger_rule', 'ruleKey', 'name') ||
        shipped('playbooks', 'campaign', 'ruleKey', 'name'),
      readiness: params['readiness'] ?? 0,
      kind: kind ? t(`reviews:kind.${kind}`) : '',
      moment: moment ? t(`components:moment.${moment}`).toLocaleLowerCase() : '',
      since: format.days(Number(params['daysSince'] ?? 0)),
    };
    // "Due today" is no number of days.
    if (
      count === 0 &&
      (key === 'commitment_due' || key === 'renewal_notice' || key === 'renewal_soon' || key === 'goal_recheck')
    ) {
      return t(`today:dueToday.${key}`, values);
    }
    // An alert says its rule and what met it (I2).
    const said = t(`today:reason.${key}`, values);
    return met.length === 0 ? said : t('today:because', { said, values: met.map(words.brief).join(' · ') });
  };
}
